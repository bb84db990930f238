import type { Report } from '../../core/report.ts'
import { number, shorten } from '../parts/count.ts'
import { groupOccurrences } from '../parts/group.ts'
import { inlineCode, markdownTable } from '../parts/markup.ts'
import { placeOf } from '../parts/place.ts'
import type { ReportOptions } from '../reporter.ts'
import { groupLimit, meaningOf, spellingOf } from '../sections/groups.ts'
import type { Block } from './totals.ts'

/** Every occurrence under the name it is grouped by, when that was asked for. */
export function markdownGroups(
  report: Report,
  { groupBy, limit = groupLimit }: ReportOptions,
): readonly Block[] {
  if (groupBy === undefined) return []
  return groupOccurrences(report.occurrences, groupBy).flatMap(({ name, occurrences }) => {
    const { shown, rest } = shorten(occurrences, limit)
    const rows = shown.map(occurrence => [
      inlineCode(placeOf(occurrence)),
      spellingOf(occurrence, inlineCode),
      meaningOf(occurrence),
      occurrence.action,
    ])
    return [
      [`#### ${inlineCode(name)} (${number(occurrences.length)})`],
      markdownTable(['place', 'text', 'kind', 'action'], [], rows),
      ...rest.map(line => [line.trim()]),
    ]
  })
}
