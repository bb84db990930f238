import type { Region } from '../../core/region.ts'
import type { Span } from '../../core/span.ts'
import { hitLookup } from '../hits.ts'

/** A line without its end; `at` is its first character that is not white space. */
export interface Line extends Span {
  readonly at: number
}

const newline = 10
const space = 32

/** The lines of a text as far as `limit`, without their `\n` or `\r\n`. */
export function linesOf(text: string, limit: number): readonly Line[] {
  const lines: Line[] = []
  for (let start = 0; start < limit; ) {
    const found = text.indexOf('\n', start)
    const stop = found === -1 ? text.length : found
    const end = stop > start && text[stop - 1] === '\r' ? stop - 1 : stop
    lines.push({ start, end, at: skipSpace(text, start, end) })
    start = stop + 1
  }
  return lines
}

/** The first place from `from` on that is not a space or tab, `end` at most. */
function skipSpace(text: string, from: number, end: number): number {
  let at = from
  while (at < end && text.charCodeAt(at) <= space && text.charCodeAt(at) !== newline) at += 1
  return at
}

/** The last place at or before `end`, not before `start`, behind which only spaces follow. */
export function trimEnd(text: string, start: number, end: number): number {
  let at = end
  while (at > start && text.charCodeAt(at - 1) <= space) at -= 1
  return at
}

const near = 400

/** The line around an index, as far as anybody looks: some files are one line. */
export function nearbyLine(text: string, index: number): Span {
  const least = Math.max(0, index - near)
  const start = least + text.slice(least, index).lastIndexOf('\n') + 1
  const found = text.slice(index, index + near).indexOf('\n')
  return { start, end: found === -1 ? Math.min(text.length, index + near) : index + found }
}

/** Offset of the line that holds an index; for ascending indexes, in one walk over the text. */
export function lineStarts(text: string): (index: number) => number {
  let start = 0
  let next = text.indexOf('\n')
  return index => {
    while (next !== -1 && next < index) {
      start = next + 1
      next = text.indexOf('\n', start)
    }
    return start
  }
}

/** How far a text must be read for its hits. */
export function limitOf(hits: readonly Span[]): number {
  return hits.at(-1)?.end ?? 0
}

/** The regions in which a hit starts; the others would only cost the reader's time. */
export function covering(regions: readonly Region[], hits: readonly Span[]): readonly Region[] {
  const holdsHit = hitLookup(hits)
  return regions.filter(({ start, end }) => holdsHit(start, end))
}
