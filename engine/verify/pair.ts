import { diffArrays } from 'diff'

/** Most differences that are looked for; lists that differ more are paired in order. */
const most = 2000

/**
 * Pairs two lists without crossing: as many exact pairs as possible, then what is left between
 * two exact pairs, in order. The result has one entry for each item of the first list.
 */
export function pairInOrder<Left, Right>(
  left: readonly Left[],
  right: readonly Right[],
  isExact: (left: Left, right: Right) => boolean,
): readonly (Right | undefined)[] {
  const pairs: (Right | undefined)[] = left.map(() => undefined)
  let [leftAt, rightAt] = [0, 0]
  for (const [leftIndex, rightIndex] of exactPairs(left, right, isExact)) {
    for (let step = 0; leftAt + step < leftIndex && rightAt + step < rightIndex; step += 1)
      pairs[leftAt + step] = right[rightAt + step]
    if (leftIndex < left.length) pairs[leftIndex] = right[rightIndex]
    leftAt = leftIndex + 1
    rightAt = rightIndex + 1
  }
  return pairs
}

/** Pairs of indexes that belong together, and the ends of both lists. */
function exactPairs<Left, Right>(
  left: readonly Left[],
  right: readonly Right[],
  isExact: (left: Left, right: Right) => boolean,
): readonly (readonly [number, number])[] {
  const ends = [[left.length, right.length] as const]
  const comparator = (one: Index, other: Index): boolean => {
    const [first, second] = one.side === 'left' ? [one, other] : [other, one]
    const [item, match] = [left[first.at], right[second.at]]
    return item !== undefined && match !== undefined && isExact(item, match)
  }
  const changes = diffArrays(indexes(left, 'left'), indexes(right, 'right'), {
    comparator,
    maxEditLength: most,
  })
  let [leftAt, rightAt] = [0, 0]
  const pairs = (changes ?? []).flatMap(({ added, removed, count }) => {
    const start = [leftAt, rightAt] as const
    if (!added) leftAt += count
    if (!removed) rightAt += count
    if (added || removed) return []
    return Array.from({ length: count }, (_, step) => [start[0] + step, start[1] + step] as const)
  })
  return [...pairs, ...ends]
}

interface Index {
  readonly side: 'left' | 'right'
  readonly at: number
}

const indexes = (list: readonly unknown[], side: Index['side']): Index[] =>
  list.map((_, at) => ({ side, at }))
