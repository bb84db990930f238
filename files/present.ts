import { lstatSync } from 'node:fs'
import { posix } from 'node:path'
import type { Entry } from '../core/entry.ts'
import type { Skipped, SkipReason } from '../core/report.ts'
import { causeOf, diskPath, foldersOf } from './disk.ts'

/** Files that can be searched, and what was passed over with the reason. */
export interface Listing {
  readonly files: readonly Entry[]
  readonly skipped: readonly Skipped[]
}

/**
 * Keeps the regular files of a list made by someone else, git for example. What is not there is
 * dropped, as is what stands behind a folder that has become a link.
 */
export function presentFiles(root: string, entries: readonly Entry[]): Listing {
  const isReached = folderCheck(root)
  const files: Entry[] = []
  const skipped: Skipped[] = []
  for (const entry of entries) {
    const state = isReached(entry) ? stateOf(root, entry) : 'gone'
    if (state === 'file') files.push(entry)
    else if (state !== 'gone') skipped.push({ path: entry.path, reason: state })
  }
  return { files, skipped }
}

function stateOf(root: string, entry: Entry): 'file' | 'gone' | SkipReason {
  try {
    const stats = lstatSync(diskPath(root, entry), { throwIfNoEntry: false })
    if (stats === undefined || stats.isDirectory()) return 'gone'
    if (stats.isFile()) return 'file'
    return stats.isSymbolicLink() ? 'link' : 'unreadable'
  } catch (error) {
    return causeOf(error) === 'ENOTDIR' ? 'gone' : 'unreadable'
  }
}

/** Says whether no folder around an entry is a link; each folder is looked at once. */
function folderCheck(root: string): (entry: Entry) => boolean {
  const known = new Map<string, boolean>()
  const isPlain = (entry: Entry) =>
    foldersOf(entry).every(folder => stateOf(root, folder) !== 'link')
  return entry => {
    if (entry.raw) return isPlain(entry)
    const folder = posix.dirname(entry.path)
    const answer = known.get(folder) ?? isPlain(entry)
    known.set(folder, answer)
    return answer
  }
}
