import type { Region, Source } from '../core/region.ts'
import type { Span } from '../core/span.ts'
import { hitLookup } from './hits.ts'
import { linesOf } from './lexical/lines.ts'
import {
  add,
  type Body,
  contentOf,
  indentedEnd,
  isBlank,
  type Page,
  spanOfLines,
} from './lexical/page.ts'
import { readExplicit } from './lexical/rst-explicit.ts'
import { readText } from './lexical/rst-inline.ts'
import { readItem } from './lexical/rst-lists.ts'
import { readGrid, readSimpleTable } from './lexical/rst-tables.ts'

/** reStructuredText, a block at a time, with Sphinx's directives and roles. */
export function restructuredtext({ text }: Source, hits: readonly Span[]): readonly Region[] {
  const page: Page = { text, holdsHit: hitLookup(hits), regions: [] }
  const lines = linesOf(text, text.length).map(line => ({ ...line, indent: line.at - line.start }))
  readBody(page, { lines, indent: 0, role: 'paragraph', depth: 0 })
  return page.regions
}

const deepest = 40

/** Reads a block from a line on; returns the index behind it, or undefined if the line is another's. */
type ReadBlock = (page: Page, body: Body, index: number) => number | undefined

function readBody(page: Page, body: Body): void {
  for (let index = 0; index < body.lines.length; ) {
    index = readBlock(page, body, index)
  }
}

function readBlock(page: Page, body: Body, index: number): number {
  const line = body.lines[index]
  if (!line || isBlank(line)) return index + 1
  if (body.depth > deepest) return readParagraph(page, body, index)
  for (const read of blocks) {
    const next = read(page, body, index)
    if (next !== undefined) return next
  }
  return readParagraph(page, body, index)
}

const blocks: readonly ReadBlock[] = [
  readQuote,
  (page, body, index) => readExplicit(page, body, index, readBody),
  readOverlined,
  readTitle,
  readGrid,
  readSimpleTable,
  readDoctest,
  (page, body, index) => readItem(page, body, index, readBody),
  readDefinition,
]

/** Text further to the right than its surroundings. */
function readQuote(page: Page, body: Body, index: number): number | undefined {
  const line = body.lines[index]
  if (!line || line.indent <= body.indent) return undefined
  const end = indentedEnd(body.lines, index, body.indent)
  readBody(page, {
    ...body,
    lines: body.lines.slice(index, end),
    indent: line.indent,
    depth: body.depth + 1,
  })
  return end
}

const adornment = /^([!-/:-@[-`{-~])\1+[ \t]*$/

/** Whether a line of punctuation stands at an index; `least` is the length it needs. */
function isAdornment(page: Page, { lines }: Body, index: number, least = 2): boolean {
  const line = lines[index]
  return (
    line !== undefined &&
    line.end - line.at >= Math.min(least, 4) &&
    adornment.test(contentOf(page, line))
  )
}

function readOverlined(page: Page, body: Body, index: number): number | undefined {
  if (!isAdornment(page, body, index)) return undefined
  const title = body.lines[index + 1]
  if (!title || isBlank(title)) return index + 1
  if (!isAdornment(page, body, index + 2)) return undefined
  readText(page, { start: title.at, end: title.end }, 'heading')
  return index + 3
}

function readTitle(page: Page, body: Body, index: number): number | undefined {
  const line = body.lines[index]
  if (!line || !isAdornment(page, body, index + 1, line.end - line.at)) return undefined
  readText(page, { start: line.at, end: line.end }, 'heading')
  return index + 2
}

function readDoctest(page: Page, { lines }: Body, index: number): number | undefined {
  const line = lines[index]
  if (!line || !page.text.startsWith('>>>', line.at)) return undefined
  const end = runEnd(lines, index, () => true)
  add(
    page,
    'string',
    { start: line.at, end: lines[end - 1]?.end ?? line.end },
    { language: 'python' },
  )
  return end
}

/** A term and, further to the right in the next line, what it means. */
function readDefinition(page: Page, body: Body, index: number): number | undefined {
  const [line, next] = body.lines.slice(index, index + 2)
  if (!line || !next || isBlank(next) || next.indent <= line.indent) return undefined
  readText(page, { start: line.at, end: line.end }, 'list')
  const end = indentedEnd(body.lines, index + 1, line.indent)
  const lines = body.lines.slice(index + 1, end)
  readBody(page, { lines, indent: next.indent, role: 'list', depth: body.depth + 1 })
  return end
}

/** Lines up to a blank one; `::` at their end makes what is indented below them a literal block. */
function readParagraph(page: Page, { lines, role }: Body, index: number): number {
  const line = lines[index]
  if (!line) return index + 1
  const end = Math.max(
    index + 1,
    runEnd(lines, index, ({ indent }) => indent === line.indent),
  )
  const span = { start: line.at, end: lines[end - 1]?.end ?? line.end }
  readText(page, span, role)
  if (!/::[ \t]*$/.test(page.text.slice(Math.max(span.start, span.end - 80), span.end))) return end
  const literalEnd = indentedEnd(lines, end, line.indent)
  add(page, 'output', spanOfLines(lines.slice(end, literalEnd)))
  return Math.max(end, literalEnd)
}

function runEnd(
  lines: Body['lines'],
  index: number,
  belongs: (line: Body['lines'][number]) => boolean,
): number {
  let end = index
  for (let line = lines[end]; line && !isBlank(line) && belongs(line); line = lines[end]) end += 1
  return end
}
