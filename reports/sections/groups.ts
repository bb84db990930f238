import type { Occurrence } from '../../core/occurrence.ts'
import { number, shorten } from '../parts/count.ts'
import { groupOccurrences } from '../parts/group.ts'
import { placeOf } from '../parts/place.ts'
import { renderTable } from '../parts/table.ts'
import type { Section } from '../parts/view.ts'
import { visible } from '../parts/visible.ts'

/** Rows of a group unless the user names another limit. */
export const groupLimit = 50

/** Every occurrence under the name it is grouped by, when that was asked for. */
export const groups: Section = ({ report, options, paint }) => {
  if (options.groupBy === undefined) return []
  return groupOccurrences(report.occurrences, options.groupBy).flatMap(
    ({ name, occurrences }, index) => {
      const { shown, rest } = shorten(occurrences, options.limit ?? groupLimit)
      const title = paint.bold(`${visible(name)} (${number(occurrences.length)})`)
      return [...(index > 0 ? [''] : []), title, ...renderTable(shown.map(rowOf)), ...rest]
    },
  )
}

const rowOf = (occurrence: Occurrence): readonly string[] => [
  placeOf(occurrence),
  spellingOf(occurrence, visible),
  meaningOf(occurrence),
  occurrence.action,
]

/** `lighthouse`, or `lighthouse -> beacon` where the new name is known; `quote` marks up both. */
export const spellingOf = (
  { text, replacement }: Occurrence,
  quote: (text: string) => string,
): string => (replacement === null ? quote(text) : `${quote(text)} -> ${quote(replacement)}`)

/** `category/kind`, or `unsure` alone. */
export const meaningOf = ({ category, kind }: Occurrence): string =>
  category === 'unsure' ? category : `${category}/${kind}`
