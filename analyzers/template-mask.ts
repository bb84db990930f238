import type { Span } from '../core/span.ts'
import { lineAround } from '../core/text.ts'

/**
 * Fills holes so that every offset stays and the text around them can be parsed: with a name
 * where something else shares the line, with spaces where nothing does.
 *
 *     {{- if .lit }}         ·
 *     {{ .name }}: rock      ___________: rock
 */
export function maskHoles(text: string, holes: readonly Span[]): string {
  const pieces: string[] = []
  const lines = blankLines(text, holes)
  let done = 0
  for (const { start, end } of holes) {
    const hole = text.slice(start, end)
    const firstEnd = lines(start) ? 0 : hole.search(/\r?\n|$/)
    pieces.push(text.slice(done, start), '_'.repeat(firstEnd), spaces(hole.slice(firstEnd)))
    done = end
  }
  return pieces.join('') + text.slice(done)
}

const spaces = (piece: string): string => piece.replace(/[^\r\n]/g, ' ')

/** Says of ascending offsets whether their line holds nothing but holes; each line is read once. */
function blankLines(text: string, holes: readonly Span[]): (start: number) => boolean {
  let lineEnd = -1
  let isBlank = false
  let next = 0
  return start => {
    if (start < lineEnd) return isBlank
    const line = lineAround(text, start)
    lineEnd = line.end
    isBlank = true
    let done = line.start
    while ((holes[next]?.end ?? Number.POSITIVE_INFINITY) <= line.start) next += 1
    for (let at = next; done < line.end; at += 1) {
      const hole = holes[at] ?? { start: line.end, end: line.end }
      if (text.slice(done, Math.min(hole.start, line.end)).trim() !== '') isBlank = false
      done = hole.end
    }
    return isBlank
  }
}
