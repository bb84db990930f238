import type { SyntaxNode } from '@lezer/common'
import type { Analyze, Region, Syntax } from '../core/region.ts'
import { frontMatter } from './front-matter.ts'

/**
 * Markdown with tables, task lists and front matter by `@lezer/markdown`, which names the same
 * regions as remark (a test compares them) and reads several times as many bytes a second.
 */
export const markdown: Analyze = async ({ text }, hits) => {
  const { parser, GFM } = await import('@lezer/markdown')
  const matter = frontMatter(text)
  const from = matter ? text.indexOf('\n', matter.end) + 1 || text.length : 0
  const lines = withoutReturns(text, from)
  const document = documentOf(lines.text)
  const tree = parser.configure(GFM).parse(document.text)
  const regions: Region[] = matter ? [matter] : []
  for (const { start } of hits) {
    const region =
      start < from ? undefined : regionOf(tree.resolveInner(lines.into(start), 1), document)
    if (region)
      regions.push({ ...region, start: lines.outOf(region.start), end: lines.outOf(region.end) })
  }
  return regions
}

/** A text from `from` on, with line ends that the parser's tables know, and the way between both. */
function withoutReturns(
  text: string,
  from: number,
): { text: string; into: (index: number) => number; outOf: (index: number) => number } {
  const body = text.slice(from)
  const returns = Array.from(body.matchAll(/\r\n/g), ({ index }, before) => index - before)
  return {
    text: returns.length === 0 ? body : body.replaceAll('\r\n', '\n'),
    into: index =>
      index - from - countBelow(returns, (value, before) => value + before < index - from),
    outOf: index => index + from + countBelow(returns, value => value < index),
  }
}

/** How many of ascending values hold, which are the first ones. */
function countBelow(
  values: readonly number[],
  holds: (value: number, index: number) => boolean,
): number {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(values[middle] ?? 0, middle)) low = middle + 1
    else high = middle
  }
  return low
}

/** What the parser marks and a reader would not: brackets that link nowhere, package names as e-mail. */
function isPlain(node: SyntaxNode, { text, labels }: Document): boolean {
  if (node.name === 'URL') return isPackage(node, text)
  if (node.name !== 'Link' || node.getChild('URL')) return false
  const label = node.getChild('LinkLabel') ?? node
  return !labels().has(text.slice(label.from, label.to).toLowerCase().replace(/\[\]$/, ''))
}

/** A text, and the labels that its definitions have: `[1]` of `[1]: address`. */
interface Document {
  readonly text: string
  readonly labels: () => ReadonlySet<string>
}

/** Labels are read when the first bracket asks for them. */
function documentOf(text: string): Document {
  let known: ReadonlySet<string> | undefined
  return {
    text,
    labels: () => {
      known ??= new Set(
        Array.from(text.matchAll(/^[ >\t]{0,9}(\[[^\]\n]{1,200}\]):/gm), ([, label = '']) =>
          label.toLowerCase(),
        ),
      )
      return known
    },
  }
}

/** `@scope/name@1.0` is read as an e-mail address, and is none. */
const isPackage = ({ parent, from, to }: SyntaxNode, text: string): boolean =>
  !(parent && /^(?:Link|Image|LinkReference|Autolink)$/.test(parent.name)) &&
  /@\d|^@/.test(text.slice(Math.max(0, from - 1), to)) &&
  !/:\/\//.test(text.slice(from, to))

type Describe = (node: SyntaxNode, text: string) => Region

/** From the innermost node outwards, the first of these names the region. */
const nodes: Readonly<Record<string, Describe>> = {
  CodeInfo: node => region('code', node, node),
  InlineCode: node => region('code', node, between(node, 'CodeMark')),
  FencedCode: (node, text) => ({
    ...region('output', node, codeOf(node)),
    ...languageOf(node, text),
  }),
  CodeBlock: node => region('output', node, node),
  URL: node => ({
    ...region('target', node, node),
    ...(node.parent && /^(Link|Image|LinkReference)$/.test(node.parent.name)
      ? {}
      : { role: 'autolink' }),
  }),
  LinkLabel: node => region('target', node, node),
  LinkTitle: node => ({ ...region('text', node, node), role: 'link-text' }),
  Image: node => ({ ...region('text', node, between(node, 'LinkMark')), role: 'alt' }),
  Link: (node, text) =>
    text.startsWith('[^', node.from)
      ? region('target', node, node)
      : { ...region('text', node, between(node, 'LinkMark')), role: 'link-text' },
  LinkReference: node => region('target', node, node),
  Comment: node => ({ ...region('comment', node, node), role: 'block' }),
  CommentBlock: node => ({ ...region('comment', node, node), role: 'block' }),
  HTMLTag: node => ({ ...region('output', node, node), language: 'html' }),
  HTMLBlock: node => ({ ...region('output', node, node), language: 'html' }),
  ProcessingInstructionBlock: node => ({ ...region('comment', node, node), role: 'directive' }),
  ProcessingInstruction: node => ({ ...region('comment', node, node), role: 'directive' }),
  TableCell: node => ({ ...region('text', node, node), role: 'table' }),
  TableHeader: node => ({ ...region('text', node, node), role: 'table' }),
  TableRow: node => ({ ...region('text', node, node), role: 'table' }),
  SetextHeading1: node => ({ ...region('text', node, node), role: 'heading' }),
  SetextHeading2: node => ({ ...region('text', node, node), role: 'heading' }),
  Paragraph: node => ({ ...region('text', node, node), role: container(node) }),
  Task: node => ({ ...region('text', node, node), role: 'list' }),
  ListItem: node => ({ ...region('text', node, node), role: 'list' }),
  Blockquote: node => ({ ...region('text', node, node), role: 'quote' }),
  Document: node => ({ ...region('text', node, node), role: 'paragraph' }),
}

function regionOf(inner: SyntaxNode, document: Document): Region | undefined {
  for (let node: SyntaxNode | null = inner; node; node = node.parent) {
    if (isPlain(node, document)) continue
    const describe = node.name.startsWith('ATXHeading') ? nodes['SetextHeading1'] : nodes[node.name]
    if (describe) return describe(node, document.text)
  }
  return undefined
}

interface Range {
  readonly from: number
  readonly to: number
}

const region = (syntax: Syntax, node: SyntaxNode, { from, to }: Range): Region => ({
  syntax,
  start: from,
  end: to,
  trail: trailOf(node),
})

function trailOf(node: SyntaxNode): readonly string[] {
  const trail: string[] = []
  for (let at: SyntaxNode | null = node; at; at = at.parent) trail.unshift(at.name)
  return trail
}

/** What stands between a node's first two marks: the code, the text of a link. */
function between(node: SyntaxNode, mark: string): Range {
  const [open, close] = node.getChildren(mark)
  return { from: open?.to ?? node.from, to: close?.from ?? node.to }
}

function codeOf(node: SyntaxNode): Range {
  const lines = node.getChildren('CodeText')
  return { from: lines[0]?.from ?? node.from, to: lines.at(-1)?.to ?? node.to }
}

function languageOf(node: SyntaxNode, text: string): { language?: string } {
  const info = node.getChild('CodeInfo')
  const name = info && /^\{?\.?([\w+#-]+)/.exec(text.slice(info.from, info.to))?.[1]
  return name ? { language: name.toLowerCase() } : {}
}

function container(node: SyntaxNode): string {
  for (let at: SyntaxNode | null = node; at; at = at.parent) {
    if (at.name === 'ListItem') return 'list'
    if (at.name === 'Blockquote') return 'quote'
  }
  return 'paragraph'
}
