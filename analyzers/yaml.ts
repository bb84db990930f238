import type { CST, Lexer, Parser } from 'yaml'

import type { Region, Slot, Source } from '../core/region.ts'
import type { Span } from '../core/span.ts'
import {
  below,
  commentRegion,
  type KeyPath,
  keyRegion,
  keysOf,
  placeholderRegions,
  scalarRegion,
} from './data-regions.ts'
import { type HoldsHit, hitLookup } from './hits.ts'
import { template } from './template.ts'
import { scriptLanguage } from './yaml-scripts.ts'
import { contentSpan, keyName, quotes, sourceSpan } from './yaml-tokens.ts'

/** Keys, scalars, comments and anchors of every document, and the names in template holes. */
export async function yaml(source: Source, hits: readonly Span[]): Promise<readonly Region[]> {
  return /\{[{%]/.test(source.text) ? templated(source, hits) : documents(source, hits)
}

/** Holes come out first: with their braces in place the rest reads as something else. */
const templated = template(documents, 'yaml-template')

/** Reads the concrete syntax, which keeps every offset and goes on behind what it cannot read. */
async function documents(
  { path: file, text }: Source,
  hits: readonly Span[],
): Promise<readonly Region[]> {
  const { Lexer, Parser } = await import('yaml')
  const walk: Walk = { file, text, holdsHit: hitLookup(hits), regions: [], open: [] }
  for (const token of parse(text, new Lexer(), new Parser())) {
    visit(walk, { token, path: undefined, slot: 'value', around: [] })
    for (let next = walk.open.pop(); next; next = walk.open.pop()) visit(walk, next)
  }
  return walk.regions
}

const deepest = 5000

/** Tokens of whole documents. Throws before nesting takes all memory. */
function* parse(text: string, lexer: Lexer, parser: Parser): Generator<CST.Token> {
  for (const lexeme of lexer.lex(text)) {
    yield* parser.next(lexeme)
    if (parser.stack.length > deepest) {
      throw new RangeError(`Unexpected nesting of more than ${deepest} levels, expected less`)
    }
  }
  yield* parser.end()
}

interface Walk {
  readonly file: string
  readonly text: string
  readonly holdsHit: HoldsHit
  readonly regions: Region[]
  /** What is still to be visited; a list of our own, since documents may nest deeper than calls can. */
  readonly open: Place[]
}

interface Place {
  readonly token: CST.Token
  readonly path: KeyPath | undefined
  readonly slot: Slot
  /** The pairs of the map that holds the token. */
  readonly around: readonly CST.CollectionItem[]
}

function visit(walk: Walk, place: Place): void {
  const { token } = place
  if (token.type === 'document') {
    visitAll(walk, [...token.start, token.value, ...(token.end ?? [])], place)
  } else if ('items' in token) {
    for (const item of token.items) visitItem(walk, item, { ...place, around: token.items })
    if ('end' in token) visitAll(walk, token.end, place)
  } else if ('props' in token) {
    visitAll(walk, token.props, place)
    scalar(walk, place)
  } else {
    leaves[token.type]?.(walk, place)
    if ('end' in token) visitAll(walk, token.end ?? [], place)
  }
}

function visitAll(walk: Walk, tokens: readonly (CST.Token | undefined)[], place: Place): void {
  for (const token of tokens) if (token) walk.open.push({ ...place, token })
}

function visitItem(walk: Walk, item: CST.CollectionItem, place: Place): void {
  const { start, key, sep = [], value } = item
  const name = keyName(key)
  const path = name === undefined ? place.path : below(place.path, name)
  visitAll(walk, [...start, ...sep], place)
  if (key) {
    if (path && name !== undefined) keyRegions(walk, key, path)
    else visitAll(walk, [key], place)
    if ('end' in key) visitAll(walk, key.end ?? [], place)
  }
  const slot = key === undefined && !sep.length ? 'item' : 'value'
  if (value) walk.open.push({ ...place, token: value, path, slot })
}

function keyRegions({ holdsHit, regions }: Walk, key: CST.Token, path: KeyPath): void {
  const start = key.offset + (quotes[key.type] ?? 0)
  const end = start + path.name.length
  if (holdsHit(start, end)) regions.push(keyRegion({ start, end }, path))
}

type Leaf = (walk: Walk, place: Place) => void

const leaves: Partial<Record<CST.Token['type'], Leaf>> = {
  comment: ({ holdsHit, regions }, { token }) => {
    const span = sourceSpan(token)
    if (holdsHit(span.start, span.end)) regions.push(commentRegion(span))
  },
  anchor: label,
  alias: label,
  tag: label,
  scalar,
  'single-quoted-scalar': scalar,
  'double-quoted-scalar': scalar,
}

/** The name of an anchor, alias or tag, behind its mark. */
function label({ text, holdsHit, regions }: Walk, { token }: Place): void {
  const { start: mark, end } = sourceSpan(token)
  const start = mark + (/^[&*!]+<?/.exec(text.slice(mark, end))?.[0].length ?? 0)
  if (!holdsHit(start, end)) return
  regions.push({ start, end, syntax: 'identifier', role: 'label', trail: [token.type] })
}

function scalar(
  { file, text, holdsHit, regions }: Walk,
  { token, path, slot, around }: Place,
): void {
  const span = contentSpan(token, text)
  if (!holdsHit(span.start, span.end)) return
  const content = text.slice(span.start, span.end)
  const language = scriptLanguage({ file, keys: keysOf(path), content, shell: shellOf(around) })
  const region = scalarRegion(span, path, slot)
  regions.push(language ? { ...region, language } : region)
  regions.push(...placeholderRegions(text, span, holdsHit))
}

const siblings = 50

/** The program that a step names beside its script. */
function shellOf(around: readonly CST.CollectionItem[]): string | undefined {
  const value = around.slice(0, siblings).find(({ key }) => keyName(key) === 'shell')?.value
  return keyName(value)
}
