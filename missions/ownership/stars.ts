/**
 * Sequences in which a star stands for any number of parts: characters of a name, or names of a
 * path. Both questions take time in proportion to the product of the two lengths at most, however
 * many stars there are.
 */

export const star = '*'

/** A star, or what stands for one part. */
export type Starred<Item> = typeof star | Item

/** Whether a sequence stands for these parts. The last star alone is ever tried again. */
export function standsFor<Item, Part>(
  items: readonly Starred<Item>[],
  parts: readonly Part[],
  accepts: (item: Item, part: Part) => boolean,
): boolean {
  let at = 0
  let part = 0
  let again: { readonly at: number; part: number } | undefined
  while (part < parts.length) {
    const item = items[at]
    const here = parts[part]
    if (item === star) {
      at += 1
      again = { at, part }
    } else if (item !== undefined && here !== undefined && accepts(item, here)) {
      at += 1
      part += 1
    } else if (again) {
      again.part += 1
      at = again.at
      part = again.part
    } else return false
  }
  return items.slice(at).every(item => item === star)
}

/** Whether two sequences stand for the same parts at least once; each item must stand for some part. */
export function haveCommon<Item>(
  left: readonly Starred<Item>[],
  right: readonly Starred<Item>[],
  meet: (left: Item, right: Item) => boolean,
): boolean {
  const width = right.length
  /** Whether the rest of both has something in common, by the place in `right`. */
  let below = new Array<boolean>(width + 1).fill(true)
  for (let column = width - 1; column >= 0; column -= 1) {
    below[column] = right[column] === star && below[column + 1] === true
  }
  for (const one of left.toReversed()) below = rowAbove(one, right, below, meet)
  return below[0] === true
}

function rowAbove<Item>(
  one: Starred<Item>,
  right: readonly Starred<Item>[],
  below: readonly boolean[],
  meet: (left: Item, right: Item) => boolean,
): boolean[] {
  const width = right.length
  const row = new Array<boolean>(width + 1).fill(one === star && below[width] === true)
  for (let column = width - 1; column >= 0; column -= 1) {
    const other = right[column] ?? star
    row[column] =
      one === star || other === star
        ? below[column] === true || row[column + 1] === true
        : below[column + 1] === true && meet(one, other)
  }
  return row
}
