import { lstatSync, readdirSync, realpathSync } from 'node:fs'
import { posix } from 'node:path'
import { mistake } from '../core/errors.ts'
import { readBytes } from './bytes.ts'
import { causeOf } from './disk.ts'

/** The names in a folder, sorted; none where there is no such folder. */
export function namesIn(root: string, path: string): readonly string[] {
  try {
    return readdirSync(`${root}/${path}`).toSorted()
  } catch (error) {
    if (causeOf(error) === 'ENOENT') return []
    throw mistake('unreadablePath', path, causeOf(error))
  }
}

/** Largest file of our own that is read, in bytes. */
const longest = 2 ** 28

/** A text file, or undefined where there is none. Throws `unreadablePath` for anything else there. */
export function readText(root: string, path: string): string | undefined {
  const content = readBytes(root, { path }, longest)
  if ('bytes' in content) return content.bytes.toString()
  if (isThere(root, path)) throw mistake('unreadablePath', path, content.skipped)
  return undefined
}

function isThere(root: string, path: string): boolean {
  const slash = path.lastIndexOf('/')
  return namesIn(root, path.slice(0, Math.max(slash, 0))).includes(path.slice(slash + 1))
}

/** Whether a regular file lies at a path; through no link at its end. */
export const isFileAt = (root: string, path: string): boolean =>
  lstatSync(`${root}/${path}`, { throwIfNoEntry: false })?.isFile() === true

export const isFolderAt = (root: string, path: string): boolean =>
  lstatSync(`${root}/${path}`, { throwIfNoEntry: false })?.isDirectory() === true

/** Whether anything lies at a path, a link that leads nowhere too. */
export function isAnythingAt(root: string, path: string): boolean {
  try {
    return lstatSync(`${root}/${path}`, { throwIfNoEntry: false }) !== undefined
  } catch (error) {
    // A file stands where a folder would have to be.
    if (causeOf(error) === 'ENOTDIR') return false
    throw error
  }
}

/** Whether anything lies at an absolute path. */
export const isAnything = (path: string): boolean =>
  isAnythingAt(posix.dirname(path), posix.basename(path))

/** A path without links; the path itself where it leads nowhere. */
export function realPathOf(path: string): string {
  try {
    return realpathSync(path)
  } catch (error) {
    causeOf(error)
    return path
  }
}
