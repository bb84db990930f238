import type { SyntaxNode, Tree } from '@lezer/common'
import { frontMatter } from '../../analyzers/front-matter.ts'
import { pointer } from '../../core/text.ts'
import type { Written } from './reference.ts'

/** A reference by its offset in UTF-16 units. */
type Found = Pick<Written, 'kind' | 'text'> & { readonly at: number }

/** The links, code spans and command blocks of a Markdown document, in their order. */
export async function referencesOfMarkdown(whole: string): Promise<readonly Written[]> {
  const { parser, GFM } = await import('@lezer/markdown')
  const text = bounded(whole)
  const matter = frontMatter(text)
  const from = matter ? text.indexOf('\n', matter.end) + 1 || text.length : 0
  const body = text.slice(from)
  const found = referencesIn(parser.configure(GFM).parse(body), body)
  const pointOf = pointer(text)
  return found
    .toSorted((left, right) => left.at - right.at)
    .map(({ kind, text: named, at }) => ({ kind, text: named, ...pointOf(from + at) }))
}

/** Longest line and longest paragraph that are read, in UTF-16 units: both take quadratic time. */
const [longestLine, longestParagraph] = [5000, 50_000]

/** The text with nothing in the lines that are too long, or too far from the last empty one. */
function bounded(text: string): string {
  let run = 0
  return text
    .split('\n')
    .map(line => {
      run = line.trim() === '' ? 0 : run + line.length
      return line.length > longestLine || run > longestParagraph ? '' : line
    })
    .join('\n')
}

function referencesIn(tree: Tree, text: string): readonly Found[] {
  const found: Found[] = []
  tree.iterate({
    enter: node => {
      const read = readers[node.name]
      if (read) found.push(...read(node.node, text))
    },
  })
  return found
}

const readers: Readonly<Record<string, (node: SyntaxNode, text: string) => readonly Found[]>> = {
  URL: (node, text) =>
    isTarget(node, text)
      ? [{ kind: 'link', text: unwrapped(text.slice(node.from, node.to)), at: node.from }]
      : [],
  InlineCode: (node, text) => {
    const [open, close] = node.getChildren('CodeMark')
    const content = text.slice(open?.to ?? node.from, close?.from ?? node.to)
    const kind = node.parent?.name === 'Link' ? 'label' : 'code'
    return [{ kind, text: content.replace(/\s+/g, ' ').trim(), at: open?.to ?? node.from }]
  },
  FencedCode: (node, text) => {
    const info = node.getChild('CodeInfo')
    const language = info ? text.slice(info.from, info.to) : ''
    return isShell(language) ? node.getChildren('CodeText').flatMap(linesOf(text)) : []
  },
  CodeBlock: (node, text) => node.getChildren('CodeText').flatMap(linesOf(text)),
  HTMLTag: htmlLinks,
  HTMLBlock: htmlLinks,
}

/** Whether an address is where a link leads: one in the text of a link is only words, as is a footnote. */
function isTarget({ parent, prevSibling }: SyntaxNode, text: string): boolean {
  if (!parent || !/^(?:Link|Image|LinkReference)$/.test(parent.name)) return false
  const before = prevSibling ? text.slice(prevSibling.from, prevSibling.to) : ''
  return /^[(:]$/.test(before) && !text.startsWith('[^', parent.from)
}

/** `<a b>` of a link with blanks. */
const unwrapped = (target: string): string => /^<(.*)>$/s.exec(target)?.[1] ?? target

const isShell = (language: string): boolean =>
  /^\W*(?:|sh|bash|zsh|shell|shell-?session|console|terminal|text|txt|plain(?:text)?|cmd|powershell|ps1?)\b/i.test(
    language,
  ) || language.trim() === ''

/** Lines of a block; one that ends in a backslash goes on in the next. */
const linesOf =
  (text: string) =>
  (node: SyntaxNode): readonly Found[] =>
    Array.from(
      text.slice(node.from, node.to).matchAll(/(?:[^\n\\]|\\(?!\r?\n)|\\\r?\n)+/g),
      ({ 0: line, index }) => ({
        kind: 'line' as const,
        text: line.replace(/\\\r?\n/g, ' ').trim(),
        at: node.from + index + (line.length - line.trimStart().length),
      }),
    )

function htmlLinks(node: SyntaxNode, text: string): readonly Found[] {
  const content = text.slice(node.from, node.to)
  return Array.from(content.matchAll(/\s(?:href|src)\s*=\s*"([^"\n]{1,500})"/gi), found => ({
    kind: 'link' as const,
    text: found[1] ?? '',
    at: node.from + found.index + found[0].indexOf('"') + 1,
  }))
}
