import { CutoverError } from '../../core/errors.ts'
import { realPathOf } from '../../files/folder.ts'
import type { Mission } from '../mission/read.ts'
import type { Finding } from '../status/findings.ts'
import { readRepository } from './look/repository.ts'
import { type Snapshot, takeSnapshot } from './look/snapshot.ts'
import type { Disagreement } from './think/action.ts'
import { compare } from './think/compare.ts'

/**
 * What disagrees between some of a project's missions and its worktrees, by the folders of the
 * missions; what takes a git for each worktree is not asked. Nothing where the project lies in no
 * repository, or in one that cannot be read.
 */
export async function healthOf(
  root: string,
  all: readonly Mission[],
  missions: readonly Mission[],
  now: Date,
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  try {
    const real = realPathOf(root)
    const repository = await readRepository(real)
    const request = { root: real, repository, all, missions, now, asksForWork: false }
    const snapshot = await takeSnapshot(request)
    const found = compare(snapshot)
    return new Map(missions.map(mission => [mission.folder, findingsOf(mission, found, snapshot)]))
  } catch (error) {
    if (error instanceof CutoverError) return new Map()
    throw error
  }
}

function findingsOf(
  mission: Mission,
  found: readonly Disagreement[],
  { merging, root }: Snapshot,
): readonly Finding[] {
  const own = found.filter(one => one.mission === mission)
  const begun: Finding = {
    code: 'merge-begun',
    severity: 'info',
    message: 'a merge was begun and is not finished; `cutover merge --status` says how far it is',
  }
  return [...own.flatMap(one => toldOf(one, root)), ...(merging.has(mission.folder) ? [begun] : [])]
}

/** One for each work package that it is about. */
function toldOf(
  { kind, message, place, workPackages }: Disagreement,
  root: string,
): readonly Finding[] {
  const isNamed = workPackages.includes(place)
  const file = place.startsWith(`${root}/`) ? place.slice(root.length + 1) : place
  const finding: Finding = {
    code: kind,
    severity: 'warning',
    message,
    ...(isNamed ? {} : { file }),
  }
  return workPackages.length === 0 ? [finding] : workPackages.map(wp => ({ ...finding, wp }))
}
