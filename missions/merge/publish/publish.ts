import { mistake } from '../../../core/errors.ts'
import type { Difference } from '../../../git/listing.ts'
import { listWorktrees } from '../../../git/worktrees.ts'
import { refuseBusy } from '../guards/busy.ts'
import type { Folders } from '../guards/leftover-locks.ts'
import type { Work } from '../objects/chain.ts'
import { differences } from '../objects/changes.ts'
import { readGraph } from '../objects/graph.ts'
import type { Session } from '../objects/session.ts'
import type { MergePlan } from '../plan/plan.ts'
import { create } from '../plan/prepare.ts'
import { bring, bringRest, checkoutsOf, checkRoom, type Move } from './checkout.ts'

/** Where a merge goes: the commit that the target is to have, and the last one of the mission. */
export interface Ready {
  readonly head: string
  readonly result: string
}

/** What became of the branch of the mission. */
export type MissionBranch = 'moved' | 'checked out' | 'moved by others' | 'gone'

export interface Published {
  readonly branch: MissionBranch
  /** The folders in which the target is checked out. */
  readonly checkouts: readonly string[]
}

/**
 * Moves the target once, and only from where it was when the merge was planned; its checkouts
 * follow, and the branch of the mission. Throws `targetMoved`, `inTheWay`, `busyCheckout` and
 * `leftBehind`.
 */
export async function publish(
  work: Work,
  folders: Folders,
  { head, result }: Ready,
  changes: readonly Difference[],
): Promise<Published> {
  const { session, plan, names, onStep } = work
  const move: Move = { pair: [plan.base, result], changes }
  const worktrees = await listWorktrees(session.top)
  const checkouts = checkoutsOf(worktrees, plan.target)
  const now = await session.find(plan.target)
  const isThere = await isReached(session, plan.base, result, now)
  if (!isThere) await moveTarget(work, folders, move, now, checkouts)
  if ((await session.find(names.followed)) === undefined) {
    onStep('checkout')
    await follow(work, move, checkouts, isThere ? now : undefined)
    await create(session, names.followed, result)
  }
  onStep('mission')
  const isWorkedOn = checkoutsOf(worktrees, plan.mission_branch).length > 0
  return { branch: await moveMission(work, head, isWorkedOn), checkouts }
}

/** Brings the checkouts along. `now` is where a target is that was moved before; else undefined. */
async function follow(
  { session, plan }: Work,
  move: Move,
  checkouts: readonly string[],
  now: string | undefined,
): Promise<void> {
  const [, result] = move.pair
  if (now === undefined) for (const folder of checkouts) await bring(folder, move)
  else if (now === result) for (const folder of checkouts) await bringRest(session, folder, move)
  // Where others have built on it since, the checkouts are theirs.
  else await refuseTakenBack(session, plan, move, now)
}

/**
 * A commit that was made in a checkout which had not followed yet holds what was there before: it
 * takes the merge back, and nobody meant that. Throws `takenBack`.
 */
async function refuseTakenBack(
  session: Session,
  plan: MergePlan,
  { pair: [base, result], changes }: Move,
  now: string,
): Promise<void> {
  const since = await differences(session, [base, now])
  const changed = new Set(since.map(({ entry }) => entry.path))
  const back = changes.map(({ entry }) => entry.path).filter(path => !changed.has(path))
  if (back.length > 0) throw mistake('takenBack', plan.target, now, result, back)
}

async function moveTarget(
  { session, plan, onStep }: Work,
  { common }: Folders,
  move: Move,
  now: string | undefined,
  checkouts: readonly string[],
): Promise<void> {
  if (now !== plan.base)
    throw mistake('targetMoved', plan.target, plan.base, now ?? 'none', plan.mission)
  refuseBusy(session.top, common, plan.target)
  for (const folder of checkouts) await checkRoom(folder, move)
  onStep('target')
  const why = await session.refs.move({ name: plan.target, from: plan.base, to: move.pair[1] })
  if (why === undefined) return
  const other = await session.find(plan.target)
  if (other !== plan.base)
    throw mistake('targetMoved', plan.target, plan.base, other ?? 'none', plan.mission)
  throw mistake('gitFailed', 'update-ref', why)
}

/** Whether a branch that was at one commit has got another one since. */
export async function isReached(
  session: Session,
  base: string,
  result: string,
  now: string | undefined,
): Promise<boolean> {
  if (now === result) return true
  return now !== undefined && now !== base && isPartOf(session, result, now)
}

/** Whether a commit is part of another's history. */
export async function isPartOf(session: Session, one: string, other: string): Promise<boolean> {
  return one === other || !(await readGraph(session, [one], [other])).has(one)
}

/** The branch of the mission follows, unless somebody works on it. */
async function moveMission(
  { session, plan }: Work,
  head: string,
  isWorkedOn: boolean,
): Promise<MissionBranch> {
  const now = await session.find(plan.mission_branch)
  if (now === head) return 'moved'
  if (now !== plan.mission_tip) return now === undefined ? 'gone' : 'moved by others'
  if (isWorkedOn) return 'checked out'
  const why = await session.refs.move({ name: plan.mission_branch, from: now, to: head })
  return why === undefined ? 'moved' : 'moved by others'
}
