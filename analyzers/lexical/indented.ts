import type { Region } from '../../core/region.ts'
import type { Span } from '../../core/span.ts'
import type { Read } from './lexer.ts'
import { commentRegion, plainRegion, spansOf } from './line-regions.ts'
import { covering, type Line, limitOf, linesOf } from './lines.ts'

/** A template whose elements are nested by indentation. */
export interface Indented {
  /** The language of the code in it. */
  readonly code: string
  readonly comment: RegExp
  /** What stands before code that fills the line. */
  readonly script: RegExp
  /** What stands before words that fill the line. */
  readonly words: RegExp
}

export const indentedTemplates = {
  haml: { code: 'ruby', comment: /^(?:-#|\/)/, script: /^[-=~!&]=?[ \t]*/, words: /^(?![%.#])/ },
  pug: { code: 'javascript', comment: /^\/\//, script: /^!?[-=][ \t]*/, words: /^[|<][ \t]?/ },
  slim: {
    code: 'ruby',
    comment: /^\//,
    script: /^[-=]{1,2}[<>']{0,2}[ \t]*/,
    words: /^[|'<][ \t]?/,
  },
} satisfies Record<string, Indented>

const element = /^%?[\w:-]*(?:[.#][\w:-]+)*/
const name = /[A-Za-z_][\w:-]*/g
const attributes =
  /^(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|\[[^[\]]*\])/
const output = /^[ \t]*!?={1,2}[<>']{0,2}[ \t]*/
const attribute = /([A-Za-z_@:][\w:.@-]*)[ \t]*=[ \t]*(?:"([^"\n]*)"|'([^'\n]*)')?/g

/**
 * Makes the reader of a template of elements.
 *
 *     a.lighthouse(href="/lighthouse") The lighthouse
 *       ^^^^^^^^^^ tag    ^^^^^^^^^^^ address  ^^^^^^^ text
 */
export function indentedReader(dialect: Indented): Read {
  return (text, hits) => {
    let below: number | undefined
    const regions = linesOf(text, limitOf(hits)).flatMap(line => {
      const indent = line.at - line.start
      if (below !== undefined && (line.at === line.end || indent > below))
        return [commentRegion({ start: line.at, end: line.end }, 'block')]
      const isComment = dialect.comment.test(text.slice(line.at, line.end))
      below = isComment ? indent : undefined
      return isComment
        ? [commentRegion({ start: line.at, end: line.end })]
        : lineRegions(text, line, dialect)
    })
    return covering(regions, hits)
  }
}

function lineRegions(text: string, { at, end }: Line, dialect: Indented): readonly Region[] {
  const content = text.slice(at, end)
  const script = dialect.script.exec(content)
  if (script) return [code({ start: at + script[0].length, end }, dialect)]
  if (dialect.words.test(content)) return words(text, { start: at, end })
  const head = element.exec(content)?.[0].length ?? 0
  const given = attributes.exec(content.slice(head, head + 2000))?.[0].length ?? 0
  const from = at + head + given
  const shown = output.exec(text.slice(from, end))?.[0].length
  return [
    ...spansOf(text, { start: at, end: at + head }, name).map(tag),
    ...attributeRegions(text, { start: at + head, end: from }, dialect),
    ...(shown === undefined
      ? slimAttributes(text, { start: from, end }, dialect)
      : [code({ start: from + shown, end }, dialect)]),
  ]
}

/** `a href="/lighthouse" The lighthouse`: without brackets attributes stand before the words. */
function slimAttributes(text: string, span: Span, dialect: Indented): readonly Region[] {
  return [...words(text, span), ...attributeRegions(text, span, dialect)]
}

const tag = (span: Span): Region => ({
  ...span,
  syntax: 'identifier',
  role: 'tag',
  trail: ['element', 'name'],
})

const code = ({ start, end }: Span, { code: language }: Indented): Region => ({
  start,
  end,
  syntax: 'output',
  trail: ['template', 'code'],
  language,
})

const words = (text: string, span: Span): readonly Region[] => [
  { ...span, syntax: 'text', role: 'paragraph', trail: ['element', 'text'] },
  ...spansOf(text, span, /(?<=#\{)[^{}\n]+(?=\})/g).map(hole => plainRegion('placeholder', hole)),
]

function attributeRegions(text: string, span: Span, dialect: Indented): readonly Region[] {
  const written = text.slice(span.start, span.end)
  if (dialect.code === 'ruby' && written.startsWith('{')) return [code(span, dialect)]
  return [...written.matchAll(attribute)].flatMap(match => {
    const [whole, own = '', double, single] = match
    const start = span.start + match.index
    const value = double ?? single
    const names = tag({ start, end: start + own.length })
    if (value === undefined) return [names]
    const close = start + whole.length - 1
    const context = { slot: 'attribute', name: own, element: 'element' } as const
    return [
      names,
      { start: close - value.length, end: close, syntax: 'string', trail: ['attribute'], context },
    ]
  })
}
