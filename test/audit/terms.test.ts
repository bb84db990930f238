import assert from 'node:assert/strict'
import { retiredTerms } from '../../audit/terms/glossary.ts'
import { cutover } from '../cli/cutover.ts'
import { auditIn, auditOf, placesOf, told } from '../support/audited.ts'
import { makePlan } from '../support/planned.ts'
import { withRepository } from '../support/repository.ts'

const none = { terms: [] }

describe('the terms of an audit', () => {
  it('are those of a glossary that has retired them', async () => {
    const glossary =
      'terms:\n  - surface: lighthouse\n    status: deprecated\n    replacement: beacon\n'
    const files = { '.kittify/glossaries/core.yaml': glossary, 'docs/a.md': '# Lighthouse\n' }
    const report = await auditOf(files, none)
    assert.deepEqual(report.terms, [
      { from: 'lighthouse', to: 'beacon', origin: '.kittify/glossaries/core.yaml:2' },
    ])
    assert.deepEqual(placesOf(report, 'old-term'), ['docs/a.md:1:3'])
    assert.deepEqual(
      report.leftovers.kept.map(({ reason }) => reason),
      ['a glossary names what it retires'],
    )
  })

  it('are those of a plan, whose decisions keep what they keep', () =>
    withRepository(
      {
        'docs/a.md': '# Lighthouse\n',
        'lamps.yaml': 'lighthouse: 1\n',
        'src/a.ts': 'const lighthouse = 1\n',
      },
      async folder => {
        await makePlan(folder)
        const report = await auditIn(folder, none)
        assert.deepEqual(report.terms, [
          { from: 'lighthouse', to: 'beacon', origin: '.cutover/lamps/plan.yaml' },
        ])
        assert.deepEqual(
          report.findings.map(({ rule, path }) => [rule, path]),
          [
            ['old-term', 'docs/a.md'],
            ['leftover', 'src/a.ts'],
          ],
        )
        assert.deepEqual(report.leftovers.kept, [
          { reason: 'stored by users', by: 'plan', owner: null, occurrences: 1 },
        ])
      },
    ))

  it('are kept by a ledger, until its entry ends', () =>
    withRepository({ 'lamps.yaml': 'lighthouse: 1\n', 'docs/a.md': '# Beacon\n' }, async folder => {
      await cutover(folder, 'plan', 'lighthouse', 'beacon', '--name', 'lamps')
      await cutover(folder, 'review', '--decide', 'config=keep: stored by users')
      await cutover(folder, 'approve', '--by', 'Ada')
      await cutover(folder, 'apply')
      await cutover(folder, 'ledger', '--add', '--owner', 'keepers', '--expires', '2026-06-30')
      await cutover(folder, 'review', '--decide', 'config=rename: nobody stores it any more')
      const report = await auditIn(folder, { ...none, today: '2026-06-30' })
      assert.deepEqual(report.leftovers.kept, [
        { reason: 'stored by users', by: 'ledger', owner: 'keepers', occurrences: 1 },
      ])
      assert.deepEqual(told(report), [])
      const later = await auditIn(folder, { ...none, today: '2026-07-01' })
      assert.deepEqual(placesOf(later, 'old-term'), ['lamps.yaml:1:1'])
    }))

  it('are malformed where a plan is', async () => {
    const report = await auditOf(
      { '.cutover/lamps/plan.yaml': 'terms: [\n', 'README.md': '# A\n' },
      none,
    )
    const [line = ''] = told(report)
    assert.match(line, /^error malformed \.cutover\/lamps\/plan\.yaml:\d+:\d+ {2}/)
    assert.equal(report.passed, false)
  })

  it('are none where nobody names one, and that is said', async () => {
    const report = await auditOf({ 'README.md': '# Lighthouse\n' }, none)
    assert.deepEqual(report.terms, [])
    assert.deepEqual(report.notes, [
      'No term was named, by no option, plan or glossary: only what documents name was checked',
    ])
  })

  it('are said to be nowhere where they are', async () => {
    const { notes } = await auditOf(
      { 'README.md': '# A\n' },
      { terms: ['lighthouse=beacon', 'oil'] },
    )
    assert.deepEqual(notes, [
      '`lighthouse` (--term) stands nowhere, nor does its new name',
      '`oil` (--term) stands nowhere, nor does its new name',
    ])
  })

  it('may have a new name that contains the old one', async () => {
    const files = {
      'docs/a.md': 'The lamp post and the lamp.\n',
      'src/a.ts': 'const lampPost = lamp\n',
    }
    const report = await auditOf(files, { terms: ['lamp=lamp post'] })
    assert.deepEqual(
      report.findings.map(({ path, line, column }) => [path, line, column]),
      [
        ['docs/a.md', 1, 23],
        ['src/a.ts', 1, 18],
      ],
    )
    assert.equal(report.targets[0]?.occurrences.new, 1)
  })

  it('may have an old name that contains the new one', async () => {
    const files = { 'docs/a.md': 'The lamp post and the lamp.\n' }
    const report = await auditOf(files, { terms: ['lamp post=lamp'] })
    assert.deepEqual(placesOf(report, 'old-term'), ['docs/a.md:1:5'])
    assert.equal(report.targets[0]?.occurrences.new, 1)
  })

  it('may be swapped', async () => {
    const files = { 'docs/a.md': 'The lamp and the lighthouse.\n' }
    const report = await auditOf(files, { terms: ['lamp=lighthouse', 'lighthouse=lamp'] })
    assert.equal(placesOf(report, 'old-term').length, 2)
  })

  it('may follow each other', async () => {
    const files = { 'docs/a.md': 'lighthouse beacon pharos\n' }
    const report = await auditOf(files, { terms: ['lighthouse=beacon', 'beacon=pharos'] })
    assert.deepEqual(placesOf(report, 'old-term'), ['docs/a.md:1:1', 'docs/a.md:1:12'])
  })
})

describe('retiredTerms', () => {
  const read = (...lines: readonly string[]) =>
    retiredTerms(
      'glossary.yaml',
      `terms:\n${lines
        .map(line => `    ${line}\n`)
        .join('')
        .replace('    ', '  - ')}`,
    )

  const forms: Readonly<Record<string, readonly [readonly string[], string | undefined]>> = {
    'a replacement': [
      ['surface: lighthouse', 'status: deprecated', 'replacement: beacon'],
      'beacon',
    ],
    replaced_by: [['term: lighthouse', 'status: deprecated', 'replaced_by: beacon'], 'beacon'],
    use_instead: [['name: lighthouse', 'status: Deprecated', 'use_instead: beacon'], 'beacon'],
    'a definition': [
      ['surface: lighthouse', 'status: deprecated', 'definition: Old. Replaced by `beacon`.'],
      'beacon',
    ],
    'a definition over lines': [
      [
        'surface: lighthouse',
        'status: deprecated',
        'definition: >-',
        '  Old name. Prefer',
        '  the "beacon" now.',
      ],
      'beacon',
    ],
    nothing: [['surface: lighthouse', 'status: deprecated'], undefined],
    itself: [['surface: lighthouse', 'status: deprecated', 'replacement: lighthouse'], undefined],
  }
  for (const [name, [lines, to]] of Object.entries(forms)) {
    it(`takes the new name from ${name}`, () => {
      assert.deepEqual(read(...lines), {
        terms: [{ from: 'lighthouse', to, line: 2 }],
        problems: [],
      })
    })
  }

  const none_: Readonly<Record<string, string>> = {
    'one that is in use': 'terms:\n  - surface: beacon\n    status: active\n',
    'one without a name': 'terms:\n  - status: deprecated\n',
    'one without letters': 'terms:\n  - surface: "--"\n    status: deprecated\n',
    'one that is no map': 'terms:\n  - lighthouse\n  - [a]\n',
    'a file without a list': 'terms: lighthouse\n',
    'an empty file': '',
  }
  for (const [name, text] of Object.entries(none_)) {
    it(`takes no term from ${name}`, () => {
      assert.deepEqual(retiredTerms('glossary.yaml', text), { terms: [], problems: [] })
    })
  }

  it('reads a list at the top', () => {
    const { terms } = retiredTerms('g.yaml', '- term: lighthouse\n  status: deprecated\n')
    assert.deepEqual(terms, [{ from: 'lighthouse', to: undefined, line: 1 }])
  })

  it('tells where one is malformed', () => {
    const { terms, problems } = retiredTerms('g.yaml', 'terms:\n  - surface: "lighthouse\n')
    assert.deepEqual(terms, [])
    assert.deepEqual(
      problems.map(({ rule, line, column }) => [rule, line, column]),
      [['malformed', 3, 1]],
    )
  })

  it('does not unfold what aliases make endless', () => {
    const bomb = `a: &a [x]\n${'bcdefghij'
      .split('')
      .map((name, index) => `${name}: &${name} [${`*${'abcdefghij'[index]},`.repeat(9)}]\n`)
      .join('')}terms:\n  - surface: lighthouse\n    status: deprecated\n    definition: *j\n`
    assert.deepEqual(
      retiredTerms('g.yaml', bomb).terms.map(({ from }) => from),
      ['lighthouse'],
    )
  })

  const odd = ['--', '1', '', ' ', 'a\nb', '\u0001', 'x'.repeat(300), '=', '*', 'é', 'a=b']
  for (const name of odd) {
    it(`takes \`${JSON.stringify(name).slice(0, 20)}\` for what it is`, async () => {
      const terms = [
        { surface: name, status: 'deprecated', replacement: 'beacon' },
        { surface: 'lighthouse', status: 'deprecated', replacement: name },
      ]
      const files = {
        'docs/glossary.yaml': JSON.stringify({ terms }),
        'README.md': '# Lighthouse\n',
      }
      const report = await auditOf(files, { terms: [] })
      assert.deepEqual(placesOf(report, 'old-term'), ['README.md:1:3'])
    })
  }
})
