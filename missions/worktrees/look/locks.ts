import { posix } from 'node:path'
import { isAnything, namesIn } from '../../../files/folder.ts'
import { writtenAt } from '../../../files/stale-file.ts'
import { quietly } from '../../mission/quietly.ts'
import type { Checkout } from './checkouts.ts'

/** A lock file of git's. */
export interface LockFile {
  /** Absolute. */
  readonly path: string
  /** In milliseconds since 1970. */
  readonly written: number
  /** The checkout, or the branch by its full name, that it locks; undefined for the repository. */
  readonly checkout: Checkout | undefined
  readonly branch: string | undefined
}

/** Locks that git makes for what is compared here; those of other programs are theirs. */
const isOurs = (name: string): boolean =>
  /^(?:index|HEAD|ORIG_HEAD|config|config\.worktree|packed-refs|shallow)\.lock$/.test(name)

/** The lock files of a repository: its own, those of checkouts, and those of some branches. */
export function locksIn(
  common: string,
  checkouts: readonly Checkout[],
  branches: readonly string[],
): readonly LockFile[] {
  const own = (quietly(() => namesIn(common, '')) ?? []).filter(isOurs)
  const main = checkouts.find(({ admin }) => admin === undefined)
  const found = [
    ...own.map(name => ({ path: `${common}/${name}`, checkout: main, branch: undefined })),
    ...checkouts
      .filter(({ admin }) => admin !== undefined)
      .flatMap(checkout =>
        checkout.locks.filter(isOurs).map(name => ({
          path: posix.join(checkout.folder, name),
          checkout,
          branch: undefined,
        })),
      ),
    ...branches.map(branch => ({ path: `${common}/${branch}.lock`, checkout: undefined, branch })),
  ]
  return found.flatMap(lock => {
    const written = isAnything(lock.path) ? writtenAt(lock.path) : undefined
    return written === undefined ? [] : [{ ...lock, written }]
  })
}
