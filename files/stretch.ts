import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import type { Entry } from '../core/entry.ts'
import { causeOf, diskPath, foldersOf } from './disk.ts'
import { linkTarget } from './write.ts'

/** The bytes of a file from an offset to its end. */
export interface Stretch {
  readonly bytes: Buffer
  /** Tells the file from another that takes its place under the same name. */
  readonly identity: string
  /** Of the whole file, in bytes. */
  readonly size: number
  /** When it was written last, in milliseconds. */
  readonly mtime: number
}

const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** Largest stretch that is read at once, in bytes. */
const longest = 2 ** 28

/**
 * Reads a regular file from an offset on, through no link. `absent` where there is none, `refused`
 * for what is no regular file, cannot be read, or is longer than 256 MiB.
 */
export function readStretch(
  root: string,
  entry: Entry,
  from: number,
): Stretch | 'absent' | 'refused' {
  try {
    if (foldersOf(entry).some(folder => linkTarget(root, folder) !== undefined)) return 'refused'
    const file = openSync(diskPath(root, entry), flags)
    try {
      const stats = fstatSync(file)
      if (!stats.isFile() || stats.size - from > longest) return 'refused'
      const bytes = readFrom(file, from, stats.size)
      return {
        bytes,
        identity: `${stats.dev}:${stats.ino}`,
        size: stats.size,
        mtime: stats.mtimeMs,
      }
    } finally {
      closeSync(file)
    }
  } catch (error) {
    const cause = causeOf(error)
    return cause === 'ENOENT' || cause === 'ENOTDIR' ? 'absent' : 'refused'
  }
}

function readFrom(file: number, from: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(Math.max(0, size - from))
  let read = 0
  while (read < bytes.length) {
    const count = readSync(file, bytes, read, bytes.length - read, from + read)
    if (count === 0) break
    read += count
  }
  return bytes.subarray(0, read)
}
