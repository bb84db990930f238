import assert from 'node:assert/strict'
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { byPath, type Entry, entryOf } from '../../core/entry.ts'
import type { SearchPattern } from '../../files/pattern.ts'
import { ripgrepPath } from '../../files/ripgrep.ts'
import { searchFiles } from '../../files/search.ts'
import { type Files, withFolder } from '../support/repository.ts'

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')

const tree: Files = {
  'utf8.md': 'The LightHouse\n',
  'bom.md': '\ufefflighthouse',
  'crlf.md': 'a\r\nlighthouse\r\n',
  'little.txt': utf16('a lighthouse'),
  'big.txt': utf16('a lighthouse').swap16(),
  'odd.txt': Buffer.concat([utf16('a lighthouse'), Buffer.from('x')]),
  'latin1.txt': Buffer.from('caf\xe9 lighthouse', 'latin1'),
  'latin1-only.txt': Buffer.from('CAF\xc9', 'latin1'),
  'utf8-only.txt': 'Café',
  'other.txt': 'Zürich',
  'binary.bin': Buffer.from('\0\0lighthouse\0'),
  empty: '',
  'long.min.js': `${'x'.repeat(1_000_000)}lighthouse`,
  'none.md': 'light house',
  'wrapped.md': 'light\nhouse',
  'with space\nand "quotes".md': 'lighthouse',
  '-dash': 'lighthouse',
  'kelvin.md': '\u212aeeper',
  'quotes.sh': `$(touch x) '"lighthouse"'`,
  'dash.md': 'use --lighthouse',
  'towers.md': '🗼'.repeat(50_000),
  'ten.md': 'lighthouse'.repeat(1000),
}

const rawName = Buffer.from('l\xefght', 'latin1')

function entriesIn(folder: string): readonly Entry[] {
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), rawName]), 'lighthouse')
  return [...Object.keys(tree).map(path => ({ path })), entryOf(rawName)].toSorted(byPath)
}

async function search(...[root, entries, pattern, options]: Parameters<typeof searchFiles>) {
  const found: string[] = []
  for await (const { path } of searchFiles(root, entries, pattern, options)) found.push(path)
  return found
}

const expected: readonly (readonly [string, SearchPattern, readonly string[]])[] = [
  [
    'a term in any case and encoding',
    { literals: ['lighthouse'] },
    [
      '-dash',
      'big.txt',
      'binary.bin',
      'bom.md',
      'crlf.md',
      'dash.md',
      'l\\xefght',
      'latin1.txt',
      'little.txt',
      'long.min.js',
      'odd.txt',
      'quotes.sh',
      'ten.md',
      'utf8.md',
      'with space\nand "quotes".md',
    ],
  ],
  ['several terms', { literals: ['--lighthouse', 'light house'] }, ['dash.md', 'none.md']],
  ['quotes and shell', { literals: [`$(touch x) '"lighthouse`] }, ['quotes.sh']],
  ['a line end', { literals: ['light\nhouse'] }, ['wrapped.md']],
  ['a NUL', { literals: ['\0lighthouse'] }, ['binary.bin']],
  ['a term of 10 KB', { literals: ['lighthouse'.repeat(1000)] }, ['ten.md']],
  ['a term beyond a command line', { literals: ['🗼'.repeat(50_000)] }, ['towers.md']],
  [
    'letters beyond ASCII',
    { literals: ['café'] },
    ['latin1-only.txt', 'latin1.txt', 'utf8-only.txt'],
  ],
  ['letters that fold to ASCII', { literals: ['keeper'] }, ['kelvin.md']],
  ['an expression', { regex: 'light.house', test: /light.house/gi }, ['none.md']],
  ['an expression in one case', { regex: 'LightHouse', test: /LightHouse/ }, ['utf8.md']],
  [
    'an expression across lines',
    { regex: 'light[ \\n]house', test: /light[ \n]house/i },
    ['none.md', 'wrapped.md'],
  ],
  [
    'an escape beyond ASCII',
    { regex: 'caf\\x{e9}$', test: /caf\xe9$/i },
    ['latin1-only.txt', 'utf8-only.txt'],
  ],
  [
    'an expression that rg refuses',
    { regex: '(?<=light)house{', test: /(?<=use --light)house/ },
    ['dash.md'],
  ],
]

describe('searchFiles', () => {
  for (const [what, pattern, paths] of expected) {
    it(`finds ${what} with rg and without`, () =>
      withFolder(tree, async folder => {
        const entries = entriesIn(folder)
        assert.deepEqual(await search(folder, entries, pattern), paths)
        assert.deepEqual(
          await search(folder, entries, pattern, { binary: await ripgrepPath() }),
          paths,
        )
        assert.equal(existsSync(join(folder, 'x')), false)
      }))
  }

  it('reads the files itself where the program is missing or may not run', () =>
    withFolder({ lighthouse: 'beacon', tool: '' }, async folder => {
      chmodSync(join(folder, 'tool'), 0o644)
      for (const binary of [join(folder, 'gone'), join(folder, 'tool')]) {
        const entries = [{ path: 'lighthouse' }, { path: 'tool' }]
        assert.deepEqual(await search(folder, entries, { literals: ['beacon'] }, { binary }), [
          'lighthouse',
        ])
      }
    }))

  it('keeps a file that cannot be read as a candidate', () =>
    withFolder({ a: 'lighthouse', b: '', c: 'lighthouse' }, async folder => {
      const entries = ['a', 'b', 'c', 'gone'].map(path => ({ path }))
      rmSync(join(folder, 'c'))
      const found = await search(
        folder,
        entries,
        { literals: ['lighthouse'] },
        { binary: await ripgrepPath() },
      )
      assert.deepEqual(found, ['a', 'c', 'gone'])
    }))

  it('keeps the order over many chunks', () => {
    const folders = `${'lighthouse'.repeat(20)}/`.repeat(10)
    const names = Array.from({ length: 450 }, (_, index) => `${folders}${index}`)
    const files = Object.fromEntries(names.map((name, index) => [name, index % 3 ? '' : 'beacon']))
    return withFolder(files, async folder => {
      const entries = names.map(path => ({ path }))
      const options = { binary: await ripgrepPath() }
      const found = await search(folder, entries, { literals: ['BEACON'] }, options)
      assert.deepEqual(
        found,
        names.filter(name => files[name]),
      )
    })
  })

  it('searches nothing where there is nothing', async () => {
    assert.deepEqual(
      await search('/', [], { literals: ['lighthouse'] }, { binary: await ripgrepPath() }),
      [],
    )
  })

  it('searches no more than the entry where its name is no argument', () =>
    withFolder(tree, async folder => {
      entriesIn(folder)
      const entries = [entryOf(rawName)]
      const pattern = { literals: ['lighthouse'] }
      assert.deepEqual(await search(folder, entries, pattern, { binary: await ripgrepPath() }), [
        'l\\xefght',
      ])
    }))

  it('ends the program when the caller stops early', () =>
    withFolder({ 'tool.sh': script }, async folder => {
      const binary = join(folder, 'tool.sh')
      chmodSync(binary, 0o755)
      const entries = Array.from({ length: 8001 }, (_, index) => ({ path: `lighthouse-${index}` }))
      for await (const entry of searchFiles(
        folder,
        entries,
        { literals: ['beacon'] },
        { binary },
      )) {
        assert.deepEqual(entry, { path: 'lighthouse-0' })
        break
      }
      assert.equal(existsSync(join(folder, 'first')), true)
    }))
})

/** Answers the first call and would take a minute over the second. */
const script = `#!/bin/sh
if [ -e first ]; then exec sleep 60; fi
touch first
printf './lighthouse-0\\0'
`
