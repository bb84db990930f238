import type { Analyze, Region } from '../core/region.ts'
import { expressionRegions } from './expression.ts'
import { html, markupRegions, type Vocabulary } from './markup.ts'
import {
  type AttributeValue,
  type ReadAttribute,
  readExpression,
  readHtmlAttribute,
} from './markup-attributes.ts'
import { template } from './template.ts'

/** Components of one file, by their language. */
export const blocks: Analyze = (source, hits) =>
  source.language === 'svelte' ? svelte(source, hits) : vue(source, hits)

const raw = new Set(['script', 'style', 'i18n', 'docs'])

/**
 * Blocks of a Vue component: scripts and styles in their own language, the template as markup
 * whose directives and mustaches hold expressions.
 *
 *     <p v-if="lighthouse.lit" class="lighthouse">{{ lighthouse.name }}</p>
 *              ^^^^^^^^^^^^^^ typescript ^^^^^^ tag    ^^^^^^^^^^^^^^^ typescript
 */
const vue: Analyze = template((source, hits) => markupRegions(source, hits, vueVocabulary), 'vue')

/** The same of a Svelte component, where braces hold the expressions. */
const svelte: Analyze = template(
  (source, hits) => markupRegions(source, hits, { ...html, raw }),
  'svelte',
)

const vueVocabulary: Vocabulary = { ...html, raw, readAttribute: readVueAttribute }

interface Directive {
  readonly names: RegExp
  readonly read: ReadAttribute
}

/** The first that fits wins. */
const directives: readonly Directive[] = [
  { names: /^v-for$/, read: readLoop },
  { names: /^(?:v-slot\b|#)/, read: readExpression },
  { names: /^(?:v-|[:@.])/, read: readCode },
  { names: /^/, read: readHtmlAttribute },
]

function readVueAttribute(value: AttributeValue): readonly Region[] {
  return directives.find(({ names }) => names.test(value.name))?.read(value) ?? []
}

/** A whole expression. An object would read as a block, so its names are read one by one. */
function readCode(value: AttributeValue): readonly Region[] {
  const { text, start, end, name, element } = value
  if (/^\s*\{/.test(text.slice(start, end))) return readExpression(value)
  const context = { slot: 'attribute', name, element } as const
  const trail = ['element', 'directive', 'value']
  return [{ start, end, syntax: 'string', trail, context, language: 'typescript' }]
}

/** `item in items`: the names it makes, and the expression it goes through. */
function readLoop(value: AttributeValue): readonly Region[] {
  const { text, start, end } = value
  const parting = /\s(?:in|of)\s/.exec(text.slice(start, end))
  if (!parting) return readExpression(value)
  const names = { start, end: start + parting.index }
  const items = { ...value, start: names.end + parting[0].length }
  return [
    ...expressionRegions(text, names, { holdsHit: () => true, isTag: false }),
    ...readCode(items),
  ]
}
