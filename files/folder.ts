import { lstatSync, readdirSync, realpathSync, type Stats } from 'node:fs'
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
export const isFileAt = (root: string, path: string): boolean => {
  const stats = statsAt(`${root}/${path}`)
  return typeof stats === 'object' && stats.isFile()
}

/** Whether a folder lies at a path; a link to one is none, unless the path ends in a slash. */
export const isFolderAt = (root: string, path: string): boolean => isFolder(`${root}/${path}`)

/** The same of an absolute path. */
export const isFolder = (path: string): boolean => {
  const stats = statsAt(path)
  return typeof stats === 'object' && stats.isDirectory()
}

/** Whether anything lies at a path, a link that leads nowhere too, and what cannot be looked at. */
export const isAnythingAt = (root: string, path: string): boolean => isAnything(`${root}/${path}`)

/** The same of an absolute path. */
export const isAnything = (path: string): boolean => statsAt(path) !== 'nothing'

/** What lies at a path. */
function statsAt(path: string): Stats | 'nothing' | 'hidden' {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) ?? 'nothing'
  } catch (error) {
    // A file stands where a folder would have to be, or nothing can have that name.
    return ['ENOTDIR', 'ENAMETOOLONG'].includes(causeOf(error)) ? 'nothing' : 'hidden'
  }
}

/** A path without links; the path itself where it leads nowhere. */
export function realPathOf(path: string): string {
  try {
    return realpathSync(path)
  } catch (error) {
    causeOf(error)
    return path
  }
}
