import { quantity, shorten } from '../parts/count.ts'
import { placeOf } from '../parts/place.ts'
import { renderTable } from '../parts/table.ts'
import type { Section } from '../parts/view.ts'
import { visible } from '../parts/visible.ts'

/** What near misses are, in one sentence. */
export const nearMissMeaning = 'the same letters but not the term, never edited'

/** Near misses apart from the totals: their number, and on request the places. */
export const nearMisses: Section = ({ report, options, paint }) => {
  const count = report.summary.nearMisses
  if (count === 0) return []
  const title = `Not counted: ${quantity(count, 'near miss', 'near misses')}, ${nearMissMeaning}`
  if (!options.selection.nearMisses) return [paint.dim(title)]
  const { shown, rest } = shorten(report.nearMisses, options.limit ?? 10)
  return [title, ...renderTable(shown.map(miss => [placeOf(miss), visible(miss.text)])), ...rest]
}
