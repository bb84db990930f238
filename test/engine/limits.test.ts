import assert from 'node:assert/strict'
import { censusOf } from '../support/census.ts'
import { inspectText } from '../support/inspect-text.ts'
import { withRepository } from '../support/repository.ts'

/** Ten thousand brackets around the term, as no person writes them. */
const nested = (open: string, close: string, inside: string): string =>
  open.repeat(10_000) + inside + close.repeat(10_000)

const deep: Readonly<Record<string, string>> = {
  'deep.js': nested('[', ']', 'lighthouse'),
  'deep.ts': `const a = ${nested('(', ')', 'lighthouse')}`,
  'deep.json': nested('[', ']', '"lighthouse"'),
  'deep.yaml': nested('[', ']', 'lighthouse'),
  'deep.toml': `a = ${nested('[', ']', '"lighthouse"')}`,
  'deep.py': nested('(', ')', 'lighthouse'),
  'deep.go': `package a\nvar b = ${nested('(', ')', 'lighthouse')}`,
  'deep.md': nested('> ', '', 'lighthouse'),
  'deep.mdx': `${'{'.repeat(1000)}lighthouse${'}'.repeat(1000)}`,
  'deep.html': nested('<p>', '</p>', 'lighthouse'),
  'deep.xml': nested('<a>', '</a>', 'lighthouse'),
  'deep.css': nested('a {', '}', '.lighthouse {}'),
  'deep.sh': nested('$(', ')', 'lighthouse'),
  'deep.rb': nested('[', ']', 'lighthouse'),
  'deep.vue': `<template>${nested('<p>', '</p>', 'lighthouse')}</template>`,
  'deep.rst': nested('* ', '', 'lighthouse'),
  'deep.kt': nested('{', '}', 'lighthouse'),
}

describe('limits', () => {
  for (const [path, text] of Object.entries(deep)) {
    it(`reads 10,000 levels in ${path} in time`, async function () {
      this.timeout(10_000)
      const { seen } = await inspectText(path, text)
      assert.equal(seen.length, 1)
    })
  }

  for (const path of ['long.js', 'long.json', 'long.md', 'long.css', 'long.txt', 'long.py']) {
    it(`reads a line of 1 MB in ${path} in time`, async function () {
      this.timeout(10_000)
      const text = `${'a;b = "lighthouse"; '.repeat(50)}${'x'.repeat(1_000_000)};lighthouse = 1`
      const { seen } = await inspectText(path, text)
      assert.equal(seen.length, 51)
      assert.equal(seen.at(-1)?.occurrence.column, text.length - 'lighthouse = 1'.length + 1)
    })
  }

  it('reads a file of many occurrences in time', async function () {
    this.timeout(20_000)
    const { seen } = await inspectText(
      'many.ts',
      'lighthouse(lighthouse) // lighthouse\n'.repeat(5000),
    )
    assert.equal(seen.length, 15_000)
  })
})

describe('a file that its parser refuses', () => {
  const broken = {
    'a.ts': "const lighthouse = 'open\n\n}}} ((( lighthouse",
    'b.json': '{"lighthouse": [}',
    'c.toml': '[lighthouse\nlighthouse = = 1',
    'd.yaml': 'lighthouse: [a\n  - "lighthouse',
    'e.mdx': '<Lighthouse>\n\n{lighthouse',
    'f.ts': 'const lighthouse = 1\n',
  }
  it('is read by the next one, with a finding', () =>
    withRepository(broken, async folder => {
      const { occurrences, findings } = await censusOf(folder)
      const counts = Object.keys(broken).map(
        path => occurrences.filter(occurrence => occurrence.path === path).length,
      )
      assert.deepEqual(counts, [2, 1, 2, 2, 2, 1])
      for (const { code, severity, message, path } of findings) {
        assert.deepEqual([code, severity], ['parser-refused', 'info'])
        assert.match(message, /^Unexpected text for [\w-]+ \(.+\)/)
        assert.notEqual(path, 'f.ts')
      }
      const refused = new Set(findings.map(({ path }) => path))
      assert.deepEqual([...refused], ['a.ts', 'c.toml', 'e.mdx'])
    }))
})
