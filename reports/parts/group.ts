import { categories, type Occurrence } from '../../core/occurrence.ts'
import { surfaces } from '../../core/surface.ts'
import type { Grouping } from '../reporter.ts'
import { compareText } from './count.ts'
import { meanings } from './meanings.ts'

/** Occurrences that share a name of a grouping. */
export interface Group {
  readonly name: string
  readonly occurrences: readonly Occurrence[]
}

const nameOf: Record<Grouping, (occurrence: Occurrence) => string> = {
  category: ({ category }) => category,
  kind: ({ category, kind }) => (category === 'unsure' ? category : `${category}/${kind}`),
  surface: ({ surface }) => surface,
  dir: ({ path }) => path.slice(0, Math.max(path.lastIndexOf('/'), 0)) || '.',
  variant: ({ text }) => text,
  file: ({ path }) => path,
}

/** Names that come in the order of their table; all others are sorted. */
const orders: Partial<Record<Grouping, readonly string[]>> = {
  category: categories,
  kind: [...meanings, 'unsure'],
  surface: surfaces,
}

/** Splits occurrences into groups, keeping their order within each. */
export function groupOccurrences(
  occurrences: readonly Occurrence[],
  grouping: Grouping,
): readonly Group[] {
  const groups = new Map<string, Occurrence[]>()
  for (const occurrence of occurrences) {
    const name = nameOf[grouping](occurrence)
    const group = groups.get(name)
    if (group) group.push(occurrence)
    else groups.set(name, [occurrence])
  }
  const order = orders[grouping]
  const rank = (name: string): number => order?.indexOf(name) ?? 0
  return [...groups]
    .toSorted(([left], [right]) => rank(left) - rank(right) || compareText(left, right))
    .map(([name, members]) => ({ name, occurrences: members }))
}
