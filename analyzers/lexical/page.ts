import type { Context, Region, Syntax } from '../../core/region.ts'
import type { Span } from '../../core/span.ts'
import type { HoldsHit } from '../hits.ts'
import type { Line } from './lines.ts'

/** A line with the column of its content; a list item's first line begins behind its mark. */
export interface RstLine extends Line {
  readonly indent: number
}

/** A document being read, and the regions found so far. */
export interface Page {
  readonly text: string
  readonly holdsHit: HoldsHit
  readonly regions: Region[]
}

/** Lines of one body: their left edge, the role of their text, and how deep they are nested. */
export interface Body {
  readonly lines: readonly RstLine[]
  readonly indent: number
  readonly role: string
  readonly depth: number
}

/** Adds a region, if somebody asks for it. */
export function add(
  page: Page,
  syntax: Syntax,
  { start, end }: Span,
  more: Partial<Region> = {},
): void {
  if (start >= end || !page.holdsHit(start, end)) return
  page.regions.push({
    start,
    end,
    syntax,
    trail: [more.role ?? more.context?.name ?? syntax],
    ...more,
  })
}

export const named = (name: string): { readonly context: Context } => ({ context: { name } })

export const isBlank = ({ at, end }: Line): boolean => at >= end

export const contentOf = (page: Page, { at, end }: Line): string => page.text.slice(at, end)

/** Index behind the lines from `index` on that are blank or stand to the right of `indent`. */
export function indentedEnd(lines: readonly RstLine[], index: number, indent: number): number {
  let end = index
  for (let next = index; next < lines.length; next += 1) {
    const line = lines[next]
    if (!line || (!isBlank(line) && line.indent <= indent)) break
    if (!isBlank(line)) end = next + 1
  }
  return end
}

/** Whole lines with their indentation, blank ones at both ends left out. */
export function spanOfLines(lines: readonly RstLine[]): Span {
  const first = lines.find(line => !isBlank(line))
  const last = lines.findLast(line => !isBlank(line))
  return { start: first?.start ?? 0, end: last?.end ?? 0 }
}
