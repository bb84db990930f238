import type { AST } from 'toml-eslint-parser'

import type { Region, Slot, Source } from '../core/region.ts'
import type { Span } from '../core/span.ts'
import {
  below,
  commentRegion,
  type KeyPath,
  keyRegion,
  placeholderRegions,
  scalarRegion,
} from './data-regions.ts'
import { type HoldsHit, hitLookup } from './hits.ts'

/** Keys of tables, pairs and inline tables, strings and comments. Throws on a text that is no TOML. */
export async function toml({ text }: Source, hits: readonly Span[]): Promise<readonly Region[]> {
  const { parseTOML } = await import('toml-eslint-parser')
  const program = parseTOML(text)
  const holdsHit = hitLookup(hits)
  const walk: Walk = { text, holdsHit, regions: [] }
  for (const node of program.body[0].body) entryRegions(walk, node, undefined)
  const comments = program.comments.map(spanOf).filter(({ start, end }) => holdsHit(start, end))
  return [...walk.regions, ...comments.map(span => commentRegion(span))]
}

interface Walk {
  readonly text: string
  readonly holdsHit: HoldsHit
  readonly regions: Region[]
}

type Node = { readonly range: readonly [number, number] }

const spanOf = ({ range: [start, end] }: Node): Span => ({ start, end })
const isAsked = ({ holdsHit }: Walk, { range: [start, end] }: Node): boolean => holdsHit(start, end)

function entryRegions(
  walk: Walk,
  node: AST.TOMLTable | AST.TOMLKeyValue,
  above: KeyPath | undefined,
): void {
  if (!isAsked(walk, node)) return
  const path = keyRegions(walk, node.key, above)
  if (node.type === 'TOMLKeyValue') valueRegions(walk, node.value, { path, slot: 'value' })
  else for (const pair of node.body) entryRegions(walk, pair, path)
}

/** Names each part of a dotted key and answers the path below it. */
function keyRegions(walk: Walk, { keys }: AST.TOMLKey, above: KeyPath | undefined) {
  let path = above
  for (const key of keys) {
    const isBare = key.type === 'TOMLBare'
    path = below(path, isBare ? key.name : key.value)
    if (isAsked(walk, key)) walk.regions.push(keyRegion(within(key, isBare ? 0 : 1), path))
  }
  return path
}

interface Place {
  readonly path: KeyPath | undefined
  readonly slot: Slot
}

function valueRegions(walk: Walk, node: AST.TOMLContentNode, { path, slot }: Place): void {
  if (!isAsked(walk, node)) return
  if (node.type === 'TOMLArray') {
    for (const element of node.elements) valueRegions(walk, element, { path, slot: 'item' })
  } else if (node.type === 'TOMLInlineTable') {
    for (const pair of node.body) entryRegions(walk, pair, path)
  } else if (node.kind === 'string') {
    const content = within(node, node.multiline ? 3 : 1)
    walk.regions.push(scalarRegion(content, path, slot))
    walk.regions.push(...placeholderRegions(walk.text, content, walk.holdsHit))
  }
}

/** A node's span without its quotes. */
const within = ({ range: [start, end] }: Node, quotes: number): Span => ({
  start: start + quotes,
  end: end - quotes,
})
