import type { Report } from '../../core/report.ts'
import { shellWord } from '../../core/shell-word.ts'
import { placeOf } from '../parts/place.ts'
import { renderTable } from '../parts/table.ts'
import type { Section } from '../parts/view.ts'
import { visible } from '../parts/visible.ts'
import { unsureOf } from './unsure.ts'

/** Commands that lead on from here. */
export const next: Section = ({ report, options, paint }) => {
  const rows = [
    ...explainRows(report),
    ...(options.groupBy === undefined && report.occurrences.length > 0
      ? [['--group-by kind', 'lists every occurrence']]
      : []),
    ...(report.summary.nearMisses > 0 && !options.selection.nearMisses
      ? [['--near-misses', 'lists the near misses']]
      : []),
  ]
  if (rows.length === 0) return []
  return [
    paint.dim('Next'),
    ...renderTable([...rows, ['-f json', 'for tools']]).map(row => paint.dim(row)),
  ]
}

/** How to ask about the most doubtful occurrence, or the first. */
function explainRows(report: Report): readonly (readonly string[])[] {
  const inFiles = [...unsureOf(report), ...report.occurrences].find(({ line }) => line !== null)
  if (!inFiles) return []
  const term = shellWord(visible(inFiles.term))
  return [[`cutover explain ${shellWord(placeOf(inFiles))} --term ${term}`, 'why it is what it is']]
}
