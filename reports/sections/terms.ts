import { countBy, number } from '../parts/count.ts'
import { renderTable } from '../parts/table.ts'
import type { Section } from '../parts/view.ts'
import { visible } from '../parts/visible.ts'

/** The share of each term, where several were asked for. */
export const terms: Section = ({ report: { head, occurrences }, paint }) => {
  if (head.terms.length < 2 || occurrences.length === 0) return []
  const counts = new Map(countBy(occurrences, ({ term }) => term))
  const rows = head.terms.map(({ from, to }) => [
    visible(from),
    to === null ? '' : `-> ${visible(to)}`,
    number(counts.get(from) ?? 0),
  ])
  return [paint.bold('Terms'), ...renderTable(rows, ['left', 'left', 'right'])]
}
