import assert from 'node:assert/strict'
import { auditOf, placesOf, told } from '../support/audited.ts'

const text = '# Lamps\n\nThe lighthouse shines.\n'

describe('history', () => {
  const paths = [
    ...['CHANGELOG.md', 'Changelog.md', 'packages/a/CHANGELOG.md', 'History.markdown', 'NEWS.md'],
    ...['docs/history.md', 'docs/adr/0001-lamps.md', 'docs/decisions/lamps.md', 'rfcs/lamps.md'],
    ...['docs/migrations/2.md', 'kitty-specs/001-lamps/spec.md', 'docs/archive/lamps.md'],
    ...['docs/migrating-to-2.md', 'docs/changes/1.2.rst', 'RELEASE_NOTES.md'],
    ...['db/migrations/001.sql', 'kitty-specs/001-lamps/status.events.jsonl'],
  ]
  for (const path of paths) {
    it(`is what ${path} tells`, async () => {
      const report = await auditOf({ [path]: text, 'src/beacon.ts': '' })
      assert.deepEqual(placesOf(report, 'old-term').concat(placesOf(report, 'leftover')), [])
      assert.equal(report.leftovers.undecided, 0)
      assert.ok(report.leftovers.occurrences > 0)
      assert.deepEqual(
        report.leftovers.kept.map(({ reason, by }) => [reason, by]),
        [['history stays as it was written', 'rule']],
      )
    })
  }

  it('is no other document', async () => {
    const report = await auditOf({ 'docs/historic-lamps.md': text, 'docs/adrift.md': text })
    assert.deepEqual(placesOf(report, 'old-term'), [
      'docs/adrift.md:3:5',
      'docs/historic-lamps.md:3:5',
    ])
  })

  it('is what --history names besides, and is not what --not-history names', async () => {
    const files = { 'docs/old/a.md': text, 'docs/adr/b.md': text, 'docs/archive/c.md': text }
    const report = await auditOf(files, {
      history: { more: ['docs/old/'], less: ['docs/adr/b.md', 'archive/'] },
    })
    assert.deepEqual(placesOf(report, 'old-term'), ['docs/adr/b.md:3:5', 'docs/archive/c.md:3:5'])
    assert.ok(report.history.includes('docs/old/'))
    assert.ok(!report.history.includes('archive/'))
    assert.ok(report.history.includes('adr/'))
  })

  it('is counted among what was scanned', async () => {
    const { targets } = await auditOf({ 'docs/adr/a.md': text, 'docs/b.md': '# B\n' })
    assert.deepEqual(
      targets.map(({ path, files, scanned, history, oldTerm, neither, occurrences }) => ({
        path,
        files,
        scanned,
        history,
        oldTerm,
        neither,
        undecided: occurrences.undecided,
      })),
      [{ path: 'docs/', files: 2, scanned: 2, history: 1, oldTerm: 1, neither: 1, undecided: 0 }],
    )
  })

  it('holds nothing against what it names', async () => {
    const dead = 'See [it](gone.md), `lamp gone` and `docs/gone.md`.\n'
    assert.deepEqual(told(await auditOf({ 'docs/adr/a.md': dead, 'CHANGELOG.md': dead })), [])
  })
})

describe('a changelog', () => {
  const changelogs: Readonly<Record<string, readonly [string, string, readonly string[]]>> = {
    'with ATX headings': [
      'CHANGELOG.md',
      '# Changes\n\n## [Unreleased]\n\n- A lighthouse\n\n## 1.0\n\n- A lighthouse\n',
      ['CHANGELOG.md:5:5'],
    ],
    'with deeper headings': [
      'CHANGELOG.md',
      '## Unreleased\n\n### Added\n\n- A lighthouse\n\n### Mended\n\n- The lighthouse\n\n## 1.0\n\n- A lighthouse\n',
      ['CHANGELOG.md:5:5', 'CHANGELOG.md:9:7'],
    ],
    'with setext headings': [
      'CHANGELOG.md',
      'Changes\n=======\n\nUnreleased\n----------\n\n- A lighthouse\n\n1.0\n---\n\n- A lighthouse\n',
      ['CHANGELOG.md:7:5'],
    ],
    'in reStructuredText': [
      'CHANGES.rst',
      'Changes\n=======\n\nUnreleased\n~~~~~~~~~~\n\n- A lighthouse\n\nVersion 1.0\n~~~~~~~~~~~\n\n- A lighthouse\n',
      ['CHANGES.rst:7:5'],
    ],
    'in AsciiDoc': [
      'CHANGELOG.adoc',
      '= Changes\n\n== Unreleased\n\n* A lighthouse\n\n== 1.0\n\n* A lighthouse\n',
      ['CHANGELOG.adoc:5:5'],
    ],
    'whose unreleased part is its last': [
      'CHANGELOG.md',
      '## 1.0\n\n- A lighthouse\n\n## Unreleased\n\n- A lighthouse\n',
      ['CHANGELOG.md:7:5'],
    ],
    'whose title has a line above too': [
      'CHANGES.rst',
      '=======\nChanges\n=======\n\n1.1 (unreleased)\n================\n\n- A lighthouse\n\nMended\n------\n\n- The lighthouse\n\n1.0\n===\n\n- A lighthouse\n',
      ['CHANGES.rst:8:5', 'CHANGES.rst:13:7'],
    ],
    'that has released all': ['CHANGELOG.md', '## 1.0\n\n- A lighthouse\n', []],
    'that says what became of it': [
      'CHANGELOG.md',
      '## Unreleased\n\n- Rename lighthouse to beacon\n',
      [],
    ],
  }
  for (const [name, [path, content, expected]] of Object.entries(changelogs)) {
    it(`${name} is history where it is released`, async () => {
      assert.deepEqual(placesOf(await auditOf({ [path]: content }), 'old-term'), expected)
    })
  }

  it('is no code, and nothing that agents or generators are told, whatever its name is', async () => {
    const live = {
      'src/history/store.ts': 'lighthouse()\n',
      'src/changelog.ts': 'lighthouse()\n',
      'src/decisions/engine.py': 'lighthouse()\n',
      '.claude/commands/changelog.md': 'the lighthouse\n',
      'packages/web/.claude/commands/release-notes.md': 'the lighthouse\n',
      'templates/changelog.md.j2': 'the lighthouse\n',
      '.kittify/overrides/history/x.md': 'the lighthouse\n',
    }
    const report = await auditOf({ ...live, 'docs/history/a.md': 'the lighthouse\n' })
    assert.deepEqual(
      report.findings.map(({ path }) => path).toSorted(),
      Object.keys(live).toSorted(),
    )
    assert.equal(report.leftovers.kept[0]?.occurrences, 1)
  })

  it('keeps a link to a file of history', async () => {
    const report = await auditOf({
      'docs/adr/lighthouse.md': '# The lighthouse\n',
      'docs/design.md': 'Why: [here](adr/lighthouse.md).\n',
    })
    assert.deepEqual(report.findings, [])
    assert.equal(report.leftovers.undecided, 0)
  })
})
