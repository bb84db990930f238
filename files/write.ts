import { createHash } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readlinkSync,
  renameSync,
  rmdirSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { posix } from 'node:path'
import type { Entry } from '../core/entry.ts'
import { mistake } from '../core/errors.ts'
import { causeOf, diskPath, foldersOf } from './disk.ts'

export interface Written {
  /** The permission bits; those that the system gives to a new file where it is left out. */
  readonly mode?: number
  /** Part of the name of the scratch file beside it, so that it is nobody else's. */
  readonly salt?: string
}

/**
 * Replaces a file as a whole: other readers see the old content or the new one, and a crash leaves
 * one of them. Makes the folders around it. Throws `unwritableFile` and
 * `fullDisk`.
 */
export function replaceFile(
  root: string,
  entry: Entry,
  bytes: Buffer,
  { mode, salt = '' }: Written = {},
): void {
  const scratch = scratchOf(root, entry, salt)
  guarded(entry, () => {
    makeFolders(root, entry)
    removeScratch(root, entry, salt)
    const file = openSync(scratch, 'wx', mode === undefined ? 0o666 : 0o600)
    try {
      try {
        writeFileSync(file, bytes)
        if (mode !== undefined) fchmodSync(file, mode)
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
      renameSync(scratch, diskPath(root, entry))
    } catch (error) {
      unlinkIfThere(scratch)
      throw error
    }
  })
}

/** Puts a symbolic link in place of whatever file is there. Throws `unwritableFile`. */
export function replaceLink(root: string, entry: Entry, target: Buffer, salt: string): void {
  const scratch = scratchOf(root, entry, salt)
  guarded(entry, () => {
    makeFolders(root, entry)
    removeScratch(root, entry, salt)
    symlinkSync(target, scratch)
    renameSync(scratch, diskPath(root, entry))
  })
}

/** Removes a file and the folders that are empty without it. A file that is not there is fine. */
export function removeFile(root: string, entry: Entry): void {
  guarded(entry, () => {
    unlinkIfThere(diskPath(root, entry))
    for (const folder of foldersOf(entry).toReversed()) {
      if (!removeFolder(diskPath(root, folder))) return
    }
  })
}

/** Removes what a killed run left beside a file. */
export const removeScratch = (root: string, entry: Entry, salt: string): void =>
  unlinkIfThere(scratchOf(root, entry, salt))

/** Sets the permission bits of a file. */
export const setMode = (root: string, entry: Entry, mode: number): void =>
  guarded(entry, () => chmodSync(diskPath(root, entry), mode))

/** The text of a link, or undefined for anything else. */
export function linkTarget(root: string, entry: Entry): Buffer | undefined {
  const path = diskPath(root, entry)
  const stats = lstatSync(path, { throwIfNoEntry: false })
  return stats?.isSymbolicLink() ? readlinkSync(path, { encoding: 'buffer' }) : undefined
}

/** Its name says whose it is, is short, and the same in a rerun, which can remove it. */
function scratchOf(root: string, entry: Entry, salt: string): string {
  const name = createHash('sha256')
    .update(salt)
    .update(entry.raw ?? entry.path)
    .digest('hex')
    .slice(0, 16)
  return posix.join(root, posix.dirname(entry.path), `.cutover-${name}.tmp`)
}

/** Writes never go through a link out of the root. */
function makeFolders(root: string, entry: Entry): void {
  for (const folder of foldersOf(entry)) {
    const path = diskPath(root, folder)
    const stats = lstatSync(path, { throwIfNoEntry: false })
    if (stats === undefined) mkdirSync(path)
    else if (!stats.isDirectory())
      throw mistake('unwritableFile', entry.path, `\`${folder.path}\` is no folder`)
  }
}

function unlinkIfThere(path: string | Buffer): void {
  try {
    unlinkSync(path)
  } catch (error) {
    const cause = causeOf(error)
    if (cause !== 'ENOENT' && cause !== 'ENOTDIR') throw error
  }
}

/** Whether the folder is gone now. */
function removeFolder(path: string | Buffer): boolean {
  try {
    rmdirSync(path)
    return true
  } catch (error) {
    const cause = causeOf(error)
    if (cause === 'ENOTEMPTY' || cause === 'EEXIST' || cause === 'ENOTDIR') return false
    if (cause === 'ENOENT') return true
    throw error
  }
}

/** No room on the disk, or none for this user. */
const full: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT'])

/** A failure of the disk names the file and the cause; nothing is lost, and a rerun goes on. */
function guarded(entry: Entry, act: () => void): void {
  try {
    act()
  } catch (error) {
    if (error instanceof Error && error.name === 'CutoverError') throw error
    const cause = causeOf(error)
    throw mistake(full.has(cause) ? 'fullDisk' : 'unwritableFile', entry.path, cause)
  }
}
