import { realpathSync, statSync } from 'node:fs'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { mistake } from '../core/errors.ts'
import { causeOf } from './disk.ts'

/** What the user named, or the current folder, as absolute paths without links. */
export interface Targets {
  /** The folder of the first target: the place to ask git for a top level. */
  readonly start: string
  readonly paths: readonly string[]
  /** The current folder where it holds all targets, the innermost folder that does otherwise. */
  readonly common: string
}

/** Where a run works: all below `root`, or only `paths` relative to it. */
export interface Place {
  readonly root: string
  readonly paths: readonly string[]
}

/** Follows what the user named. Throws `missingPath` or `unreadablePath`. */
export function resolveTargets(cwd: string, typed: readonly string[]): Targets {
  const paths = (typed.length === 0 ? ['.'] : typed).map(path => realPath(cwd, path))
  const folders = paths.map(folderOf)
  const [start = cwd] = folders
  const here = realPath(cwd, '.')
  const common = folders.reduce(commonFolder)
  return { start, paths, common: isOutside(relative(here, common)) ? common : here }
}

/**
 * Chooses the root, which is git's top level or else the targets' common folder, and makes the
 * targets relative to it. Throws `pathOutsideRoot` for a target of another repository.
 */
export function resolvePlace({ paths, common }: Targets, top: string | undefined): Place {
  const root = top ?? common
  const inside = paths.map(path => pathIn(root, path))
  return { root, paths: inside.includes('') ? [] : inside }
}

function realPath(cwd: string, path: string): string {
  try {
    return realpathSync(resolve(cwd, path))
  } catch (error) {
    const cause = causeOf(error)
    if (cause === 'ENOENT' || cause === 'ENOTDIR') throw mistake('missingPath', path)
    throw mistake('unreadablePath', path, cause)
  }
}

function folderOf(path: string): string {
  return statSync(path).isDirectory() ? path : dirname(path)
}

function commonFolder(left: string, right: string): string {
  let folder = left
  while (isOutside(relative(folder, right)) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}

function pathIn(root: string, path: string): string {
  const inside = relative(root, path)
  if (isOutside(inside)) throw mistake('pathOutsideRoot', path, root)
  return inside.split(sep).join('/')
}

/** Another drive has no relative path, so it stays absolute. */
const isOutside = (path: string): boolean =>
  path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)
