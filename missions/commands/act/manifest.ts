import { createHash } from 'node:crypto'
import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser'
import { fileState } from '../../../files/state.ts'
import { replaceFile } from '../../../files/write.ts'

const path = '.kittify/command-skills-manifest.json'

/**
 * Tells the manifest of skills the hashes of those that were written: sha256 of their bytes, where
 * it has an entry. All other bytes stay. Returns whether anything changed.
 */
export function updateManifest(root: string, written: ReadonlyMap<string, Buffer>): boolean {
  const state = fileState(root, { path })
  if (written.size === 0 || state.type !== 'file') return false
  const before = state.content.toString()
  const after = withHashes(before, written)
  if (after === before) return false
  replaceFile(root, { path }, Buffer.from(after), { mode: state.mode })
  return true
}

function withHashes(text: string, written: ReadonlyMap<string, Buffer>): string {
  const tree = parseTree(text, [])
  const entries = tree && findNodeAtLocation(tree, ['entries'])
  let result = text
  for (const entry of (entries?.children ?? []).toReversed()) {
    const hash = memberOf(entry, 'content_hash')
    const bytes = written.get(String(memberOf(entry, 'path')?.value))
    if (!hash || !bytes) continue
    const value = JSON.stringify(createHash('sha256').update(bytes).digest('hex'))
    result = result.slice(0, hash.offset) + value + result.slice(hash.offset + hash.length)
  }
  return result
}

const memberOf = (entry: Node, name: string): Node | undefined =>
  entry.type === 'object' ? findNodeAtLocation(entry, [name]) : undefined
