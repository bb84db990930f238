/** Something counted, under its name. */
export type Count = readonly [name: string, count: number]

/** Counts items by name: most frequent first, then by name. */
export function countBy<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string | undefined,
): readonly Count[] {
  const counts = new Map<string, number>()
  for (const item of items) {
    const name = nameOf(item)
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].toSorted(([leftName, left], [rightName, right]) =>
    right === left ? compareText(leftName, rightName) : right - left,
  )
}

/** Orders text by code unit, the same on every machine. */
export const compareText = (left: string, right: string): number =>
  left < right ? -1 : Number(left > right)

/** A number for people: `1,204`. */
export const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',')

/** A number with its noun: `1 file`, `2 files`, `2 near misses`. */
export const quantity = (value: number, noun: string, plural = `${noun}s`): string =>
  `${number(value)} ${value === 1 ? noun : plural}`

/** The first items, and a line that says how many are left out, with the option that shows them. */
export function shorten<Item>(
  items: readonly Item[],
  limit: number,
  option: '--limit' | null = '--limit',
): { readonly shown: readonly Item[]; readonly rest: readonly string[] } {
  const shown = items.slice(0, limit)
  const left = items.length - shown.length
  const hint = option === null ? '' : `; \`${option} ${items.length}\` shows all`
  return {
    shown,
    rest: left > 0 ? [`  and ${number(left)} more${hint}`] : [],
  }
}
