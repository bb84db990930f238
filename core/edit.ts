import type { Span } from './span.ts'

/** Replaces one span of a content; offsets are bytes. */
export interface Edit extends Span {
  readonly replacement: Buffer
}

/** A content after edits, and the way from offsets of the old one to offsets of the new one. */
export interface Edited {
  readonly bytes: Buffer
  /** Where an offset has gone that lies outside of every edit, or at the start or end of one. */
  readonly moved: (offset: number) => number
}

/**
 * Applies edits to a content; all bytes outside of them stay as they are. They may come in any
 * order and may not overlap.
 *
 *     lighthouse = 1
 *     ^^^^^^^^^^        {start: 0, end: 10, replacement: 'beacon'}
 */
export function applyEdits(bytes: Buffer, edits: readonly Edit[]): Edited {
  const ordered = edits.toSorted((left, right) => left.start - right.start)
  const pieces: Buffer[] = []
  let cursor = 0
  for (const { start, end, replacement } of ordered) {
    if (start < cursor || end < start || end > bytes.length)
      throw new RangeError(
        `Unexpected edit at byte ${start}, expected separate ones in the content`,
      )
    pieces.push(bytes.subarray(cursor, start), replacement)
    cursor = end
  }
  pieces.push(bytes.subarray(cursor))
  return { bytes: Buffer.concat(pieces), moved: mover(ordered) }
}

function mover(ordered: readonly Edit[]): Edited['moved'] {
  let total = 0
  const shifts = ordered.map(({ start, end, replacement }) => {
    total += replacement.length - (end - start)
    return total
  })
  return offset => offset + (shifts[editsBefore(ordered, offset) - 1] ?? 0)
}

/** How many edits end at or before an offset. */
function editsBefore(ordered: readonly Edit[], offset: number): number {
  let [low, high] = [0, ordered.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ordered[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}
