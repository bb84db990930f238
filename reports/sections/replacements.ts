import type { Occurrence } from '../../core/occurrence.ts'
import { countBy, number, shorten } from '../parts/count.ts'
import { renderTable } from '../parts/table.ts'
import type { Section } from '../parts/view.ts'
import { visible } from '../parts/visible.ts'

/** What each spelling becomes, where the new name is known. */
export const replacements: Section = ({ report, options, paint }) => {
  const { shown, rest } = shorten(countBy(report.occurrences, replacementOf), options.limit ?? 10)
  if (shown.length === 0) return []
  const rows = shown.map(([pair, count]) => [...pair.split('\n'), number(count)])
  return [paint.bold('Replacements'), ...renderTable(rows, ['left', 'left', 'right']), ...rest]
}

/** Both spellings, each visible and therefore on one line, joined by a line feed. */
const replacementOf = ({ text, replacement }: Occurrence): string | undefined =>
  replacement === null ? undefined : `${visible(text)}\n-> ${visible(replacement)}`
