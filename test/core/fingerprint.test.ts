import assert from 'node:assert/strict'
import { contextAround, fingerprints } from '../../core/fingerprint.ts'
import { inspectText } from '../support/inspect-text.ts'

describe('fingerprints', () => {
  it('tells alike occurrences of one file apart', () => {
    const print = fingerprints('a.ts')
    const [first, second] = [print('rest', 'line', 'rest rest'), print('rest', 'line', 'rest rest')]
    assert.notEqual(first, second)
    assert.match(first, /^[0-9a-f]{16}$/)
  })

  it('depends on term, path, kind and line', () => {
    const prints = [
      fingerprints('a.ts')('rest', 'line', 'a rest'),
      fingerprints('b.ts')('rest', 'line', 'a rest'),
      fingerprints('a.ts')('arrest', 'line', 'a rest'),
      fingerprints('a.ts')('rest', 'block', 'a rest'),
      fingerprints('a.ts')('rest', 'line', 'the rest'),
    ]
    assert.equal(new Set(prints).size, prints.length)
  })

  it('does not see how much white space there is', () => {
    const [plain, spaced] = [fingerprints('a.ts'), fingerprints('a.ts')]
    assert.equal(plain('rest', 'line', 'a rest'), spaced('rest', 'line', '\ta   rest \r'))
  })

  it('does not confuse parts that join alike', () => {
    assert.notEqual(fingerprints('a')('b c', 'd', 'e'), fingerprints('a')('b', 'c d', 'e'))
  })

  it('stays when lines come before and between', async () => {
    const lines = [
      'const lighthouse = 1',
      '// a lighthouse',
      'lighthouse.lit = lighthouse',
      '// a lighthouse',
    ]
    const moved = ['const a = 1', ...lines.flatMap(line => [line, '', 'const b = 2'])]
    assert.deepEqual(await printsOf(moved), await printsOf(lines))
    assert.equal(new Set(await printsOf(lines)).size, 5)
  })
})

async function printsOf(lines: readonly string[]): Promise<readonly string[]> {
  const { seen } = await inspectText('a.ts', lines.join('\n'))
  return seen.map(({ occurrence }) => occurrence.fingerprint)
}

describe('contextAround', () => {
  it('is the whole of a short line', () => {
    assert.equal(contextAround('a lighthouse', 3), 'a lighthouse')
  })

  it('is what stands near in a long line', () => {
    const line = `${'x'.repeat(1000)} lighthouse ${'y'.repeat(1000)}`
    const context = contextAround(line, 1002)
    assert.equal(context.length, 240)
    assert.ok(context.includes(' lighthouse '))
    assert.equal(contextAround(line, 1).length, 121)
  })
})
