import type { Region, Source } from '../core/region.ts'
import type { Span } from '../core/span.ts'
import { hitLookup } from './hits.ts'
import {
  addVerbatim,
  paragraphEnd,
  readFenced,
  type Style,
  styleOf,
} from './lexical/asciidoc-blocks.ts'
import { readAsciidocText } from './lexical/asciidoc-inline.ts'
import { spansOf, trimmed } from './lexical/line-regions.ts'
import { type Line, linesOf } from './lexical/lines.ts'
import { add, isBlank, type Page } from './lexical/page.ts'

/** AsciiDoc, a block at a time. */
export function asciidoc({ text }: Source, hits: readonly Span[]): readonly Region[] {
  const page: Page = { text, holdsHit: hitLookup(hits), regions: [] }
  const lines = linesOf(text, text.length)
  let style: Style | undefined
  for (let index = 0; index < lines.length; ) {
    const next = readBlock(page, { lines, index, style })
    style = next.style
    index = next.index
  }
  return page.regions
}

interface Place {
  readonly lines: readonly Line[]
  readonly index: number
  /** What the line above says about this block. */
  readonly style: Style | undefined
}

function readBlock(
  page: Page,
  place: Place,
): { readonly index: number; readonly style?: Style | undefined } {
  const { lines, index, style } = place
  const line = lines[index]
  if (!line || isBlank(line)) return { index: index + 1 }
  const content = page.text.slice(line.start, line.end)
  const found = styleOf(content)
  if (found) {
    readAttributes(page, line)
    return { index: index + 1, style: found }
  }
  const fenced = readFenced(page, lines, index, style) ?? readTable(page, lines, index)
  if (fenced !== undefined) return { index: fenced }
  if (readLine(page, line, content))
    return { index: index + 1, style: content.startsWith('.') ? style : undefined }
  return { index: readParagraph(page, place, line) }
}

/** `[quote, author]`, `[#lighthouse]`: words of a tool. */
function readAttributes(page: Page, { start, end }: Line) {
  for (const span of spansOf(page.text, { start, end }, /[\w-][\w.-]*/g)) {
    add(page, 'scalar', span, { context: { slot: 'value', name: 'attributes' } })
  }
}

const tableFence = /^[|,:!]===\s*$/

function readTable(page: Page, lines: readonly Line[], index: number): number | undefined {
  const isFence = (line: Line | undefined) =>
    line !== undefined && tableFence.test(page.text.slice(line.start, line.end))
  if (!isFence(lines[index])) return undefined
  let next = index + 1
  for (let line = lines[next]; line && !isFence(line); line = lines[next]) {
    for (const cell of spansOf(
      page.text,
      { start: line.start, end: line.end },
      /(?:`[^`]*`|[^|])+/g,
    )) {
      readAsciidocText(page, trimmed(page.text, cell), 'table')
    }
    next += 1
  }
  return next + 1
}

type ReadMatch = (page: Page, span: Span, match: RegExpExecArray) => void

/** Lines that are a block by themselves: the expression matches what stands before the content. */
const lineKinds: readonly (readonly [pattern: RegExp, read: ReadMatch])[] = [
  [/^(?=\/\/)/, (page, span) => add(page, 'comment', span, { role: 'line' })],
  [/^(?:={1,6}|#{1,6})[ \t]+/, (page, span) => readAsciidocText(page, span, 'heading')],
  [/^:!?(?<name>[\w-]+)!?:[ \t]*/, readAttribute],
  [/^(?<macro>image|include|video|audio|link)::(?<path>[^[\n]*)\[/, readMacro],
  [
    /^(?:ifn?def|ifeval|endif)::(?<name>[^[\n]*)\[/,
    (page, span, { groups = {} }) =>
      add(page, 'placeholder', {
        start: span.start - 1 - (groups['name'] ?? '').length,
        end: span.start - 1,
      }),
  ],
  [
    /^\[\[(?=[^\]\n]+\]\])/,
    (page, { start, end }) => add(page, 'target', { start, end: end - 2 }, { role: 'declaration' }),
  ],
  [/^\.(?=[^\s.])/, (page, span) => readAsciidocText(page, span, 'heading')],
  [/^[-*_=.+~^]{2,}\s*$|^(?:'''|<<<|\+)\s*$/, () => undefined],
  [/^(?<term>[^\n]*?\S)(?:::+|;;)(?:[ \t]+|$)/, readTerm],
]

function readLine(page: Page, { start, end }: Line, content: string): boolean {
  for (const [pattern, read] of lineKinds) {
    const match = pattern.exec(content)
    if (!match) continue
    read(page, { start: start + match[0].length, end }, match)
    return true
  }
  return false
}

function readAttribute(page: Page, span: Span, { 0: all, groups }: RegExpExecArray) {
  const name = groups?.['name'] ?? ''
  const start = span.start - all.length + all.indexOf(name)
  add(page, 'key', { start, end: start + name.length }, { context: { name, keys: [name] } })
  add(page, 'scalar', span, { context: { slot: 'value', name, keys: [name] } })
}

function readMacro(page: Page, { start, end }: Span, { groups = {} }: RegExpExecArray) {
  add(page, 'target', { start: start - 1 - (groups['path'] ?? '').length, end: start - 1 })
  const close = page.text.lastIndexOf(']', end)
  if (groups['macro'] === 'include') return
  add(page, 'text', { start, end: close > start ? close : end }, { role: 'alt' })
}

function readTerm(page: Page, span: Span, { 0: all, groups }: RegExpExecArray) {
  const start = span.start - all.length
  readAsciidocText(page, { start, end: start + (groups?.['term'] ?? '').length }, 'list')
  if (span.start < span.end) readAsciidocText(page, span, 'list')
}

/** Whether a line is a term whose meaning follows below. */
const isTerm = (page: Page, line: Line | undefined) =>
  line !== undefined && /(?:::|;;)\s*$/.test(page.text.slice(line.start, line.end).slice(-80))

const listMark = /^\s*(?:[*-]+|\.+|\d+\.|<\d+>)[ \t]+(?:\[[ x*]\][ \t]+)?/

function readParagraph(page: Page, { lines, index, style }: Place, line: Line): number {
  const end = paragraphEnd(page, lines, index)
  const span = { start: line.start, end: lines[end - 1]?.end ?? line.end }
  const mark = listMark.exec(page.text.slice(span.start, line.end))?.[0]
  if (mark !== undefined)
    readAsciidocText(page, { start: span.start + mark.length, end: span.end }, 'list')
  else if (style?.name === 'source' || style?.name === 'listing')
    addVerbatim(page, span, style.language)
  else if (isTerm(page, lines[index - 1]))
    readAsciidocText(page, { start: line.at, end: span.end }, 'list')
  else if (line.at > line.start) add(page, 'output', span)
  else readAsciidocText(page, span, style?.name === 'quote' ? 'quote' : 'paragraph')
  return end
}
