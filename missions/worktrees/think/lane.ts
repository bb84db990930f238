import { shortName } from '../../merge/plan/plan.ts'
import type { Mission } from '../../mission/read.ts'
import { type LaneFacts, namesOf } from '../look/lanes.ts'
import type { Snapshot } from '../look/snapshot.ts'

const over: readonly string[] = ['done', 'canceled']

/** Whether a work package of a lane is not over. */
export const isOpen = ({ workPackages }: LaneFacts): boolean =>
  workPackages.some(({ state }) => !over.includes(state))

/** Whether somebody works in a lane, or is to: not where all of it waits for the merge. */
export const isWorkedIn = (lane: LaneFacts): boolean =>
  lane.workPackages.some(({ state }) => state !== 'approved' && !over.includes(state))

/** Whether anything of a lane was begun, as far as the log says. */
export const isBegun = ({ workPackages }: LaneFacts): boolean =>
  workPackages.some(({ state }) => !['genesis', 'planned'].includes(state))

/** Whether somebody has worked in a lane on this machine: worktrees and contexts are in no clone. */
export const isHere = ({ checkout, context }: LaneFacts): boolean =>
  checkout !== undefined || context !== undefined

/** The short name of the branch of a lane. */
export const branchOf = ({ branch, torn, names }: LaneFacts): string =>
  shortName(branch?.name ?? torn ?? names[0] ?? '')

/** A lane in words: `WP01 and WP02 (lane-a)`. */
export const named = ({ id, workPackages }: LaneFacts): string =>
  `${workPackages.map(wp => wp.id).join(', ')} (${id})`

/** Whether a branch, or the last part of a worktree's path, has the name of a lane of a mission. */
export function isLaneOf(mission: Mission, name: string): boolean {
  const own = shortName(name).replace(/^kitty\/mission-/, '')
  const [lane] = /lane-[a-z]$/.exec(own) ?? []
  return lane !== undefined && namesOf(mission, lane).includes(`refs/heads/kitty/mission-${own}`)
}

/**
 * Whether a branch is checked out, or being rebased, in another worktree than that of one of git's
 * own folders; undefined is one that is not made yet.
 */
export const isTaken = (
  name: string,
  own: string | undefined,
  { checkouts, unseen }: Snapshot,
): boolean =>
  unseen.has(name) ||
  checkouts.some(
    ({ folder, head, taken }) =>
      folder !== own && ((head.type === 'branch' && head.name === name) || taken === name),
  )

/** The lane of a work package, among those that are looked at. */
export const laneWith = ({ lanes }: Snapshot, wp: string) =>
  lanes.find(({ workPackages }) => workPackages.some(({ id }) => id === wp))
