import assert from 'node:assert/strict'
import { collect } from '../../reports/collect.ts'
import { renderExplanation } from '../../reports/explanation.ts'
import { filterEvents, noFilter, passes } from '../../reports/filter.ts'
import { type FormatName, formatOf, formats, isFormatName } from '../../reports/index.ts'
import { json } from '../../reports/json.ts'
import { renderLanguages } from '../../reports/languages.ts'
import { markdown } from '../../reports/markdown.ts'
import { ndjson } from '../../reports/ndjson.ts'
import { pretty } from '../../reports/pretty.ts'
import type { ReportOptions } from '../../reports/reporter.ts'
import { summary } from '../../reports/summary.ts'
import { assertGolden } from './golden.ts'
import { eventsOf, frame, fullReport, occurrence, occurrences, options, report } from './sample.ts'

const golden = (name: string): string => `test/fixtures/reports/${name}`

const selection = {
  filter: { ...noFilter, category: ['prose', 'unsure'], surface: ['doc'] },
  nearMisses: true,
} as const

const twoTerms = report(
  [
    occurrence({ replacement: 'Beacon' }),
    occurrence({ start: 200, text: 'lighthouses', plural: true, replacement: 'beacons' }),
    occurrence({ start: 300, term: 'keeper', text: 'keeper', replacement: 'guardian' }),
  ],
  {
    head: {
      ...fullReport.head,
      terms: [
        { from: 'lighthouse', to: 'beacon', variants: [] },
        { from: 'keeper', to: 'guardian', variants: [] },
      ],
    },
  },
)

/** File content, paths and messages that try to leave their place. */
const hostile = report(
  [
    occurrence({
      path: 'a|b/`\u001b]0;x\u0007.ts',
      text: 'lighthouse\n<img src=x>',
      contract: '</code> | @keeper',
      replacement: '\u202e|',
    }),
    occurrence({
      path: '[x](y).md',
      start: 1,
      category: 'unsure',
      kind: 'unsure',
      evidence: { analyzer: 'text', syntax: 'plain', classifier: 'unsure' },
    }),
  ],
  {
    frames: new Map([
      ['[x](y).md#1', { first: 4, lines: ['\u001b[2J', '            \u009bLighthouse'] }],
    ]),
    findings: [
      { code: 'parse-failed', severity: 'error', path: '*\r*', message: '`\u001b[31m` | <b>' },
    ],
  },
)

describe('reports', () => {
  const cases: readonly (readonly [name: string, text: () => string])[] = [
    ['pretty.txt', () => pretty(fullReport, options())],
    ['pretty-color.txt', () => pretty(fullReport, options({ screen: { color: true, width: 80 } }))],
    [
      'pretty-narrow.txt',
      () => pretty(fullReport, options({ screen: { color: false, width: 40 }, limit: 1 })),
    ],
    [
      'pretty-groups.txt',
      () => pretty(fullReport, options({ groupBy: 'surface', limit: 2, selection })),
    ],
    ['pretty-two-terms.txt', () => pretty(twoTerms, options())],
    ['pretty-hostile.txt', () => pretty(hostile, options({ groupBy: 'variant' }))],
    ['pretty-nothing.txt', () => pretty(report([]), options())],
    ['summary.txt', () => summary(fullReport, options())],
    ['census.json', () => json(fullReport, options({ selection }))],
    ['markdown.md', () => markdown(fullReport, options())],
    [
      'markdown-groups.md',
      () => markdown(twoTerms, options({ groupBy: 'file', limit: 2, selection })),
    ],
    ['markdown-near-misses.md', () => markdown(fullReport, options({ selection }))],
    ['markdown-hostile.md', () => markdown(hostile, options({ groupBy: 'variant' }))],
    ['markdown-nothing.md', () => markdown(report([]), options())],
  ]
  for (const [name, text] of cases)
    it(`prints ${name} as agreed`, () => assertGolden(golden(name), text()))

  it('lets no control character of a file through in any format', async () => {
    const texts = [pretty, summary, json, markdown].map(render =>
      render(hostile, options({ groupBy: 'file' })),
    )
    for await (const event of eventsOf(hostile)) texts.push(ndjson(event, options().selection))
    assert.deepEqual(
      texts.filter(text => /[\p{Cf}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u.test(text)),
      [],
    )
  })

  it('prints one JSON object a line, near misses on request', async () => {
    const print = async (chosen: ReportOptions['selection']) => {
      const lines: string[] = []
      for await (const event of eventsOf(fullReport)) lines.push(ndjson(event, chosen))
      return lines.join('')
    }
    assertGolden(golden('lines.ndjson'), await print(selection))
    const types = (await print(options().selection))
      .trim()
      .split('\n')
      .map(line => JSON.parse(line).type)
    assert.deepEqual(types, [
      'head',
      ...Array(6).fill('occurrence'),
      'skipped',
      'skipped',
      'skipped',
      'finding',
      'summary',
    ])
  })

  it('lists every reporter in the table, sorted, and loads each', async () => {
    const names = Object.keys(formats)
    assert.deepEqual(names, names.toSorted())
    const loaded = await Promise.all(
      names.filter(isFormatName).map((name: FormatName) => formatOf(name).load()),
    )
    assert.deepEqual(loaded, [json, markdown, ndjson, pretty, summary])
    assert.equal(isFormatName('toString'), false)
  })

  it('collects the events of a scan into its report', async () => {
    assert.deepEqual(await collect(eventsOf(fullReport)), fullReport)
  })

  it('refuses a scan that ends early', async () => {
    async function* nothing() {}
    await assert.rejects(
      collect(nothing()),
      new Error('Unexpected end of the scan, expected its summary'),
    )
  })

  it('counts only what passes a filter and leaves the rest of the summary alone', async () => {
    const filter = { ...noFilter, category: ['prose', 'unsure'] } as const
    const filtered = await collect(filterEvents(eventsOf(fullReport), filter))
    const expected = report(
      occurrences.filter(({ category }) => category === 'prose' || category === 'unsure'),
    )
    assert.deepEqual(filtered.occurrences, expected.occurrences)
    assert.deepEqual(filtered.summary, { ...expected.summary, nearMisses: 1, skipped: 3 })
  })

  it('filters by category, kind, kind of a category, and surface together', () => {
    const heading = occurrence({ category: 'prose', kind: 'heading', surface: 'doc' })
    assert.equal(passes(heading, noFilter), true)
    assert.equal(
      passes(heading, { category: ['prose'], kind: ['heading'], surface: ['doc', 'test'] }),
      true,
    )
    assert.equal(passes(heading, { ...noFilter, kind: ['prose/heading'] }), true)
    assert.equal(passes(heading, { ...noFilter, kind: ['comment/doc'] }), false)
    assert.equal(passes(heading, { ...noFilter, category: ['comment'] }), false)
    assert.equal(passes(heading, { ...noFilter, surface: ['source'] }), false)
  })
})

describe('other texts', () => {
  const explanation = {
    occurrence: occurrence({
      line: 9,
      column: 9,
      text: 'lighthouse',
      embedded: 'sql guessed',
      looksLikeCode: true,
      notes: ['article'],
      replacement: 'beacon',
    }),
    frame,
    region: {
      syntax: 'string',
      role: undefined,
      text: 'lighthouse',
      trail: ['call', 'argument', 'string'],
      context: { slot: 'argument', callee: 'emit' },
    },
    asked: [
      { classifier: 'directive', answer: undefined },
      { classifier: 'enum-string', answer: 'config/enum-string' },
    ],
    surface: { surface: 'source', rule: 'otherwise' },
    contract: 'event name',
    action: { action: 'review', rule: 'defaults', reason: 'others may listen' },
  }

  it('explains an occurrence step by step', () => {
    assertGolden(golden('explanation.txt'), renderExplanation(explanation, options().screen))
  })

  it('explains a file name, an unsure answer and a long region', () => {
    const text = renderExplanation(
      {
        ...explanation,
        occurrence: occurrence({
          line: null,
          column: null,
          category: 'unsure',
          kind: 'unsure',
          evidence: { analyzer: 'text', syntax: 'plain', classifier: 'unsure', reason: 'no role' },
        }),
        frame: undefined,
        region: { ...explanation.region, role: 'doc', text: 'lighthouse '.repeat(40) },
        contract: null,
      },
      options().screen,
    )
    assertGolden(golden('explanation-unsure.txt'), text)
  })

  it('lists languages with their tiers and files', () => {
    const languages = [
      {
        name: 'typescript',
        tier: 'parser',
        analyzer: 'babel',
        patterns: ['*.ts', '*.mts', '*.cts'],
      },
      { name: 'go', tier: 'grammar', analyzer: 'tree-sitter', patterns: ['*.go'] },
    ] as const
    assertGolden(golden('languages.txt'), renderLanguages(languages, { color: false, width: 50 }))
  })
})
