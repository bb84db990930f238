import type { Occurrence } from '../../core/occurrence.ts'
import type { Report } from '../../core/report.ts'
import { countBy, number, shorten } from '../parts/count.ts'
import { inlineCode, markdownTable } from '../parts/markup.ts'
import { placeOf } from '../parts/place.ts'
import type { ReportOptions } from '../reporter.ts'
import { contractReason, isContract, isForeign } from '../sections/contracts.ts'
import { rankFindings } from '../sections/trouble.ts'
import { unsureOf, unsureReason } from '../sections/unsure.ts'
import type { Block } from './totals.ts'

/** The lists below the totals; one without rows vanishes. */
export function markdownLists(
  report: Report,
  { limit = 10, selection }: ReportOptions,
): readonly Block[] {
  return [
    list('Unsure, to look at first', ['place', 'text', 'reason'], limit, unsureRows(report)),
    list(
      'Visible outside',
      ['count', 'reason'],
      limit,
      reasonRows(report.occurrences.filter(isContract)),
    ),
    list('Foreign', ['count', 'reason'], limit, reasonRows(report.occurrences.filter(isForeign))),
    list('Near misses', ['place', 'text'], limit, selection.nearMisses ? nearMissRows(report) : []),
    list(
      'Skipped',
      ['count', 'reason'],
      limit,
      countRows(report.skipped, ({ reason }) => reason),
    ),
    list('Findings', ['severity', 'path', 'message', 'code'], limit, findingRows(report)),
  ].flat()
}

type Rows = readonly (readonly string[])[]

function list(title: string, head: readonly string[], limit: number, rows: Rows): readonly Block[] {
  if (rows.length === 0) return []
  const { shown, rest } = shorten(rows, limit)
  const alignments = head.map(name => (name === 'count' ? 'right' : 'left'))
  const heading = `#### ${title}`
  return [[heading], markdownTable(head, alignments, shown), ...rest.map(line => [line.trim()])]
}

const unsureRows = (report: Report): Rows =>
  unsureOf(report).map(occurrence => [
    inlineCode(placeOf(occurrence)),
    inlineCode(occurrence.text),
    inlineCode(unsureReason(occurrence)),
  ])

const nearMissRows = ({ nearMisses }: Report): Rows =>
  nearMisses.map(miss => [inlineCode(placeOf(miss)), inlineCode(miss.text)])

const reasonRows = (occurrences: readonly Occurrence[]): Rows =>
  countRows(occurrences, occurrence => contractReason(occurrence) ?? 'foreign')

const countRows = <Item>(items: readonly Item[], nameOf: (item: Item) => string): Rows =>
  countBy(items, nameOf).map(([name, count]) => [number(count), inlineCode(name)])

const findingRows = ({ findings }: Report): Rows =>
  rankFindings(findings).map(({ severity, path, message, code }) => [
    severity,
    inlineCode(path),
    inlineCode(message),
    inlineCode(code),
  ])
