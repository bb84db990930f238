import assert from 'node:assert/strict'
import { auditIn, auditOfFolder, placesOf, told } from '../support/audited.ts'
import { type Files, git, withRepository, writeFiles } from '../support/repository.ts'

const before: Files = {
  'src/lamp.ts': 'const lamp = 1\n',
  'src/oil.ts': 'const oil = 1\n',
  'scripts/light.sh': 'true\n',
  'docs/old.md': '# Old\n',
  '.lamps/state.json': '{}\n',
}

/** Dead paths of a document, in a repository from which `src/oil.ts` and others were removed. */
const dead = (text: string, path = 'docs/a.md', more: Files = {}) =>
  withRepository(before, async folder => {
    git(folder, 'rm', '--quiet', 'src/oil.ts', 'scripts/light.sh', '.lamps/state.json')
    git(folder, 'commit', '--quiet', '--message=Remove the oil')
    writeFiles(folder, { [path]: text, 'scripts/trim.sh': 'true\n', ...more })
    return placesOf(await auditIn(folder), 'dead-path')
  })

describe('dead-path', () => {
  const bad: Readonly<Record<string, string>> = {
    'a file that was removed': 'See `src/oil.ts`.',
    'one with a line': 'See `src/oil.ts:12`.',
    'one that is told from here': 'See `./../src/oil.ts`.',
    'one that is spelled nearly so': 'See `src/lamb.ts`.',
    'what another is generated from': 'The `src/` is generated from `src/oil.ts`.',
    'a script that is run': 'Use `bash scripts/light.sh`.',
  }
  for (const [name, text] of Object.entries(bad)) {
    it(`finds ${name}`, async () => {
      const column = text.lastIndexOf('`', text.length - 3) + 2
      assert.deepEqual(await dead(`${text}\n`), [`docs/a.md:1:${column}`])
    })
  }

  it('finds a script of a block', async () => {
    assert.deepEqual(await dead('```sh\n./scripts/light.sh --now\n```\n'), ['docs/a.md:2:1'])
  })

  const good: Readonly<Record<string, string>> = {
    'a file that is there': 'See `src/lamp.ts` and `src/`.',
    'one that never was': 'Write `src/harbour.ts`.',
    'one that stands for another': 'Write `src/your-lamp.ts` or `path/to/oil.ts`.',
    'an address': 'See `github.com/lamps/oil`.',
    'what its line says is gone': 'We removed `src/oil.ts`.',
    'what its line says is not there': 'No `src/oil.ts` exists today.',
    'what its line tells to make': 'Create `src/oil.ts` first.',
    'another short name': 'See `src/la.ts`.',
    'the words of a link': 'See [`src/oil.ts`](../src/lamp.ts).',
    'no path': 'Either/or, `and/or`, `1/2`, `a/b/c`.',
    'a glob': 'All of `src/*.ts`.',
  }
  for (const [name, text] of Object.entries(good)) {
    it(`allows ${name}`, async () => {
      assert.deepEqual(await dead(`${text}\n`), [])
    })
  }

  it('allows what the program itself makes where it runs', async () => {
    const code = { 'src/state.ts': 'const file = "state.json"\n' }
    assert.deepEqual(await dead('See `.lamps/state.json`.\n', 'docs/a.md', code), [])
    assert.deepEqual(await dead('See `.lamps/state.json`.\n', 'docs/a.md', { '.lamps/b': '' }), [
      'docs/a.md:1:6',
    ])
  })

  it('is silent in documents that tell of a moment', async () => {
    assert.deepEqual(await dead('See `src/oil.ts`.\n', 'docs/plans/a.md'), [])
    assert.deepEqual(await dead('See `src/oil.ts`.\n', 'docs/2026-03-01-oil.md'), [])
  })

  it('knows only what is misspelt where there is no git', async () => {
    const report = await auditOfFolder({
      'src/lamp.ts': '',
      'docs/a.md': 'See `src/lamb.ts` and `src/oil.ts`.\n',
    })
    assert.deepEqual(told(report), [
      'warning dead-path docs/a.md:1:6  Unexpected path `src/lamb.ts`, expected one that is there',
    ])
    assert.equal(report.findings[0]?.remedy, 'name `src/lamp.ts`')
  })
})
