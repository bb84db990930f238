import { createHash } from 'node:crypto'
import { applyEdits, findNodeAtLocation, modify, type Node, parseTree } from 'jsonc-parser'
import { fileState } from '../../../files/state.ts'
import { replaceFile } from '../../../files/write.ts'

const manifest = '.kittify/command-skills-manifest.json'

/**
 * Tells the manifest of skills the hash that one is about to have: sha256 of its bytes, where it has
 * an entry; of one that goes (undefined) the entry goes, too. All other bytes stay. It comes before the
 * skill itself, so that a run that is cut off between them leaves something to do. Returns what takes it back.
 */
export function updateManifest(
  root: string,
  path: string,
  content: Buffer | undefined,
): () => void {
  const state = fileState(root, { path: manifest })
  if (state.type !== 'file') return () => {}
  const before = state.content.toString()
  const after = content
    ? withHash(before, path, createHash('sha256').update(content).digest('hex'))
    : withoutEntry(before, path)
  if (after === before) return () => {}
  const { mode } = state
  replaceFile(root, { path: manifest }, Buffer.from(after), { mode })
  return () => replaceFile(root, { path: manifest }, state.content, { mode })
}

const entriesIn = (text: string): readonly Node[] => {
  const tree = parseTree(text, [])
  return (tree && findNodeAtLocation(tree, ['entries'])?.children) ?? []
}

function withHash(text: string, path: string, hash: string): string {
  const entry = entriesIn(text).find(one => memberOf(one, 'path')?.value === path)
  const node = entry && memberOf(entry, 'content_hash')
  return node
    ? text.slice(0, node.offset) + JSON.stringify(hash) + text.slice(node.offset + node.length)
    : text
}

function withoutEntry(text: string, path: string): string {
  const at = entriesIn(text).findIndex(one => memberOf(one, 'path')?.value === path)
  return at === -1 ? text : applyEdits(text, modify(text, ['entries', at], undefined, {}))
}

const memberOf = (entry: Node, name: string): Node | undefined =>
  entry.type === 'object' ? findNodeAtLocation(entry, [name]) : undefined
