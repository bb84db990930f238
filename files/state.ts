import { createHash } from 'node:crypto'
import { lstatSync } from 'node:fs'
import type { Entry } from '../core/entry.ts'
import { readBytes } from './bytes.ts'
import { causeOf, diskPath, foldersOf } from './disk.ts'
import { linkTarget } from './write.ts'

/** What lies at a path. `content` of a link is its target; `mode` has the permission bits. */
export type FileState =
  | { readonly type: 'file' | 'link'; readonly content: Buffer; readonly mode: number }
  | { readonly type: 'absent' }
  | { readonly type: 'other'; readonly what: string }

/** What lies at a path, without its content: `mode` has the permission bits. */
export function kindAt(
  root: string,
  entry: Entry,
): { readonly type: 'file' | 'link' | 'folder' | 'absent' | 'other'; readonly mode: number } {
  try {
    const stats = lstatSync(diskPath(root, entry), { throwIfNoEntry: false })
    if (stats === undefined) return { type: 'absent', mode: 0 }
    const mode = stats.mode & 0o7777
    if (stats.isDirectory()) return { type: 'folder', mode }
    if (stats.isSymbolicLink()) return { type: 'link', mode }
    return { type: stats.isFile() ? 'file' : 'other', mode }
  } catch (error) {
    return { type: causeOf(error) === 'ENOTDIR' ? 'absent' : 'other', mode: 0 }
  }
}

/** Reads what lies at a path, through no link. */
export function fileState(root: string, entry: Entry): FileState {
  try {
    const stats = lstatSync(diskPath(root, entry), { throwIfNoEntry: false })
    if (stats === undefined) return { type: 'absent' }
    if (stats.isDirectory()) return { type: 'other', what: 'a folder' }
    const mode = stats.mode & 0o7777
    const target = linkTarget(root, entry)
    if (target) return { type: 'link', content: target, mode }
    const content = readBytes(root, entry, Number.MAX_SAFE_INTEGER)
    return 'bytes' in content
      ? { type: 'file', content: content.bytes, mode }
      : { type: 'other', what: content.skipped }
  } catch (error) {
    const cause = causeOf(error)
    return cause === 'ENOTDIR' || cause === 'ENOENT'
      ? { type: 'absent' }
      : { type: 'other', what: cause }
  }
}

/**
 * Says whether nothing but folders lies around an entry: no link, which would lead elsewhere, and
 * no file, unless it is one of `own`, which make room themselves. Each folder is looked at once.
 */
export function folderCheck(root: string, own: ReadonlySet<string>): (entry: Entry) => boolean {
  const known = new Map<string, boolean>()
  const isOpen = (folder: Entry): boolean => {
    const stats = lstatSync(diskPath(root, folder), { throwIfNoEntry: false })
    return stats === undefined || stats.isDirectory() || (stats.isFile() && own.has(folder.path))
  }
  return entry =>
    foldersOf(entry).every(folder => {
      const answer = known.get(folder.path) ?? isOpen(folder)
      known.set(folder.path, answer)
      return answer
    })
}

/** The name under which git stores a content; as long as the other names of the repository. */
export function blobName(content: Buffer, length: number): string {
  return createHash(length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${content.length}\0`)
    .update(content)
    .digest('hex')
}
