import assert from 'node:assert/strict'
import { readdirSync, writeFileSync } from 'node:fs'
import { entryOf } from '../../core/entry.ts'
import { matcher, searchPatternOf } from '../../core/matcher.ts'
import { parseTerm } from '../../core/term.ts'
import { ripgrepPath } from '../../files/ripgrep.ts'
import { searchFiles } from '../../files/search.ts'
import { censusOf } from '../support/census.ts'
import { git, withFolder, withRepository } from '../support/repository.ts'

const content = 'const lighthouse = 1\n'

describe('hostile names', () => {
  const names = [
    'with space.ts',
    'with\nline feed.ts',
    'with\ttab.ts',
    'with "quotes".ts',
    "with 'apostrophes'.ts",
    'with `ticks` $(touch x).ts',
    '-e',
    '--',
    '--lighthouse',
    '*.ts',
    '!not.ts',
    '#hash.ts',
    'back\\slash.ts',
    'é 🗼.ts',
    `${'deep/'.repeat(60)}a.ts`,
  ]
  for (const make of [withRepository, withFolder]) {
    it(`are read ${make === withFolder ? 'in a folder' : 'in a repository'}`, () =>
      make(Object.fromEntries(names.map(name => [name, content])), async folder => {
        const { occurrences, findings } = await censusOf(folder)
        const inFiles = occurrences.filter(({ line }) => line !== null)
        assert.deepEqual(
          inFiles.map(({ path }) => path),
          names.toSorted(),
        )
        assert.deepEqual(findings, [])
        assert.ok(!readdirSync(folder).includes('x'))
      }))
  }

  it('are shown and read where they are not UTF-8', () =>
    withRepository({}, async folder => {
      const name = Buffer.from('l\xefghthouse lighthouse.ts', 'latin1')
      writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), name]), content)
      git(folder, 'add', '--all')
      const { occurrences } = await censusOf(folder)
      assert.deepEqual(
        occurrences.map(({ path, kind }) => [path, kind]),
        [
          ['l\\xefghthouse lighthouse.ts', 'file-name'],
          ['l\\xefghthouse lighthouse.ts', 'declaration'],
        ],
      )
    }))

  it('have their offsets in the bytes of the path', () =>
    withRepository({ 'é/lighthouse/a lighthouse.ts': '' }, async folder => {
      const { occurrences } = await censusOf(folder)
      for (const { path, start, end } of occurrences) {
        assert.equal(Buffer.from(path).subarray(start, end).toString(), 'lighthouse')
      }
      assert.equal(occurrences.length, 2)
    }))
})

describe('hostile terms', () => {
  const terms = [
    '$(touch x)',
    '`touch x`',
    '-e',
    '--pre=touch',
    '-- x',
    `'"lighthouse`,
    'light\nhouse',
    'light house; touch x',
    '.*lighthouse',
    '[a-z',
    '(a+)+$b',
    '\\x\\',
    '%s%n',
    '../lighthouse',
    '\u0000lighthouse',
    'lighthouse'.repeat(1000),
  ]
  for (const term of terms) {
    it(`are taken literally: ${JSON.stringify(term.slice(0, 30))}`, () =>
      withRepository(
        { 'a.md': `see ${term} here\n`, 'b.md': 'aaaaaaaaaaaaaaaaaaaaaaaaaaaa\n' },
        async folder => {
          const { occurrences } = await censusOf(folder, { terms: [parseTerm(term)] })
          assert.ok(occurrences.every(({ path }) => path === 'a.md'))
          assert.deepEqual(readdirSync(folder).toSorted(), ['.git', 'a.md', 'b.md'])
        },
      ))
  }

  it('finish in time on text that repeats their beginnings', function () {
    this.timeout(5000)
    const text = 'a-'.repeat(20_000)
    for (const term of ['a a a a a a a b', 'a b', 'a-a-a-a']) {
      assert.ok(matcher([parseTerm(term)])(text).located.length >= 0)
    }
  })
})

describe('search with and without rg', () => {
  const files = {
    'a.md': 'work\n * package',
    'b.md': 'WORK\r\npackage',
    'c.md': 'work-packages',
    'd.md': 'homework',
    'e.md': Buffer.from('\ufeffworkPackage', 'utf16le'),
    'f.md': 'work then package',
    'g.md': 'WORKPACKAGE',
    'h.md': Buffer.from('\xe9 work package', 'latin1'),
    'i.md': 'work \t\n\t> package',
  }
  it('gives the same candidates, and all that hold an occurrence', () =>
    withFolder(files, async folder => {
      const terms = [parseTerm('work package')]
      const entries = Object.keys(files).map(path => entryOf(Buffer.from(path)))
      const search = async (binary: string | undefined) => {
        const found: string[] = []
        for await (const { path } of searchFiles(folder, entries, searchPatternOf(terms), {
          binary,
        })) {
          found.push(path)
        }
        return found
      }
      const byNode = await search(undefined)
      assert.deepEqual(await search(await ripgrepPath()), byNode)
      const { occurrences } = await censusOf(folder, { terms })
      assert.deepEqual(
        [...new Set(occurrences.map(({ path }) => path))],
        // In Markdown the star of `a.md` begins a list: there the words are no phrase.
        'bceghi'.split('').map(name => `${name}.md`),
      )
      assert.ok(occurrences.every(({ path }) => byNode.includes(path)))
    }))
})
