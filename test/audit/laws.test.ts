import assert from 'node:assert/strict'
import { mkdirSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import fc from 'fast-check'
import { countsOf } from '../../core/check.ts'
import { jsonAudit, ndjsonAudit } from '../../reports/audit/json.ts'
import { markdownAudit } from '../../reports/audit/markdown.ts'
import { headline, prettyAudit } from '../../reports/audit/pretty.ts'
import { auditIn } from '../support/audited.ts'
import { censusOf } from '../support/census.ts'
import { replaceAll } from '../support/replace-all.ts'
import { type Files, withRepository, writeFiles } from '../support/repository.ts'

const words = [
  'lighthouse',
  'beacon',
  'Lighthouse',
  'beacons',
  'light_house',
  'lamp',
  'oil and fog',
]
const lines = fc.array(
  fc.oneof(
    fc.constantFrom(...words),
    fc.constantFrom(
      '# ',
      '- ',
      '`',
      '\n',
      '\n\n',
      ' ',
      '[a](b.md)',
      '`docs/gone.md`',
      '```sh\n',
      '$ lamp --fog\n',
    ),
    fc.string({ maxLength: 4 }),
  ),
  { maxLength: 14 },
)
const paths = [
  ...[
    'docs/a.md',
    'docs/lighthouse.md',
    'docs/b/beacon.rst',
    'README.md',
    'src/lighthouse.ts',
    'src/b.ts',
  ],
  ...[
    'CHANGELOG.md',
    '.claude/commands/light.md',
    '.gemini/commands/light.toml',
    'templates/lighthouse/a.md',
  ],
  ...[
    'lamps.yaml',
    'docs/adr/1.md',
    'kitty-specs/001-a/spec.md',
    '.github/ISSUE_TEMPLATE/a.md',
    'docs/glossary.yaml',
  ],
]
const trees: fc.Arbitrary<Files> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...paths), lines), {
    selector: ([path]) => path,
    maxLength: 7,
  })
  .map(files => Object.fromEntries(files.map(([path, text]) => [path, text.join('')])))

/** Random repositories of each law; `LAWS=50` makes more of them. */
const rounds = Number(process.env['LAWS'] ?? 10)

const law = (check: (folder: string) => Promise<void>, numRuns = rounds): Promise<void> =>
  fc.assert(
    fc.asyncProperty(trees, files => withRepository(files, check)),
    { numRuns },
  )

describe('the laws of an audit', () => {
  it('each target has as many files as were scanned and skipped, and as have either name or neither', () =>
    law(async folder => {
      const { targets, files } = await auditIn(folder)
      for (const target of targets) {
        const skipped = Object.values(target.skipped).reduce((sum, count) => sum + count, 0)
        assert.equal(target.files, target.scanned + skipped)
        assert.equal(target.scanned, target.oldTerm + target.newTerm + target.neither)
        assert.ok(target.occurrences.undecided <= target.occurrences.old)
        assert.ok(target.history <= target.scanned)
      }
      assert.ok(targets.reduce((sum, target) => sum + target.files, 0) <= files.total)
    })).timeout(120_000)

  it('the old names are those of a scan, and each is undecided or kept for a reason', () =>
    law(async folder => {
      const { leftovers, findings } = await auditIn(folder)
      const { occurrences } = await censusOf(folder, { hidden: true })
      assert.equal(leftovers.occurrences, occurrences.length)
      const kept = leftovers.kept.reduce((sum, one) => sum + one.occurrences, 0)
      assert.equal(leftovers.occurrences, leftovers.undecided + kept)
      const categories = Object.values(leftovers.byCategory)
      assert.equal(
        leftovers.undecided,
        categories.reduce((sum, one) => sum + one.undecided, 0),
      )
      assert.equal(
        kept,
        categories.reduce((sum, one) => sum + one.kept, 0),
      )
      const told = findings.filter(({ rule }) => rule === 'old-term' || rule === 'leftover')
      assert.equal(told.length, leftovers.undecided)
    })).timeout(120_000)

  it('every format tells the same numbers, and a second run the same bytes', () =>
    law(async folder => {
      const [first, second] = [await auditIn(folder), await auditIn(folder)]
      assert.equal(jsonAudit(first), jsonAudit(second))
      const { counts, findings, targets, passed } = first
      assert.deepEqual(counts, countsOf(findings))
      assert.equal(passed, counts.error + counts.warning === 0)
      const rows = ndjsonAudit(first)
        .trimEnd()
        .split('\n')
        .map(row => JSON.parse(row))
      assert.equal(rows.filter(({ type }) => type === 'finding').length, findings.length)
      assert.equal(rows.filter(({ type }) => type === 'target').length, targets.length)
      assert.deepEqual(rows.at(-1).summary.counts, counts)
      assert.ok(prettyAudit(first, { color: false, width: 80 }).startsWith(`${headline(first)}\n`))
      const markdown = markdownAudit(first, 10_000)
      assert.equal(
        markdown.match(/^- \*\*(?:error|warning|info)\*\*/gm)?.length ?? 0,
        findings.length,
      )
      const fingerprints = findings.map(({ fingerprint }) => fingerprint)
      assert.equal(new Set(fingerprints).size, fingerprints.length)
    })).timeout(120_000)

  it('what is renamed everywhere is found nowhere', () =>
    fc.assert(
      fc.asyncProperty(trees, files => {
        const renamed = Object.entries(files).map(([path, text]) => {
          const edit = (from: string) => replaceAll(from, 'lighthouse', { to: 'beacon' })
          return [edit(path), edit(String(text))] as const
        })
        return withRepository(Object.fromEntries(renamed), async folder => {
          const { findings, leftovers } = await auditIn(folder)
          assert.equal(leftovers.occurrences, 0)
          const rules = findings.map(({ rule }) => rule)
          assert.ok(!rules.some(rule => /^(?:old-term|leftover|twin)$/.test(rule)))
        })
      }),
      { numRuns: rounds },
    )).timeout(120_000)

  it('what a baseline accepts is found no more as new, and moving lines is nothing new', () =>
    law(async folder => {
      await auditIn(folder, { baseline: { path: undefined, update: true, prune: false } })
      const { passed, counts, findings } = await auditIn(folder)
      assert.equal(passed, true)
      assert.equal(counts.error + counts.warning, 0)
      for (const { severity, state } of findings) assert.ok(severity === 'info' || state !== 'new')
    }, 15)).timeout(120_000)
})

describe('a baseline of a repository', () => {
  const text = '# Lamps\n\nThe lighthouse is red.\n\nThe lighthouse is tall.\n'
  const update = { path: undefined, update: true, prune: false }

  it('knows lines that have moved, and finds a third one that is as the others', () =>
    withRepository({ 'docs/a.md': text }, async folder => {
      const first = await auditIn(folder, { baseline: update })
      assert.equal(first.counts.baseline, 2)
      writeFiles(folder, { 'docs/a.md': text.replace('\n\n', '\n\nFog.\n\n') })
      assert.deepEqual((await auditIn(folder)).counts, {
        error: 0,
        warning: 0,
        info: 0,
        baseline: 2,
        suppressed: 0,
      })
      writeFiles(folder, { 'docs/a.md': `${text}\nThe lighthouse is red.\n` })
      const more = await auditIn(folder)
      assert.deepEqual([more.counts.error, more.counts.baseline, more.passed], [1, 2, false])
    }))

  it('is pruned of what is mended, and of nothing else', () =>
    withRepository({ 'docs/a.md': text, 'docs/b.md': text }, async folder => {
      await auditIn(folder, { baseline: update })
      writeFiles(folder, { 'docs/a.md': '# Lamps\n' })
      const { notes } = await auditIn(folder)
      assert.deepEqual(notes, [
        '2 of 4 entries of .cutover/baseline.json are found no more; `--prune` removes them',
      ])
      const pruned = await auditIn(folder, {
        baseline: { path: undefined, update: false, prune: true },
      })
      assert.deepEqual(pruned.notes, [
        '.cutover/baseline.json has 2 accepted findings now, 4 before',
      ])
      assert.equal(pruned.counts.baseline, 2)
    }))

  it('does not know a file that was moved', () =>
    withRepository({ 'docs/a.md': text }, async folder => {
      await auditIn(folder, { baseline: update })
      mkdirSync(dirname(`${folder}/docs/b/a.md`), { recursive: true })
      renameSync(`${folder}/docs/a.md`, `${folder}/docs/b/a.md`)
      assert.equal((await auditIn(folder)).counts.error, 2)
    }))
})
