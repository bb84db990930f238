import { type Line, trimEnd } from './lines.ts'
import { add, isBlank, type Page } from './page.ts'

/** What an attribute line such as `[source,ruby]` says about the block below it. */
export interface Style {
  readonly name: string
  readonly language: string
}

const styleLine =
  /^\[(?!\[)([\w-]{0,40})(?:[^,[\]\n]{0,200}(?:,\s*([\w+#-]{1,40}))?)[^\]\n]{0,200}\]\s*$/

/** The style of a line in square brackets, or undefined for another line. */
export function styleOf(content: string): Style | undefined {
  const match = content.length > 500 ? undefined : styleLine.exec(content)
  return match
    ? { name: (match[1] ?? '').toLowerCase(), language: (match[2] ?? '').toLowerCase() }
    : undefined
}

const fences: readonly (readonly [pattern: RegExp, kind: 'verbatim' | 'comment'])[] = [
  [/^(?:-{4,}|\.{4,}|\+{4,}|```\S*)\s*$/, 'verbatim'],
  [/^\/{4,}\s*$/, 'comment'],
]

/** A block between two equal lines whose content is not AsciiDoc; returns the index behind it. */
export function readFenced(
  page: Page,
  lines: readonly Line[],
  index: number,
  style: Style | undefined,
): number | undefined {
  const line = lines[index]
  if (!line) return undefined
  const fence = page.text.slice(line.start, trimEnd(page.text, line.start, line.end))
  const kind = fences.find(([pattern]) => pattern.test(fence))?.[1]
  if (!kind) return undefined
  const closing = fence.startsWith('```') ? '```' : fence
  const last = closingLine(page, lines, index, closing)
  const span = { start: lines[index + 1]?.start ?? line.end, end: lines[last - 1]?.end ?? line.end }
  if (kind === 'comment') add(page, 'comment', span, { role: 'block' })
  else addVerbatim(page, span, style?.language || fence.slice(closing.length))
  return last + 1
}

function closingLine(page: Page, lines: readonly Line[], index: number, fence: string): number {
  for (let next = index + 1; next < lines.length; next += 1) {
    const line = lines[next]
    if (
      line &&
      page.text.startsWith(fence, line.start) &&
      trimEnd(page.text, line.start, line.end) - line.start === fence.length
    )
      return next
  }
  return lines.length
}

const noLanguage = new Set(['', 'text', 'none', 'plain', 'subs', 'options'])

export function addVerbatim(
  page: Page,
  span: { start: number; end: number },
  language: string,
): void {
  if (noLanguage.has(language)) add(page, 'output', span)
  else add(page, 'string', span, { language })
}

/** Index behind the lines from `index` on that belong to one paragraph. */
export function paragraphEnd(page: Page, lines: readonly Line[], index: number): number {
  let end = index + 1
  for (let line = lines[end]; line && !isBlank(line) && !startsBlock(page, line); line = lines[end])
    end += 1
  return end
}

const blockStart =
  /^(?:={1,6} |[-.*+_=]{4,}\s*$|\|===|\/\/|\[[^\]]*\]\s*$|\s*(?:[*-]+|\.+|\d+\.) |[\w`][^:\n]*::(?:\s|$)|\w+::\S*\[|:[\w-]+:)/

const startsBlock = (page: Page, { start, end }: Line) =>
  blockStart.test(page.text.slice(start, Math.min(end, start + 200)))
