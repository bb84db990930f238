import { posix } from 'node:path'
import type { Matcher } from '../core/matcher.ts'

/** Whether a path is that of a changelog, of which only what is released is history. */
export const isChangelog = (path: string): boolean =>
  /^(?:change(?:s|log)|news|history|releases?)\b/i.test(posix.basename(path)) &&
  /\.(?:md|mdx|markdown|rst|txt|adoc)$|^[^.]+$/i.test(posix.basename(path))

/** A heading by the index of its line; a smaller depth is around a larger one. */
interface Heading {
  readonly at: number
  readonly title: string
  readonly depth: number
}

/** What changelogs call what is to come. */
const toCome = /\bunreleased\b|^\W*(?:next|upcoming)\b/i

/**
 * The lines of a changelog that are not released yet, from 1, end exclusive: below a heading that
 * says "Unreleased", up to the next one that is no deeper. Undefined where there are none.
 */
function unreleasedLines(text: string): { readonly from: number; readonly to: number } | undefined {
  const lines = text.split('\n')
  const headings = headingsOf(lines.map(line => line.slice(0, longest).trimEnd()))
  const first = headings.find(({ title }) => toCome.test(title))
  if (!first) return undefined
  const next = headings.find(({ at, depth }) => at > first.at && depth <= first.depth)
  return { from: first.at + 1, to: next ? next.at + 1 : lines.length + 1 }
}

/** Longest part of a line that is looked at, in UTF-16 units. */
const longest = 300

/**
 * Headings with marks in front, and those that are underlined.
 *
 *     ## Lamps        Lamps
 *                     -----
 */
function headingsOf(lines: readonly string[]): readonly Heading[] {
  const depthOf = underlines()
  return lines.flatMap((line, at): readonly Heading[] => {
    const { marks, title, plain } = marked.exec(line)?.groups ?? {}
    if (marks !== undefined && title !== undefined) return [{ at, title, depth: marks.length }]
    const below = lines[at + 1] ?? ''
    if (/[\p{L}\p{N}]/u.test(line) && underline.test(below))
      return [{ at, title: line, depth: depthOf(below, lines[at - 1] === below) }]
    return plain === undefined ? [] : [{ at, title: plain, depth: 2 }]
  })
}

const marked = /^\s*(?<marks>#{1,6}|={1,5})\s+(?<title>.*)$|^\s*(?<plain>\[?unreleased\]?.*)$/i
const underline = /^([=\-~^"'*+#`:.])\1{2,}$/

/** `=` is around `-`, and any other is one deeper than those before it; a line above too makes another. */
function underlines(): (line: string, isOverlined: boolean) => number {
  const seen = new Map<string, number>([
    ['=', 1],
    ['-', 2],
  ])
  return (line, isOverlined) => {
    const key = `${line[0]}${isOverlined ? ' over' : ''}`
    if (isOverlined && !seen.has(key)) seen.set(key, 0)
    const depth = seen.get(key) ?? seen.size + 1
    seen.set(key, depth)
    return depth
  }
}

/** What of a changelog is not history yet. */
export interface Unreleased {
  readonly from: number
  readonly to: number
  /** Its lines that have a new name as well: they say what became of the old one. */
  readonly announcing: ReadonlySet<number>
}

/** Reads what of a changelog is not released yet. */
export function unreleasedOf(text: string, fresh: Matcher): Unreleased | undefined {
  const lines = unreleasedLines(text)
  if (!lines) return undefined
  const content = text.split('\n')
  const announcing = new Set<number>()
  for (let line = lines.from; line < lines.to; line += 1)
    if (fresh(content[line - 1] ?? '').located.length > 0) announcing.add(line)
  return { ...lines, announcing }
}
