import { type Action, actions } from '../../core/occurrence.ts'
import { surfaces } from '../../core/surface.ts'
import { number } from '../parts/count.ts'
import { packItems, renderTable } from '../parts/table.ts'
import type { Section } from '../parts/view.ts'

/** What each action means for an occurrence. */
export const actionMeanings: Record<Action, string> = {
  rename: 'usually yours to rename; names are not resolved',
  review: 'no edit until somebody decides, with a reason',
  keep: 'stays as it is',
}

/** How many occurrences are to be renamed, reviewed and kept. */
export const decisions: Section = ({ report: { summary }, paint }) => {
  if (summary.occurrences === 0) return []
  const rows = actions.map(action => [
    action,
    number(summary.byAction[action]),
    actionMeanings[action],
  ])
  return [paint.bold('Actions'), ...renderTable(rows, ['left', 'right'])]
}

/** Where the occurrences live. */
export const surfaceCounts: Section = ({ report: { summary }, options, paint }) => {
  const present = surfaces.filter(surface => summary.bySurface[surface] > 0)
  if (present.length === 0) return []
  const items = present.map(surface => `${surface} ${number(summary.bySurface[surface])}`)
  const packed = packItems(items, options.screen.width - 2).split('\n')
  return [paint.bold('Surfaces'), ...packed.map(line => `  ${line}`)]
}
