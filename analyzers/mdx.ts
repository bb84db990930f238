import type { Analyze, Region } from '../core/region.ts'
import type { Span } from '../core/span.ts'
import { frontMatter } from './front-matter.ts'

interface Position {
  readonly start: { readonly offset?: number | undefined }
  readonly end: { readonly offset?: number | undefined }
}

/** A node of a remark tree, with what the regions need of it. */
interface MdNode {
  readonly type: string
  readonly lang?: string | null | undefined
  readonly children?: readonly MdNode[]
  readonly position?: Position | undefined
}

/** Reads MDX by remark with its MDX extension. Throws on JSX that does not close. */
export const mdx: Analyze = async (source, hits) => {
  const { default: extension } = await import('remark-mdx')
  return remarkRegions(source.text, hits, [extension])
}

/** Reads plain Markdown by remark: the reference that the scan's quicker parser is held against. */
export const remark: Analyze = (source, hits) => remarkRegions(source.text, hits, [])

async function remarkRegions(
  text: string,
  hits: readonly Span[],
  extensions: readonly (() => void)[],
): Promise<readonly Region[]> {
  const [{ unified }, { default: parse }, { default: gfm }, { default: matter }] =
    await Promise.all([
      import('unified'),
      import('remark-parse'),
      import('remark-gfm'),
      import('remark-frontmatter'),
    ])
  const processor = unified().use(parse).use(gfm).use(matter, ['yaml', 'toml'])
  for (const extension of extensions) processor.use(extension)
  const root: MdNode = processor.parse(text)
  const settings = frontMatter(text)
  return hits.flatMap(hit =>
    settings && hit.start < settings.end
      ? settings
      : (regionOf(trailTo(root, hit.start), hit.start, text) ?? []),
  )
}

/** The nodes around an offset, the root first. */
function trailTo(root: MdNode, offset: number): readonly MdNode[] {
  const trail = [root]
  for (let node: MdNode | undefined = root; node; ) {
    node = node.children?.find(child => startOf(child) <= offset && offset < endOf(child))
    if (node) trail.push(node)
  }
  return trail
}

const startOf = (node: MdNode): number => node.position?.start.offset ?? 0
const endOf = (node: MdNode): number => node.position?.end.offset ?? 0

const roles: Readonly<Record<string, string>> = {
  heading: 'heading',
  tableCell: 'table',
  listItem: 'list',
  blockquote: 'quote',
  link: 'link-text',
  linkReference: 'link-text',
}

type Describe = (node: MdNode, whole: Whole, text: string, offset: number) => Region

interface Whole extends Span {
  readonly trail: readonly string[]
}

const asTarget: Describe = (_node, whole) => ({ ...whole, syntax: 'target' })
/** An element's own tags end where its first child begins, and go on behind its last one. */
const asElement: Describe = (node, whole, _text, offset) => {
  const [first, last] = [node.children?.[0], node.children?.at(-1)]
  const tag =
    last && offset >= endOf(last)
      ? { start: endOf(last) }
      : { end: first ? startOf(first) : whole.end }
  return { ...whole, syntax: 'output', language: 'html', ...tag }
}
const asCode: Describe = (_node, whole) => ({ ...whole, syntax: 'output', language: 'tsx' })

/** What a node's own text is; the text of any other node is words. */
const describers: Readonly<Record<string, Describe>> = {
  mdxjsEsm: asCode,
  mdxFlowExpression: asCode,
  mdxTextExpression: asCode,
  mdxJsxFlowElement: asElement,
  mdxJsxTextElement: asElement,
  html: (_node, whole, text) =>
    text.startsWith('<!--', whole.start)
      ? { ...whole, syntax: 'comment', role: 'block' }
      : { ...whole, syntax: 'output', language: 'html' },
  inlineCode: (_node, whole, text) => ({ ...whole, syntax: 'code', ...trimmed(text, whole, '`') }),
  code: (node, whole, text) => ({
    ...whole,
    syntax: 'output',
    start: text.indexOf('\n', whole.start) + 1,
    end: Math.max(text.indexOf('\n', whole.start) + 1, text.lastIndexOf('\n', whole.end - 1)),
    ...(node.lang ? { language: node.lang.toLowerCase() } : {}),
  }),
  image: (_node, whole, text, offset) => {
    const end = text.indexOf('](', whole.start)
    return offset < end
      ? { ...whole, syntax: 'text', role: 'alt', end }
      : { ...whole, syntax: 'target', start: end + 2 }
  },
  link: asTarget,
  linkReference: asTarget,
  definition: asTarget,
  imageReference: asTarget,
}

function regionOf(trail: readonly MdNode[], offset: number, text: string): Region | undefined {
  const node = trail.at(-1)
  if (!node) return undefined
  const names = trail.map(({ type }) => type)
  const whole = { start: startOf(node), end: endOf(node), trail: names }
  const described = describers[node.type]?.(node, whole, text, offset)
  const role = names
    .toReversed()
    .map(name => roles[name])
    .find(Boolean)
  return described ?? { ...whole, syntax: 'text', role: role ?? 'paragraph' }
}

function trimmed(text: string, { start, end }: Span, mark: string): Span {
  let from = start
  let to = end
  while (text.startsWith(mark, from)) from += 1
  while (text.startsWith(mark, to - 1)) to -= 1
  return { start: from, end: to }
}
