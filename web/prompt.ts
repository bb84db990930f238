import { sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import { toHast } from 'mdast-util-to-hast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const processor = unified().use(remarkParse).use(remarkGfm).freeze()

/**
 * Markdown of a repository as HTML that can do nothing: HTML in it is left out, links lead to web
 * pages only, and images are not loaded. What would take its reader too long is shown as it is.
 */
export function promptHtml(markdown: string): string {
  try {
    if (isTame(markdown)) return toHtml(sanitize(toHast(processor.parse(markdown)), schema))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  const text = { type: 'text', value: markdown.slice(0, longestPlain) } as const
  return toHtml({ type: 'element', tagName: 'pre', properties: {}, children: [text] })
}

/** Longest text that is shown as it is, in UTF-16 units. */
const longestPlain = 200_000

/** What a prompt may hold of each sort: beyond, parsers take the square of it, or more. */
const limits: readonly (readonly [RegExp, number])[] = [
  [/[\s\S]/g, 120_000],
  [/[*_~]{1,3}/g, 4000],
  [/[[\]]/g, 4000],
  [/\|/g, 6000],
  [/^(?:[ \t]*(?:>|[-*+]|\d+[.)])){12,}/gm, 0],
  [/^[ \t]{80,}\S/gm, 0],
]

const isTame = (markdown: string): boolean =>
  limits.every(([sort, most]) => (markdown.match(sort)?.length ?? 0) <= most)

const schema = {
  tagNames: [
    ...[
      'h1',
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
      'p',
      'blockquote',
      'pre',
      'code',
      'em',
      'strong',
      'del',
    ],
    ...['ul', 'ol', 'li', 'hr', 'br', 'a', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'input'],
  ],
  attributes: { a: ['href'], input: [['type', 'checkbox'], ['disabled', true], 'checked'] },
  protocols: { href: ['http', 'https'] },
  required: { input: { type: 'checkbox', disabled: true } },
  strip: ['script', 'style'],
} satisfies Parameters<typeof sanitize>[1]
