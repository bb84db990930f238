import { posix } from 'node:path'
import type { Matcher } from '../core/matcher.ts'

/** Whether a path is that of a changelog, of which only what is released is history. */
export const isChangelog = (path: string): boolean =>
  /^(?:change(?:s|log)|news|history|releases?)\b/i.test(posix.basename(path)) &&
  /\.(?:md|mdx|markdown|rst|txt|adoc)$|^[^.]+$/i.test(posix.basename(path))

const heading = /^(?<marks>#{1,6}|={1,5})\s+(?<title>.*)$|^(?<plain>\[?unreleased\]?.*)$/i

/**
 * The lines of a changelog that are not released yet, from 1, end exclusive: below a heading that
 * says "Unreleased", up to the next one that is no deeper. Undefined where there are none.
 */
function unreleasedLines(text: string): { readonly from: number; readonly to: number } | undefined {
  const lines = text.split('\n')
  const at = lines.findIndex(line => /unreleased/i.test(titleOf(line) ?? ''))
  if (at === -1) return undefined
  const depth = depthOf(lines[at] ?? '')
  const rest = lines
    .slice(at + 1)
    .findIndex(line => titleOf(line) !== undefined && depthOf(line) <= depth)
  return { from: at + 1, to: rest === -1 ? lines.length + 1 : at + 2 + rest }
}

const titleOf = (line: string): string | undefined => {
  const { title, plain } = (line.length > 300 ? null : heading.exec(line.trim()))?.groups ?? {}
  return title ?? plain
}

const depthOf = (line: string): number => /^(?:#+|=+)/.exec(line)?.[0].length ?? 2

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
