import { sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import { toHast } from 'mdast-util-to-hast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const processor = unified().use(remarkParse).use(remarkGfm).freeze()

/** Longest Markdown that is rendered, in UTF-16 units. */
const longest = 300_000

/**
 * Markdown of a repository as HTML that can do nothing: HTML in it is left out, links lead to web
 * pages only, and images are not loaded.
 */
export function promptHtml(markdown: string): string {
  const tree = toHast(processor.parse(markdown.slice(0, longest)))
  return toHtml(sanitize(tree, schema))
}

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
