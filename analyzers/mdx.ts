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

const languages: Readonly<Record<string, string>> = {
  mdxjsEsm: 'tsx',
  mdxFlowExpression: 'tsx',
  mdxTextExpression: 'tsx',
  html: 'html',
}
const roles: Readonly<Record<string, string>> = {
  heading: 'heading',
  tableCell: 'table',
  listItem: 'list',
  blockquote: 'quote',
  link: 'link-text',
  linkReference: 'link-text',
}

function regionOf(trail: readonly MdNode[], offset: number, text: string): Region | undefined {
  const node = trail.at(-1)
  if (!node) return undefined
  const names = trail.map(({ type }) => type)
  const whole = { start: startOf(node), end: endOf(node), trail: names }
  const language = languages[node.type]
  if (node.type === 'html' && text.startsWith('<!--', whole.start))
    return { ...whole, syntax: 'comment', role: 'block' }
  if (language) return { ...whole, syntax: 'output', language }
  if (node.type === 'inlineCode') return { ...whole, syntax: 'code', ...trimmed(text, whole, '`') }
  if (node.type === 'code')
    return {
      ...whole,
      syntax: 'output',
      ...(node.lang ? { language: node.lang.toLowerCase() } : {}),
    }
  if (node.type === 'image')
    return offset < text.indexOf('](', whole.start)
      ? { ...whole, syntax: 'text', role: 'alt' }
      : { ...whole, syntax: 'target' }
  if (/^(link|linkReference|definition|imageReference)$/.test(node.type))
    return { ...whole, syntax: 'target' }
  if (node.type.startsWith('mdxJsx'))
    return { ...whole, syntax: 'output', language: 'html', end: headEnd(node, whole.end) }
  const role = names
    .toReversed()
    .map(name => roles[name])
    .find(Boolean)
  return { ...whole, syntax: 'text', role: role ?? 'paragraph' }
}

/** An element's own tag ends where its first child begins. */
const headEnd = (node: MdNode, end: number): number =>
  node.children?.[0] ? startOf(node.children[0]) : end

function trimmed(text: string, { start, end }: Span, mark: string): Span {
  let from = start
  let to = end
  while (text.startsWith(mark, from)) from += 1
  while (text.startsWith(mark, to - 1)) to -= 1
  return { start: from, end: to }
}
