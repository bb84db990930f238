import assert from 'node:assert/strict'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { parseTerm } from '../../core/term.ts'
import { type Census, censusOf, labelOf } from '../support/census.ts'
import { type Files, git, withFolder, withRepository, writeFiles } from '../support/repository.ts'

const tree: Files = {
  'README.md': '# Lighthouse\n\nA delighthouse.\n',
  'lighthouse.ts': 'export const lighthouse = 1\n',
  'lighthouse/keeper.ts': "import { lighthouse } from '../lighthouse.js'\n",
  'lighthouse/lamps/lamp.ts': 'const lamp = 1\n',
  'lighthouse-lamp.txt': '',
  'src/a.ts': 'const a = lighthouse // lighthouse\n',
}

describe('scan', () => {
  it('says the head first, then everything by path, the summary last', () =>
    withRepository(tree, async folder => {
      const { events } = await censusOf(folder)
      assert.deepEqual(events.map(labelOf), [
        'head',
        'README.md:1:3 heading',
        'README.md near miss',
        'lighthouse dir-name',
        'lighthouse-lamp.txt file-name',
        'lighthouse.ts file-name',
        'lighthouse.ts:1:14 export',
        'lighthouse/keeper.ts:1:10 import',
        'lighthouse/keeper.ts:1:32 import-path',
        'src/a.ts:1:11 reference',
        'src/a.ts:1:25 line',
        'summary',
      ])
    }))

  it('has a summary that adds up', () =>
    withRepository(tree, async folder => {
      const { occurrences, summary } = await censusOf(folder)
      const { byCategory, byKind, bySurface, byAction } = summary
      for (const table of [byCategory, byKind, bySurface, byAction]) {
        const total = Object.values(table).reduce((all, one) => all + one, 0)
        assert.equal(total, occurrences.length)
      }
      const { files, searched, nearMisses, skipped } = summary
      assert.deepEqual(
        { files, searched, nearMisses, skipped },
        {
          files: 6,
          searched: 6,
          nearMisses: 1,
          skipped: 0,
        },
      )
      assert.equal(summary.occurrences, occurrences.length)
    }))

  it('has a head with terms, variants and commit', () =>
    withRepository(tree, async folder => {
      const { events } = await censusOf(folder)
      const [first] = events
      assert.ok(first?.type === 'head')
      const { schema, tool, base, terms } = first.head
      assert.deepEqual([schema, tool], ['cutover/census@1', { name: 'cutover', version: '0.0.0' }])
      assert.deepEqual(base, { commit: git(folder, 'rev-parse', 'HEAD'), dirty: false })
      assert.deepEqual(
        terms.map(({ from, to, variants }) => [
          from,
          to,
          variants.map(({ text }) => text).join(' '),
        ]),
        [
          [
            'lighthouse',
            'beacon',
            'lighthouse Lighthouse LIGHTHOUSE lighthouses Lighthouses LIGHTHOUSES',
          ],
        ],
      )
    }))

  it('gives the same events twice', () =>
    withRepository(tree, async folder => {
      assert.deepEqual(await censusOf(folder), await censusOf(folder))
    }))

  it('gives the same occurrences in and outside of git, but for the commit', async () => {
    const inGit = await withRepository(tree, folder => censusOf(folder))
    const outside = await withFolder(tree, folder => censusOf(folder))
    assert.deepEqual(inGit.occurrences, outside.occurrences)
    assert.equal(outside.events[0]?.type === 'head' && outside.events[0].head.base.commit, null)
  })

  it('has no fingerprint twice', () =>
    withRepository({ ...tree, 'a.md': 'lighthouse lighthouse\n'.repeat(50) }, async folder => {
      const { occurrences } = await censusOf(folder)
      assert.equal(new Set(occurrences.map(one => one.fingerprint)).size, occurrences.length)
    }))

  it('cuts what it says out of the bytes, in every encoding', () => {
    const text = '// 🗼 é\r\nconst lighthouse = 1 // a lighthouse\r\n'
    const files: Readonly<Record<string, Buffer>> = {
      'a.ts': Buffer.from(text),
      'b.ts': Buffer.from(`\ufeff${text}`),
      'c.ts': Buffer.from(`\ufeff${text}`, 'utf16le'),
      'd.ts': Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      'e.ts': Buffer.from('// \xe9\nconst lighthouse = 1 // a lighthouse', 'latin1'),
    }
    return withRepository(files, async folder => {
      const { occurrences } = await censusOf(folder)
      assert.equal(occurrences.length, 10)
      for (const { path, start, end, kind, line } of occurrences) {
        const bytes = files[path]?.subarray(start, end).toString('latin1').replaceAll('\0', '')
        assert.equal(bytes, 'lighthouse')
        assert.deepEqual([line, ['declaration', 'line'].includes(kind)], [2, true])
      }
    })
  })

  it('scans for several terms at once', () =>
    withRepository({ 'a.ts': 'const lighthouseKeeper = keeper\n' }, async folder => {
      const terms = [
        parseTerm('lighthouse', { to: 'beacon' }),
        parseTerm('keeper', { to: 'warden' }),
      ]
      const { occurrences } = await censusOf(folder, { terms })
      assert.deepEqual(
        occurrences.map(({ term, text, replacement }) => [term, text, replacement]),
        [
          ['lighthouse', 'lighthouse', 'beacon'],
          ['keeper', 'Keeper', 'Warden'],
          ['keeper', 'keeper', 'warden'],
        ],
      )
    }))

  it('shows the lines around what it could not classify', () =>
    withRepository({ 'a.js': "first\n'x', 'lighthouse'\nlast\n" }, async folder => {
      const { events } = await censusOf(folder)
      for (const event of events) {
        if (event.type !== 'occurrence') continue
        const isShown = event.frame !== undefined
        assert.equal(isShown, event.occurrence.category === 'unsure')
        if (event.frame) {
          assert.deepEqual(event.frame, { first: 1, lines: ['first', "'x', 'lighthouse'", 'last'] })
        }
      }
    }))
})

const reasons = ({ skipped }: Census): readonly string[] =>
  skipped.map(({ path, reason }) => `${path} ${reason}`)

describe('what a scan leaves out', () => {
  it('names each file that is not read with its reason', () =>
    withRepository({ 'a.md': 'lighthouse', '.gitignore': 'out/\n' }, async folder => {
      writeFiles(folder, {
        'binary.bin': 'lighthouse\0',
        'half.txt': Buffer.from('\ufefflighthouse!', 'utf16le').subarray(0, -1),
        'large.txt': `lighthouse${' '.repeat(2000)}`,
        'out/lighthouse.md': 'lighthouse',
      })
      symlinkSync('a.md', join(folder, 'link.md'))
      mkdirSync(join(folder, 'module'))
      const module = join(folder, 'module')
      git(module, 'init', '--quiet')
      git(module, 'commit', '--quiet', '--allow-empty', '--message=Lamp')
      git(folder, 'add', 'link.md', 'module')
      const census = await censusOf(folder, { maxFileSize: 1000 })
      assert.deepEqual(reasons(census).toSorted(), [
        'binary.bin binary',
        'half.txt undecodable',
        'large.txt too-large',
        'link.md link',
        'module submodule',
        'out/ ignored',
      ])
      assert.deepEqual(
        census.findings.map(({ path, code }) => `${path} ${code}`),
        ['half.txt undecodable', 'large.txt too-large'],
      )
      assert.equal(census.summary.skipped, 6)
    }))

  it('names what a glob excludes', () =>
    withRepository(tree, async folder => {
      const census = await censusOf(folder, { exclude: ['lighthouse'] })
      assert.deepEqual(reasons(census), [
        'lighthouse/keeper.ts excluded',
        'lighthouse/lamps/lamp.ts excluded',
      ])
    }))
})
