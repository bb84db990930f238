import { type Category, categories, kinds } from '../../core/occurrence.ts'
import type { Summary } from '../../core/report.ts'
import { number } from '../parts/count.ts'
import { packItems, renderTable } from '../parts/table.ts'
import type { Section } from '../parts/view.ts'

/** Columns before the kinds, apart from the digits of the counts. */
const beforeKinds = '  identifier    '.length

/** Categories with their kinds, as an addition that a reader can check. */
export const totals: Section = ({ report: { summary }, options, paint }) => {
  if (summary.occurrences === 0) return []
  const width = Math.max(
    options.screen.width - beforeKinds - number(summary.occurrences).length,
    20,
  )
  const rows = categories.map(category => {
    const count = summary.byCategory[category]
    const row = [category, number(count), packItems(kindCounts(summary, category), width)]
    return count === 0 ? row.map(cell => paint.dim(cell)) : paintUnsure(category, row, paint.yellow)
  })
  const total = ['total', number(summary.occurrences), ''].map(cell => paint.bold(cell))
  return renderTable([...rows, total], ['left', 'right'])
}

/** `declaration 40` for each kind of a category that occurs, in the order of the taxonomy. */
export function kindCounts({ byKind }: Summary, category: Category): readonly string[] {
  if (category === 'unsure') return []
  return kinds[category].flatMap(kind => {
    const count = byKind[`${category}/${kind}`] ?? 0
    return count > 0 ? [`${kind} ${number(count)}`] : []
  })
}

const paintUnsure = (
  category: Category,
  row: readonly string[],
  paint: (text: string) => string,
) => (category === 'unsure' ? row.map(paint) : row)
