import { countBy, number, shorten } from '../parts/count.ts'
import { renderTable } from '../parts/table.ts'
import type { Section } from '../parts/view.ts'
import { visible } from '../parts/visible.ts'

/** The files with the most occurrences. */
export const files: Section = ({ report, options, paint }) => {
  const { shown, rest } = shorten(
    countBy(report.occurrences, ({ path }) => path),
    options.limit ?? 10,
  )
  if (shown.length === 0) return []
  const rows = shown.map(([path, count]) => [number(count), visible(path)])
  return [paint.bold('Files'), ...renderTable(rows, ['right']), ...rest]
}
