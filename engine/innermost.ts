import type { Region } from '../core/region.ts'
import type { Span } from '../core/span.ts'

/**
 * The innermost region that covers the start of each hit, in one merge walk; hits are sorted.
 * Of two regions with one span the later one counts.
 */
export function innermost(
  regions: readonly Region[],
  hits: readonly Span[],
): readonly (Region | undefined)[] {
  const sorted = regions.toSorted((left, right) => left.start - right.start || right.end - left.end)
  const open: Region[] = []
  let next = 0
  return hits.map(({ start }) => {
    for (let region = sorted[next]; region && region.start <= start; region = sorted[next]) {
      next += 1
      while ((open.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= region.start) open.pop()
      open.push(region)
    }
    while ((open.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= start) open.pop()
    return open.findLast(region => start < region.end)
  })
}
