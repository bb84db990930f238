import type { Span } from '../core/span.ts'

export interface Attribute {
  readonly name: Span
  /** Without quotes. */
  readonly value: Span | undefined
}

export interface MarkupToken extends Span {
  readonly kind: 'open' | 'close' | 'text' | 'raw' | 'comment' | 'directive'
  /** The tag's name. */
  readonly name: Span
  readonly attributes: readonly Attribute[]
  /** The tag ends in a slash, so that it holds nothing. */
  readonly isClosed: boolean
}

/** The tokens of a markup text, one at a time. Anything can be read: what is no tag is text. */
export function* markupTokens(text: string, raw: ReadonlySet<string>): Generator<MarkupToken> {
  let start = 0
  while (start < text.length) {
    const next = nextMark(text, start)
    if (next > start) yield bare('text', start, next)
    if (next === text.length) return
    const token = markAt(text, next)
    yield token
    start = token.end
    const name = text.slice(token.name.start, token.name.end).toLowerCase()
    if (token.kind !== 'open' || token.isClosed || !raw.has(name)) continue
    const end = rawEnd(text, start, name)
    if (end > start) yield bare('raw', start, end)
    start = end
  }
}

const mark = /<(?=[!?\p{L}_]|\/[\p{L}_>])/gu

function nextMark(text: string, start: number): number {
  mark.lastIndex = start
  return mark.exec(text)?.index ?? text.length
}

const fixed: readonly (readonly [string, string, 'comment' | 'text' | 'directive'])[] = [
  ['<!--', '-->', 'comment'],
  ['<![CDATA[', ']]>', 'text'],
  ['<!', '>', 'directive'],
  ['<?', '?>', 'directive'],
]

function markAt(text: string, start: number): MarkupToken {
  for (const [open, close, kind] of fixed) {
    if (!text.startsWith(open, start)) continue
    const from = start + open.length
    const stop = text.indexOf(isSubset(text, start) ? ']>' : close, from)
    const end = stop === -1 ? text.length : text.indexOf('>', stop) + 1
    if (kind !== 'text') return bare(kind, start, end)
    return { ...bare('text', from, stop === -1 ? end : stop), end }
  }
  return text.charAt(start + 1) === '/' ? closeTag(text, start) : openTag(text, start)
}

/** A document type that declares entities of its own has an end of its own. */
function isSubset(text: string, start: number): boolean {
  return /^<!DOCTYPE[^>[]*\[/i.test(text.slice(start, start + 500))
}

const bare = (kind: MarkupToken['kind'], start: number, end: number): MarkupToken => ({
  kind,
  start,
  end,
  name: { start, end: start },
  attributes: [],
  isClosed: false,
})

const tagEnd = /[^<>]*>?/y
const tagName = /[^\s/><"']*/y
const attribute = /[\s/]*([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>][^\s<>]*)))?/dy
const stray = /\s*(?:\/(?!\s*>)|["'=])/y

function nameAt(text: string, start: number): Span {
  tagName.lastIndex = start
  return { start, end: start + (tagName.exec(text)?.[0].length ?? 0) }
}

function closeTag(text: string, start: number): MarkupToken {
  const name = nameAt(text, start + 2)
  tagEnd.lastIndex = name.end
  return { ...bare('close', start, name.end + (tagEnd.exec(text)?.[0].length ?? 0)), name }
}

function openTag(text: string, start: number): MarkupToken {
  const name = nameAt(text, start + 1)
  const attributes: Attribute[] = []
  let at = name.end
  for (let end = step(text, at, attributes); end > at; end = step(text, at, attributes)) at = end
  const { 0: close, 1: slash } = /^\s*(\/?)\s*>?/.exec(text.slice(at, at + 200)) ?? ['']
  return { ...bare('open', start, at + close.length), name, attributes, isClosed: slash === '/' }
}

/** Reads one attribute, or passes one stray character, and answers where it ends. */
function step(text: string, start: number, attributes: Attribute[]): number {
  attribute.lastIndex = start
  const indices = attribute.exec(text)?.indices
  const [whole, name, double, single, unquoted] = indices ?? []
  if (whole && name) {
    const value = double ?? single ?? unquoted
    attributes.push({ name: toSpan(name), value: value && toSpan(value) })
    return whole[1]
  }
  stray.lastIndex = start
  return start + (stray.exec(text)?.[0].length ?? 0)
}

const toSpan = ([start, end]: [number, number]): Span => ({ start, end })

function rawEnd(text: string, start: number, name: string): number {
  const closing = new RegExp(`</${name}[\\s>/]`, 'gi')
  closing.lastIndex = start
  return closing.exec(text)?.index ?? text.length
}
