import type { ParserOptions } from '@babel/parser'
import type { Analyze, Region, Source } from '../core/region.ts'
import type { Span } from '../core/span.ts'
import { ecmascript } from './grammars/ecmascript.ts'
import { describe } from './syntax/describe.ts'
import type { Frame } from './syntax/frame.ts'

/** JavaScript and TypeScript with JSX by `@babel/parser`. Throws where it cannot recover. */
export const babel: Analyze = async (source, hits) => {
  const { parse } = await import('@babel/parser')
  const file: unknown = parse(source.text, optionsOf(source))
  const comments =
    isNode(file) && Array.isArray(file['comments']) ? file['comments'].filter(isNode) : []
  const inComments = commentRegions(comments, hits, source.text)
  const trail: Frame[] = []
  const regions: Region[] = [...inComments]
  const see = (): void => {
    const region = describe(trail, ecmascript, source.text)
    if (region) regions.push(region)
  }
  if (isNode(file) && isNode(file['program']))
    enter(file['program'], undefined, 0, trail, uncovered(hits, inComments), source.text, see)
  return regions
}

/** Why a text is no program, or undefined where it is one. */
export async function babelError(source: Source): Promise<string | undefined> {
  const { parse } = await import('@babel/parser')
  try {
    parse(source.text, { ...optionsOf(source), errorRecovery: false })
    return undefined
  } catch (error) {
    if (error instanceof SyntaxError) return error.message
    throw error
  }
}

function optionsOf({ path, language }: Source): ParserOptions {
  const typed = language === 'typescript' || language === 'tsx'
  const jsx = language === 'tsx' || language === 'jsx' || (!typed && !path.endsWith('.mts'))
  return {
    sourceType: 'unambiguous',
    errorRecovery: true,
    attachComment: false,
    allowReturnOutsideFunction: true,
    allowAwaitOutsideFunction: true,
    allowUndeclaredExports: true,
    allowNewTargetOutsideFunction: true,
    allowSuperOutsideMethod: true,
    plugins: [
      ...(typed
        ? (['typescript'] as const)
        : path.endsWith('.js') || language === 'jsx'
          ? (['flow'] as const)
          : []),
      ...(jsx ? (['jsx'] as const) : []),
      'decorators-legacy',
      'decoratorAutoAccessors',
      'explicitResourceManagement',
      'importAttributes',
    ],
  }
}

type Node = Readonly<Record<string, unknown>> & {
  readonly type: string
  readonly start: number
  readonly end: number
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  'start' in value &&
  typeof value.start === 'number'

function commentRegions(
  comments: readonly Node[],
  hits: readonly Span[],
  text: string,
): readonly Region[] {
  const regions: Region[] = []
  let next = 0
  for (const { type, start, end } of comments) {
    while ((hits[next]?.start ?? end) < start) next += 1
    if ((hits[next]?.start ?? end) >= end) continue
    const role =
      type === 'CommentLine'
        ? 'line'
        : /^\/\*\*(?!\/)/.test(text.slice(start, start + 4))
          ? 'doc'
          : 'block'
    regions.push({ syntax: 'comment', role, start, end, trail: [type] })
  }
  return regions
}

/** The hits outside of regions; both are sorted. */
function uncovered(hits: readonly Span[], regions: readonly Span[]): readonly Span[] {
  let next = 0
  return hits.filter(({ start }) => {
    while ((regions[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1
    return (regions[next]?.start ?? Number.POSITIVE_INFINITY) > start
  })
}

/** Enters only nodes with hits. The children of a node are its fields that are nodes. */
function enter(
  node: Node,
  field: string | undefined,
  index: number,
  trail: Frame[],
  hits: readonly Span[],
  text: string,
  see: () => void,
): void {
  trail.push(frameOf(node, field, index, text))
  const held = childrenOf(node).toSorted(
    ([, left], [, right]) => left.start - right.start || left.end - right.end,
  )
  let next = 0
  for (const [name, child, position] of held) {
    for (; (hits[next]?.start ?? child.start) < child.start; next += 1) see()
    const from = next
    while ((hits[next]?.start ?? child.end) < child.end) next += 1
    if (next > from) enter(child, name, position, trail, hits.slice(from, next), text, see)
  }
  for (; next < hits.length; next += 1) see()
  trail.pop()
}

/** A shorthand property is one name, so its key and value are one child. */
function childrenOf(node: Node): readonly Child[] {
  const { shorthand, value } = node
  if (shorthand === true && isNode(value)) return [['shorthand', value, 0]]
  const field = (name: string): string =>
    node['computed'] === true && /^(?:key|property)$/.test(name) ? 'computed' : name
  return Object.entries(node).flatMap(([name, held]) => nodesIn(field(name), held))
}

/** A node below another: its field, itself, and its place in the field's list. */
type Child = readonly [field: string, node: Node, position: number]

function nodesIn(name: string, held: unknown): readonly Child[] {
  if (isNode(held)) return [[name, held, 0]]
  if (!Array.isArray(held)) return []
  const list: readonly unknown[] = held
  return list.flatMap((child, position): readonly Child[] =>
    isNode(child) ? [[name, child, position]] : [],
  )
}

function frameOf(node: Node, field: string | undefined, index: number, text: string): Frame {
  return {
    type: node.type,
    field,
    start: node.start,
    end: node.end,
    index,
    child: name => {
      const child = node[name]
      return typeof child === 'string'
        ? child
        : isNode(child)
          ? text.slice(child.start, child.end)
          : undefined
    },
  }
}
