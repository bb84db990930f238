import type { Span } from '../core/span.ts'

/** Says whether a piece of the text holds the start of a hit. */
export type HoldsHit = (start: number, end: number) => boolean

/** Looks hits up by halving, so that a parser can skip what nobody asks for. */
export function hitLookup(hits: readonly Span[]): HoldsHit {
  return (start, end) => {
    let low = 0
    let high = hits.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((hits[middle]?.start ?? 0) < start) low = middle + 1
      else high = middle
    }
    const first = hits[low]
    return first !== undefined && first.start < end
  }
}

/** Offset behind which no hit starts, so that reading can stop there. */
export function lastHit(hits: readonly Span[]): number {
  return hits.at(-1)?.start ?? -1
}
