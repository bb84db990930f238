import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  type Stats,
} from 'node:fs'
import type { Entry } from '../core/entry.ts'
import type { SkipReason } from '../core/report.ts'
import { causeOf, diskPath, foldersOf } from './disk.ts'

export type Content = { readonly bytes: Buffer } | { readonly skipped: SkipReason }

/** Platforms without these flags have undefined here, which is 0 in a union of bits. */
const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK

/**
 * Reads a regular file of at most `limit` bytes, through no link, neither its own nor a folder's.
 * Synchronous: a warm file takes microseconds, the round trips of a thread pool several times that.
 */
export function readBytes(root: string, entry: Entry, limit: number): Content {
  const path = diskPath(root, entry)
  try {
    const skipped = linkAround(root, entry) ?? refusal(lstatSync(path), limit)
    return skipped ? { skipped } : readRegular(path, limit)
  } catch (error) {
    causeOf(error)
    return { skipped: 'unreadable' }
  }
}

function linkAround(root: string, entry: Entry): SkipReason | undefined {
  const isLinked = foldersOf(entry).some(folder =>
    lstatSync(diskPath(root, folder)).isSymbolicLink(),
  )
  return isLinked ? 'link' : undefined
}

/** Asked before the file is opened, since opening a pipe waits, and again of what was opened. */
function refusal(stats: Stats, limit: number): SkipReason | undefined {
  if (stats.isSymbolicLink()) return 'link'
  if (!stats.isFile()) return 'unreadable'
  return stats.size > limit ? 'too-large' : undefined
}

function readRegular(path: string | Buffer, limit: number): Content {
  const file = openSync(path, flags)
  try {
    const skipped = refusal(fstatSync(file), limit)
    return skipped ? { skipped } : { bytes: readFileSync(file) }
  } finally {
    closeSync(file)
  }
}
