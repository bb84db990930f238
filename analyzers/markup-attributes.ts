import type { Context, Region, Slot, Syntax } from '../core/region.ts'
import type { Span } from '../core/span.ts'
import { expressionRegions } from './expression.ts'

/** An attribute's value with what names it. */
export interface AttributeValue extends Span {
  readonly text: string
  /** As written. */
  readonly name: string
  readonly element: string
}

/** Names the regions of an attribute's value. */
export type ReadAttribute = (value: AttributeValue) => readonly Region[]

interface Form {
  readonly names: RegExp
  readonly read: ReadAttribute
}

/** What HTML says of an attribute by its name; the first that fits wins. */
const forms: readonly Form[] = [
  {
    names:
      /^(?:[:@#*[(]|(?:v|x|ng|data-ng)-|(?:wire|x-on|x-bind|on|bind|class|use|let):|(?:data-bind|hx-on|hx-vals)\b)/,
    read: readExpression,
  },
  {
    names:
      /^(?:class|id|for|form|headers|list|itemprop|aria-(?:labelledby|describedby|controls|owns|details|activedescendant))$/i,
    read: tokens,
  },
  {
    names:
      /^(?:(?:xlink:)?href|src|srcset|action|formaction|poster|background|cite|data|manifest|data-(?:src|href|url))$/i,
    read: whole('target', 'attribute'),
  },
  { names: /^style$/i, read: whole('string', 'attribute', { language: 'css' }) },
  { names: /^on[a-z]+$/i, read: whole('string', 'attribute', { language: 'javascript' }) },
  { names: /^alt$/i, read: whole('text', 'attribute', { role: 'alt' }) },
  {
    names:
      /^(?:title|placeholder|label|summary|aria-(?:label|description|placeholder|roledescription|valuetext))$/i,
    read: whole('string', 'display'),
  },
  { names: /^/, read: whole('string', 'attribute') },
]

export const readHtmlAttribute: ReadAttribute = value =>
  forms.find(({ names }) => names.test(value.name))?.read(value) ?? []

/** The names in a directive of Angular, Vue, Alpine and their like. */
export function readExpression({ text, start, end }: AttributeValue): readonly Region[] {
  return expressionRegions(text, { start, end }, { holdsHit: () => true, isTag: false })
}

/** In XML only the vocabulary knows what an attribute means. */
export const readXmlAttribute: ReadAttribute = whole('string', 'attribute')

function whole(syntax: Syntax, slot: Slot, more: Partial<Region> = {}): ReadAttribute {
  return value => [{ ...regionOf(value, contextOf(value, slot)), syntax, ...more }]
}

/** Classes and ids, each for itself. */
function tokens(value: AttributeValue): readonly Region[] {
  const context = contextOf(value, 'attribute')
  const pieces = value.text.slice(value.start, value.end).matchAll(/\S+/g)
  return Array.from(pieces, ({ 0: piece, index }) => {
    const start = value.start + index
    return { ...regionOf({ start, end: start + piece.length }, context), role: 'tag' }
  })
}

const contextOf = ({ name, element }: AttributeValue, slot: Slot): Context => ({
  slot,
  name,
  element,
})

const regionOf = ({ start, end }: Span, context: Context): Region => ({
  start,
  end,
  syntax: 'identifier',
  trail: ['element', 'attribute', 'value'],
  context,
})
