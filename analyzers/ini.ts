import type { Region, Source } from '../core/region.ts'
import type { Span } from '../core/span.ts'
import {
  below,
  commentRegion,
  type KeyPath,
  keyRegion,
  placeholderRegions,
  scalarRegion,
} from './data-regions.ts'
import { type HoldsHit, hitLookup } from './hits.ts'
import { type IniDialect, iniDialects } from './ini-dialects.ts'
import { valueIn } from './ini-value.ts'

/** Sections, keys, values and comments of the line-based formats. */
export function ini({ text, language }: Source, hits: readonly Span[]): readonly Region[] {
  const dialect = iniDialects[language] ?? iniDialects['ini']
  if (!dialect) return []
  const reader: Reader = { text, dialect, holdsHit: hitLookup(hits), regions: [] }
  let state: State = { section: undefined, key: undefined, indent: 0, slot: 'value', isOpen: false }
  for (let start = 0; start < text.length; ) {
    const lineEnd = text.indexOf('\n', start)
    const line = { start, end: lineEnd === -1 ? text.length : lineEnd }
    const read = readLine(reader, line, state)
    state = read.state
    start = read.end + 1
  }
  return reader.regions
}

interface Reader {
  readonly text: string
  readonly dialect: IniDialect
  readonly holdsHit: HoldsHit
  readonly regions: Region[]
}

interface State {
  readonly section: KeyPath | undefined
  readonly key: KeyPath | undefined
  readonly indent: number
  /** What a line that carries the value on is: more of it, or an item of a list. */
  readonly slot: 'value' | 'item'
  /** The line before ended in a backslash. */
  readonly isOpen: boolean
}

interface Read {
  readonly state: State
  /** Where the line ends; a quoted value may take several. */
  readonly end: number
}

function readLine(reader: Reader, line: Span, state: State): Read {
  const { dialect } = reader
  const content = reader.text.slice(line.start, line.end)
  const indent = content.search(/\S/)
  if (indent === -1) return { state: { ...state, isOpen: false }, end: line.end }
  const body = { start: line.start + indent, end: line.end }
  const rest = content.slice(indent)
  const isBelow = dialect.hasSections && indent > state.indent
  if (state.key && state.isOpen) return carryOn(reader, body, state)
  if (dialect.comment.test(rest)) return comment(reader, body, state)
  if (dialect.hasSections && rest.startsWith('[')) return section(reader, body, state)
  if (state.key && isBelow) return carryOn(reader, body, state)
  return entry(reader, line, { ...state, indent })
}

function comment({ holdsHit, regions }: Reader, body: Span, state: State): Read {
  if (holdsHit(body.start, body.end)) regions.push(commentRegion(body))
  return { state, end: body.end }
}

/** The name between the brackets; what follows them on the line is a comment. */
function section(reader: Reader, body: Span, state: State): Read {
  const { text, holdsHit, regions } = reader
  const close = text.slice(body.start, body.end).lastIndexOf(']')
  const span = { start: body.start + 1, end: close < 1 ? body.end : body.start + close }
  const path = below(undefined, text.slice(span.start, span.end))
  if (holdsHit(span.start, span.end)) regions.push({ ...keyRegion(span, path), role: 'section' })
  comment(reader, { start: Math.min(span.end + 1, body.end), end: body.end }, state)
  return { state: { ...state, section: path, key: undefined, isOpen: false }, end: body.end }
}

/** A line that goes on with the value of the key above. */
function carryOn(reader: Reader, body: Span, state: State): Read {
  value(reader, body, state)
  return { state: { ...state, isOpen: isOpenAt(reader.text, body.end) }, end: body.end }
}

function entry(reader: Reader, line: Span, state: State): Read {
  const { text, dialect, holdsHit, regions } = reader
  const content = text.slice(line.start, line.end)
  const lead = dialect.lead.exec(content)?.[0].length ?? 0
  const [gap, after] = separatorIn(content.slice(lead), dialect)
  const name = content.slice(lead, lead + gap).trimEnd()
  const start = line.start + lead
  const path = below(state.section, name)
  if (holdsHit(start, start + name.length)) {
    const region = keyRegion({ start, end: start + name.length }, path)
    regions.push(dialect.keyRole ? { ...region, role: dialect.keyRole } : region)
  }
  const rest = { start: start + after, end: line.end }
  const slot = rest.start < rest.end ? 'value' : 'item'
  const end = value(reader, rest, { ...state, key: path, slot: 'value' })
  return { state: { ...state, key: path, slot, isOpen: isOpenAt(text, end) }, end }
}

/** Where a key ends and its value starts; a line without a separator is parted at its first space. */
function separatorIn(content: string, { separator }: IniDialect): readonly [number, number] {
  const marked = content.search(separator)
  const gap = marked === -1 ? content.search(/\s/) : marked
  if (gap === -1) return [content.length, content.length]
  const between = /^\s*[=:]?\s*/.exec(content.slice(gap))?.[0].length ?? 0
  return [gap, gap + between]
}

/** Names the value in a piece of a line, and answers where the value's last line ends. */
function value({ text, dialect, holdsHit, regions }: Reader, rest: Span, state: State): number {
  const { content, trailing, end } = valueIn(text, rest, dialect)
  if (trailing && holdsHit(trailing.start, trailing.end)) regions.push(commentRegion(trailing))
  if (holdsHit(content.start, content.end)) {
    regions.push(scalarRegion(content, state.key, state.slot))
    regions.push(...placeholderRegions(text, content, holdsHit))
  }
  return end
}

/** An odd number of backslashes before the line's end. */
function isOpenAt(text: string, lineEnd: number): boolean {
  let start = text.charAt(lineEnd - 1) === '\r' ? lineEnd - 1 : lineEnd
  const end = start
  while (text.charAt(start - 1) === '\\') start -= 1
  return (end - start) % 2 === 1
}
