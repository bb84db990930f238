import type { Occurrence } from '../../core/occurrence.ts'
import { countBy, number, quantity, shorten } from '../parts/count.ts'
import { renderTable } from '../parts/table.ts'
import type { Section } from '../parts/view.ts'
import { visible } from '../parts/visible.ts'

/** A reason that begins so names somebody else's name, not one of ours. */
const foreignMark = /^foreign\b[:\s]*/

export const isForeign = ({ contract }: Occurrence): boolean =>
  contract !== null && foreignMark.test(contract)

export const isContract = ({ contract }: Occurrence): boolean =>
  contract !== null && !foreignMark.test(contract)

/** Why a name is no private matter; undefined for a foreign name that says no more than that. */
export const contractReason = ({ contract }: Occurrence): string | undefined =>
  contract?.replace(foreignMark, '') || undefined

/** Names that others rely on, by reason. */
export const contracts: Section = view =>
  reasons(view, isContract, 'visible outside: a rename breaks somebody silently')

/** Names that belong to somebody else, by reason. */
export const foreignNames: Section = view => reasons(view, isForeign, 'foreign: not ours to rename')

function reasons(
  { report, options, paint }: Parameters<Section>[0],
  matches: (occurrence: Occurrence) => boolean,
  title: string,
): readonly string[] {
  const found = report.occurrences.filter(matches)
  if (found.length === 0) return []
  const { shown, rest } = shorten(countBy(found, contractReason), options.limit ?? 10)
  const rows = shown.map(([reason, count]) => [number(count), visible(reason)])
  return [
    paint.bold(`${quantity(found.length, 'occurrence')} ${title}`),
    ...renderTable(rows, ['right']),
    ...rest,
  ]
}
