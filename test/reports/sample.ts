import type { Occurrence } from '../../core/occurrence.ts'
import type { Finding, Frame, Report, ScanEvent, Skipped } from '../../core/report.ts'
import { tally } from '../../core/tally.ts'
import { noFilter } from '../../reports/filter.ts'
import type { ReportOptions } from '../../reports/reporter.ts'

/** An occurrence of the lighthouse story; a case names only what it is about. */
export const occurrence = (changes: Partial<Occurrence> = {}): Occurrence => ({
  fingerprint: `${changes.path ?? 'src/keeper.ts'}#${changes.start ?? 104}`,
  term: 'lighthouse',
  path: 'src/keeper.ts',
  start: 104,
  end: 114,
  line: 5,
  column: 14,
  text: 'Lighthouse',
  style: 'pascal',
  plural: false,
  whole: true,
  name: 'lighthouse',
  key: null,
  target: null,
  category: 'identifier',
  kind: 'declaration',
  surface: 'source',
  contract: null,
  embedded: null,
  looksLikeCode: false,
  notes: [],
  evidence: { analyzer: 'babel', syntax: 'class > identifier', classifier: 'identifier' },
  action: 'rename',
  rule: 'defaults',
  replacement: null,
  ...changes,
})

/** One of each sort, sorted as a scan would yield them. */
export const occurrences: readonly Occurrence[] = [
  occurrence({
    path: 'docs/lighthouse.md',
    start: 5,
    end: 15,
    line: null,
    column: null,
    text: 'lighthouse',
    category: 'path',
    kind: 'file-name',
    surface: 'doc',
    action: 'review',
  }),
  occurrence({
    path: 'docs/lighthouse.md',
    start: 2,
    line: 1,
    column: 3,
    category: 'prose',
    kind: 'heading',
    surface: 'doc',
  }),
  occurrence(),
  occurrence({
    start: 140,
    line: 6,
    column: 3,
    text: 'lighthouse',
    category: 'config',
    kind: 'env-var',
    action: 'review',
    contract: 'environment variable',
  }),
  occurrence({
    start: 180,
    line: 7,
    column: 5,
    text: 'lighthouse',
    kind: 'import',
    action: 'keep',
    contract: 'foreign: package `lighthouse`',
  }),
  occurrence({
    start: 220,
    line: 9,
    column: 9,
    text: 'lighthouse',
    category: 'unsure',
    kind: 'unsure',
    action: 'review',
    evidence: {
      analyzer: 'babel',
      syntax: 'call > argument > string',
      classifier: 'unsure',
      reason: 'a one-token string without a role',
    },
  }),
]

export const frame: Frame = {
  first: 8,
  lines: ['function signal() {', "  emit('lighthouse')", '}'],
}

export const skipped: readonly Skipped[] = [
  { path: 'logo.png', reason: 'binary' },
  { path: 'map.png', reason: 'binary' },
  { path: 'tides.csv', reason: 'too-large' },
]

export const finding: Finding = {
  code: 'parse-failed',
  severity: 'warning',
  path: 'src/broken.ts',
  message: 'Unexpected end of file; read by the fallback',
}

/** A report of occurrences, counted as a scan would count them. */
export function report(found: readonly Occurrence[], changes: Partial<Report> = {}): Report {
  const total = tally()
  for (const item of found) total.add(item)
  const nearMisses = changes.nearMisses ?? []
  return {
    head: {
      schema: 'cutover/census@1',
      tool: { name: 'cutover', version: '0.0.0' },
      base: { commit: null, dirty: false },
      terms: [
        {
          from: 'lighthouse',
          to: null,
          variants: [{ text: 'lighthouse', style: 'flat', plural: false }],
        },
      ],
    },
    summary: total.summary({
      searched: 1204,
      nearMisses: nearMisses.length,
      skipped: changes.skipped?.length ?? 0,
    }),
    occurrences: found,
    frames: new Map(),
    nearMisses,
    skipped: [],
    findings: [],
    ...changes,
  }
}

/** One of everything. */
export const fullReport = report(occurrences, {
  frames: new Map([['src/keeper.ts#220', frame]]),
  nearMisses: [
    { term: 'lighthouse', path: 'src/keeper.ts', line: 12, column: 1, text: 'lighthousekeeper' },
  ],
  skipped,
  findings: [finding],
})

/** The report as the events of the scan that made it. */
export async function* eventsOf({
  head,
  summary,
  frames,
  ...lists
}: Report): AsyncGenerator<ScanEvent> {
  yield { type: 'head', head }
  for (const item of lists.occurrences) {
    yield { type: 'occurrence', occurrence: item, frame: frames.get(item.fingerprint) }
  }
  for (const nearMiss of lists.nearMisses) yield { type: 'near-miss', nearMiss }
  for (const item of lists.skipped) yield { type: 'skipped', skipped: item }
  for (const item of lists.findings) yield { type: 'finding', finding: item }
  yield { type: 'summary', summary }
}

/** Options of a plain terminal; a case names only what it is about. */
export const options = (changes: Partial<ReportOptions> = {}): ReportOptions => ({
  screen: { color: false, width: 80 },
  selection: { filter: noFilter, nearMisses: false },
  groupBy: undefined,
  limit: undefined,
  ...changes,
})
