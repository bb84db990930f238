import { mistake } from '../../../core/errors.ts'

/** Something that comes behind others. */
export interface Ordered {
  readonly id: string
  readonly after: readonly string[]
}

/**
 * Sorts so that each comes behind what it names; otherwise by id. Names that are not among the
 * items count as done. Throws `circularOrder`.
 */
export function inOrder<Item extends Ordered>(items: readonly Item[]): readonly Item[] {
  const waiting = items.toSorted((left, right) => (left.id < right.id ? -1 : 1))
  const sorted: Item[] = []
  while (waiting.length > 0) {
    const open = new Set(waiting.map(({ id }) => id))
    const at = waiting.findIndex(({ id, after }) =>
      after.every(one => one === id || !open.has(one)),
    )
    if (at === -1)
      throw mistake(
        'circularOrder',
        waiting.map(({ id }) => id),
      )
    sorted.push(...waiting.splice(at, 1))
  }
  return sorted
}
