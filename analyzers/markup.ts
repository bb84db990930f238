import type { Region, Source } from '../core/region.ts'
import type { Span } from '../core/span.ts'
import { commentRegion, scalarRegion } from './data-regions.ts'
import { type HoldsHit, hitLookup, lastHit } from './hits.ts'
import { type ReadAttribute, readHtmlAttribute, readXmlAttribute } from './markup-attributes.ts'
import { rawLanguage, voidElements } from './markup-elements.ts'
import { closeElement, emptyStack, innermost, openElement, type Stack } from './markup-stack.ts'
import { type MarkupToken, markupTokens } from './markup-tokens.ts'

/** How a vocabulary differs from others. */
export interface Vocabulary {
  readonly readAttribute: ReadAttribute
  /** Elements whose content is no markup. */
  readonly raw: ReadonlySet<string>
  /** Elements nest like keys, names keep their case, and every element has an end. */
  readonly isData: boolean
}

export const html: Vocabulary = {
  readAttribute: readHtmlAttribute,
  raw: new Set(['script', 'style']),
  isData: false,
}

const xml: Vocabulary = { readAttribute: readXmlAttribute, raw: new Set(), isData: true }

/** Tags, attributes, comments and text; by its language, of HTML, of SVG or of any other XML. */
export function markup(source: Source, hits: readonly Span[]): readonly Region[] {
  return markupRegions(source, hits, source.language === 'xml' ? xml : html)
}

/** The same for any vocabulary. */
export function markupRegions(
  { text }: Source,
  hits: readonly Span[],
  vocabulary: Vocabulary,
): readonly Region[] {
  const reader: Reader = {
    text,
    vocabulary,
    holdsHit: hitLookup(hits),
    stack: emptyStack(),
    regions: [],
  }
  const last = lastHit(hits)
  let before: MarkupToken | undefined
  for (const token of markupTokens(text, vocabulary.raw)) {
    if (token.start > last) break
    if (reader.holdsHit(token.start, token.end)) readers[token.kind](reader, token, before)
    nest(reader, token)
    before = token
  }
  return reader.regions
}

interface Reader {
  readonly text: string
  readonly vocabulary: Vocabulary
  readonly holdsHit: HoldsHit
  readonly stack: Stack
  readonly regions: Region[]
}

const nameOf = ({ text, vocabulary }: Reader, { start, end }: Span): string => {
  const name = text.slice(start, end)
  return vocabulary.isData ? name : name.toLowerCase()
}

function nest(reader: Reader, token: MarkupToken): void {
  if (token.kind !== 'open' && token.kind !== 'close') return
  const { stack, vocabulary } = reader
  const name = nameOf(reader, token.name)
  if (token.kind === 'close') closeElement(stack, name)
  else if (token.isClosed || vocabulary.raw.has(name)) return
  else if (vocabulary.isData || !voidElements.has(name)) openElement(stack, name, vocabulary.isData)
}

type ReadToken = (reader: Reader, token: MarkupToken, before: MarkupToken | undefined) => void

const readers: Record<MarkupToken['kind'], ReadToken> = {
  open: tag,
  close: tag,
  text: content,
  raw,
  comment: ({ regions }, token) => regions.push(commentRegion(token, 'block')),
  directive: ({ regions }, token) => regions.push(commentRegion(token, 'directive')),
}

function tag(
  { text, vocabulary, holdsHit, regions }: Reader,
  { name, attributes }: MarkupToken,
): void {
  const element = text.slice(name.start, name.end)
  const context = { element }
  const asked = ({ start, end }: Span): boolean => holdsHit(start, end)
  const names = [
    { ...name, role: 'tag', trail: ['element', 'tag'] },
    ...attributes.map(each => ({
      ...each.name,
      role: 'attribute',
      trail: ['element', 'attribute'],
    })),
  ]
  for (const each of names)
    if (asked(each)) regions.push({ ...each, syntax: 'identifier', context })
  for (const { name: own, value } of attributes) {
    if (!value || !asked(value)) continue
    const attribute = { ...value, text, name: text.slice(own.start, own.end), element }
    regions.push(...vocabulary.readAttribute(attribute))
  }
}

function content(reader: Reader, token: MarkupToken): void {
  const { text, vocabulary, holdsHit, stack, regions } = reader
  const { name, role, path } = innermost(stack)
  const written = text.slice(token.start, token.end)
  const start = token.start + written.search(/\S|$/)
  const end = token.start + written.trimEnd().length
  const span = { start, end }
  if (!holdsHit(start, end)) return
  if (vocabulary.isData && !/\s/.test(text.slice(start, end))) {
    regions.push({ ...scalarRegion(span, path, 'value'), trail: ['element', 'text'] })
  } else regions.push(textRegion(span, name, role))
}

function textRegion(span: Span, element: string, role: string): Region {
  const trail = ['element', 'text']
  const region = element === '' ? { ...span, trail } : { ...span, trail, context: { element } }
  return role === 'code' ? { ...region, syntax: 'code' } : { ...region, syntax: 'text', role }
}

/** The content of a script or style, in the language that its tag says. */
function raw(reader: Reader, { start, end }: MarkupToken, before: MarkupToken | undefined): void {
  const { text, regions } = reader
  const element = before ? nameOf(reader, before.name) : ''
  const written = (attribute: string) => {
    const value = before?.attributes.find(({ name }) => nameOf(reader, name) === attribute)?.value
    return value && text.slice(value.start, value.end)
  }
  const language = rawLanguage(element, written('lang') ?? written('type'))
  const region = {
    start,
    end,
    syntax: 'string',
    trail: ['element', 'raw'],
    context: { element },
  } as const
  regions.push(language ? { ...region, language } : region)
}
