import { posix } from 'node:path'
import { namesIn } from '../../files/folder.ts'
import { isInUse } from '../../files/processes.ts'
import { removeStale, writtenAt } from '../../files/stale-file.ts'
import { quietly, textAt } from '../mission/quietly.ts'
import type { LockOwner } from './lock.ts'

/** A repository: its primary checkout, and git's folder. */
export interface Folders {
  readonly root: string
  readonly common: string
}

/**
 * Removes the lock files of git commands that died with a merge, so that nobody has to do it by
 * hand. Only where all of this holds: the merge before this one has ended without its end; a lock
 * has a name that a merge's own commands make; it was written while that merge was; and no git runs
 * in this repository, which one with an open editor would. Returns what was removed.
 */
export function clearLocks(
  folders: Folders,
  branches: readonly string[],
  dead: LockOwner,
): readonly string[] {
  const linked = quietly(() => namesIn(folders.common, 'worktrees')) ?? []
  const admins = ['', ...linked.map(name => `worktrees/${name}/`)]
  const names = [
    'packed-refs.lock',
    'config.lock',
    ...branches.map(branch => `${branch}.lock`),
    ...admins.flatMap(admin => [`${admin}HEAD.lock`, `${admin}index.lock`]),
  ]
  return [...clearOwnLocks(folders), ...clear(folders, names, Date.parse(dead.since))]
}

/** Removes those in the part of the refs where nobody but a merge makes any. */
export const clearOwnLocks = (folders: Folders): readonly string[] =>
  clear(folders, locksBelow(folders.common, 'refs/cutover'), 0)

function clear({ root, common }: Folders, names: readonly string[], since: number) {
  const stale = names.filter(name => (writtenAt(`${common}/${name}`) ?? -1) >= since)
  const linked = quietly(() => namesIn(common, 'worktrees')) ?? []
  const places = linked.flatMap(name => {
    const read = textAt(common, `worktrees/${name}/gitdir`)
    return typeof read === 'string' ? [] : [posix.dirname(read.text.trim())]
  })
  const files = stale.map(name => `${common}/${name}`)
  if (stale.length === 0 || isInUse('git', [root, common, ...places], files) !== false) return []
  for (const name of stale) removeStale(`${common}/${name}`)
  return stale
}

function locksBelow(common: string, folder: string): readonly string[] {
  return (quietly(() => namesIn(common, folder)) ?? []).flatMap(name => {
    const path = `${folder}/${name}`
    return name.endsWith('.lock') ? [path] : locksBelow(common, path)
  })
}
