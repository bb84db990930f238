import { posix } from 'node:path'
import { namesIn } from '../../../files/folder.ts'
import { isInUse } from '../../../files/processes.ts'
import { removeStale, writtenAt } from '../../../files/stale-file.ts'
import { quietly, textAt } from '../../mission/quietly.ts'

/** A repository: its primary checkout, and git's folder. */
export interface Folders {
  readonly root: string
  readonly common: string
}

/**
 * Removes the lock files of git commands that died with a merge, so that nobody has to do it by
 * hand. Only where all of this holds: a lock has a name that a merge's own commands make; it was
 * written since the moment `since` (milliseconds since 1970) at which the merge began that has not
 * come to its end, or lies where nobody but a merge makes any; and no git runs in this repository, which one with an open
 * editor would, nor has anything one of them open. Returns what was removed.
 */
export function clearLocks(
  folders: Folders,
  branches: readonly string[],
  since: number,
): readonly string[] {
  return clear(folders, staleIn(folders, branches, since))
}

/** Whether there are any that could be such. */
export const hasLocks = (folders: Folders, branches: readonly string[], since: number): boolean =>
  staleIn(folders, branches, since).length > 0

/** Removes those in the part of the refs where nobody but a merge makes any. */
export const clearOwnLocks = (folders: Folders): readonly string[] =>
  clear(folders, locksBelow(folders.common, 'refs/cutover'))

function staleIn({ common }: Folders, branches: readonly string[], since: number) {
  const linked = quietly(() => namesIn(common, 'worktrees')) ?? []
  const admins = ['', ...linked.map(name => `worktrees/${name}/`)]
  const names = [
    'packed-refs.lock',
    'config.lock',
    ...branches.map(branch => `${branch}.lock`),
    ...admins.flatMap(admin => [`${admin}HEAD.lock`, `${admin}index.lock`]),
  ]
  const stale = names.filter(name => (writtenAt(`${common}/${name}`) ?? -1) >= since)
  return [...locksBelow(common, 'refs/cutover'), ...stale]
}

function clear({ root, common }: Folders, stale: readonly string[]): readonly string[] {
  if (stale.length === 0) return []
  const linked = quietly(() => namesIn(common, 'worktrees')) ?? []
  const places = linked.flatMap(name => {
    const read = textAt(common, `worktrees/${name}/gitdir`)
    return typeof read === 'string' ? [] : [posix.dirname(read.text.trim())]
  })
  const files = stale.map(name => `${common}/${name}`)
  if (isInUse('git', [root, common, ...places], files) !== false) return []
  for (const file of files) removeStale(file)
  return stale
}

function locksBelow(common: string, folder: string): readonly string[] {
  return (quietly(() => namesIn(common, folder)) ?? []).flatMap(name => {
    const path = `${folder}/${name}`
    return name.endsWith('.lock') ? [path] : locksBelow(common, path)
  })
}
