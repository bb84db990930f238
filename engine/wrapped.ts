import type { Located } from '../core/matcher.ts'
import type { Span } from '../core/span.ts'
import type { Placed } from './place.ts'

/** An occurrence and its place. */
export interface Joined {
  readonly located: Located
  readonly placed: Placed
}

/**
 * The spans to place: a phrase over a line break is two, so that each end is seen where it stands.
 *
 *     // lights the work          [work]
 *     // package of a keeper      [package]
 */
export function piecesOf(located: readonly Located[]): readonly Span[] {
  return located.flatMap(one => {
    const wrap = one.text.indexOf('\n')
    if (wrap === -1) return [one]
    const head = one.text.slice(0, wrap).trimEnd().length
    const tail = /[\p{L}\p{N}]+$/u.exec(one.text)?.[0].length ?? 0
    return [
      { start: one.start, end: one.start + head },
      { start: one.end - tail, end: one.end },
    ]
  })
}

/** Occurrences whose ends stand together; a wrap from one comment into code is none. */
export function joinPieces(
  located: readonly Located[],
  placed: readonly Placed[],
): { readonly kept: readonly Joined[]; readonly broken: readonly Located[] } {
  const kept: Joined[] = []
  const broken: Located[] = []
  let next = 0
  for (const one of located) {
    const isWrapped = one.text.includes('\n')
    const [first, second] = [placed[next], isWrapped ? placed[next + 1] : placed[next]]
    next += isWrapped ? 2 : 1
    if (first && second && standTogether(first, second)) kept.push({ located: one, placed: first })
    else broken.push(one)
  }
  return { kept, broken }
}

/** In one region, or in line comments of one sort. */
function standTogether(first: Placed, second: Placed): boolean {
  if (first.region === second.region) return true
  const [left, right] = [first.region, second.region]
  const isOne =
    first.offset === second.offset && left.start === right.start && left.end === right.end
  return (
    isOne || (left.syntax === 'comment' && right.syntax === 'comment' && left.role === right.role)
  )
}
