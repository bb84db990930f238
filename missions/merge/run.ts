import { mistake } from '../../core/errors.ts'
import { withLock } from '../../files/lock.ts'
import { commonFolder } from '../../git/common.ts'
import { readRef, refsBelow, swapRef } from '../../git/refs.ts'
import { readMission } from '../mission/read.ts'
import { appendRows } from '../status/append.ts'
import { commitLog } from './bookkeeping.ts'
import { type MergeConflict, merge, mergeAll, type OnStep, type StepReport } from './chain.ts'
import { bring, checkoutsOf, checkRoom } from './checkout.ts'
import { doneRows } from './done-rows.ts'
import { checkGit, refuseForeign } from './foreign.ts'
import { changedFiles, isAncestor, type Store } from './objects.ts'
import { allMerges, type MergePlan, mergeIdOf, mergeRefs } from './plan.ts'
import { begunMerge, create, type PlanRequest, pinPlan, planMerge } from './prepare.ts'

export interface MergeRequest extends PlanRequest {
  readonly onStep?: OnStep
}

/** How a merge ended. */
export interface MergeOutcome {
  readonly plan: MergePlan
  /** Whether one that had been cut off was finished. */
  readonly isResumed: boolean
  /** Whether every work package was done before: then nothing is merged a second time. */
  readonly isThere: boolean
  readonly steps: readonly StepReport[]
  /** What is in the way of the mission as a whole; undefined where nothing is. */
  readonly conflict: MergeConflict | undefined
  /** The commit of the target afterwards; undefined where it was not moved. */
  readonly commit: string | undefined
  /** Rows that were added to the log. */
  readonly events: number
  /** Whether the log is committed. */
  readonly isLogCommitted: boolean
}

/**
 * Merges a mission: its work packages in objects, each with a ref as its commit point; then the
 * target in one move; then the checkouts, the log, and the refs. Killed at any instant, the same
 * call finishes. Throws `oldGit`, `foreignLock`, `foreignMerge`, `notReady`, `targetMoved`, `inTheWay` and what the parts throw.
 */
export async function runMerge(request: MergeRequest): Promise<MergeOutcome> {
  const { root, mission, onStep = () => {} } = request
  await checkGit(root)
  return locked(root, async () => {
    refuseForeign(root, mission.folder)
    const begun = await begunMerge(root, mission.folder)
    const plan = begun ?? (await planMerge(request))
    if (!begun) {
      await sweep(root)
      if (isDone(request, plan)) return doneBefore(root, plan)
      onStep('plan')
      await pinPlan(root, plan)
    }
    const store: Store = { top: root, options: {} }
    const { steps, head } = await mergeAll(store, plan, onStep)
    const isResumed = begun !== undefined
    const before = { plan, isResumed, isThere: false, steps, conflict: undefined }
    const nothing = { commit: undefined, events: 0, isLogCommitted: false }
    if (head === undefined) return { ...before, ...nothing }
    const result = await resultOf(store, plan, head, onStep)
    if (typeof result !== 'string') return { ...before, ...nothing, conflict: result }
    await publish(store, plan, { head, result }, onStep)
    const { events, isLogCommitted } = await record(request, plan, onStep)
    onStep('clean')
    await forget(root, plan)
    return { ...before, commit: await readRef(root, plan.target), events, isLogCommitted }
  })
}

const isDone = ({ mission: { snapshot } }: MergeRequest, { steps }: MergePlan): boolean =>
  steps.every(({ wp }) => snapshot.work_packages[wp]?.lane === 'done')

async function doneBefore(root: string, plan: MergePlan): Promise<MergeOutcome> {
  const commit = await readRef(root, plan.target)
  const nothing = { isResumed: false, conflict: undefined, events: 0, isLogCommitted: true }
  return { plan, isThere: true, steps: [], commit, ...nothing }
}

/** Only one merge of a repository is under way; who dies lets go. */
async function locked<Result>(root: string, run: () => Promise<Result>): Promise<Result> {
  const common = await commonFolder(root)
  if (common === undefined) throw mistake('noRepository', root)
  return withLock(`${common}/cutover/merge.lock`, run)
}

/** The commit that the target is to have. */
async function resultOf(
  store: Store,
  plan: MergePlan,
  head: string,
  onStep: OnStep,
): Promise<string | MergeConflict> {
  const refs = mergeRefs(mergeIdOf(plan))
  const known = await readRef(store.top, refs.result)
  if (known) return known
  if (await isAncestor(store, head, plan.base)) return plan.base
  const target = plan.target.replace('refs/heads/', '')
  const message = `Merge mission ${plan.mission} into ${target}`
  const trailers = `Cutover-Merge: ${mergeIdOf(plan)}\n`
  const isSquashed = plan.strategy === 'squash'
  const result = await merge(store, plan, [plan.base, head], message, trailers, isSquashed)
  if (typeof result !== 'string') return result
  const brings = await changedFiles(store, plan.base, result)
  if (isSquashed && brings.length === 0) return plan.base
  onStep('result')
  await create(store.top, refs.result, result)
  return result
}

interface Ready {
  /** The last commit of the mission, and the one that the target is to have. */
  readonly head: string
  readonly result: string
}

/** Moves the branches, each from where it was when the merge was planned, and their checkouts. */
async function publish(
  store: Store,
  plan: MergePlan,
  { head, result }: Ready,
  onStep: OnStep,
): Promise<void> {
  const { top } = store
  const checkouts = await checkoutsOf(top, plan.target)
  const isOthers = await moveTarget(store, plan, result, checkouts, onStep)
  onStep('checkout')
  // Where others have built on it since, the checkouts are theirs.
  if (!isOthers) for (const folder of checkouts) await bring(folder, plan.base, result)
  onStep('mission')
  await moveMission(top, plan, head)
}

/** Moves the target, unless it has moved; returns whether it has gone on since. */
async function moveTarget(
  store: Store,
  plan: MergePlan,
  result: string,
  checkouts: readonly string[],
  onStep: OnStep,
): Promise<boolean> {
  const { top } = store
  const now = await readRef(top, plan.target)
  if (now !== undefined && (await isAncestor(store, result, now))) return now !== result
  if (now !== plan.base)
    throw mistake('targetMoved', plan.target, plan.base, now ?? 'none', plan.mission)
  for (const folder of checkouts) await checkRoom(folder, plan.base, result)
  onStep('target')
  const why = await swapRef(top, plan.target, plan.base, result)
  if (why !== undefined) throw mistake('gitFailed', 'update-ref', why)
  return false
}

/** The branch of the mission follows, unless somebody works on it. */
async function moveMission(top: string, plan: MergePlan, head: string): Promise<void> {
  const isWorkedOn = (await checkoutsOf(top, plan.mission_branch)).length > 0
  if (isWorkedOn || (await readRef(top, plan.mission_branch)) !== plan.mission_tip) return
  await swapRef(top, plan.mission_branch, plan.mission_tip, head)
}

/** Says in the log what was merged, and commits the log. */
async function record({ root, mission }: MergeRequest, plan: MergePlan, onStep: OnStep) {
  const now = readMission(root, mission.folder)
  const rows = doneRows(plan, now)
  onStep('events')
  const log = now.logPath
  const { written } =
    rows.length === 0
      ? { written: 0 }
      : await appendRows({ root, mission: mission.folder, log, rows })
  onStep('log')
  return { events: written, isLogCommitted: await commitLog(root, plan, log) }
}

/** Removes the refs of a merge; its plan first, so that what is left is no merge any more. */
async function forget(root: string, plan: MergePlan): Promise<void> {
  const refs = mergeRefs(mergeIdOf(plan))
  const why = await swapRef(root, refs.plan, await readRef(root, refs.plan), undefined)
  if (why !== undefined) throw mistake('gitFailed', 'update-ref', why)
  await sweep(root)
}

/** Removes refs of merges that have no plan: one that was not begun, or one that is done. */
async function sweep(root: string): Promise<void> {
  const all = await refsBelow(root, allMerges)
  const idOf = (name: string): string => name.slice(allMerges.length).split('/')[0] ?? ''
  const planned = new Set(
    all.filter(({ name }) => name.endsWith('/plan')).map(({ name }) => idOf(name)),
  )
  for (const { name, oid } of all)
    if (!planned.has(idOf(name))) await swapRef(root, name, oid, undefined)
}

/** Gives up a merge that has not reached its target. Throws `noMerge` and `cannotAbort`. */
export async function abortMerge(root: string, folder: string): Promise<MergePlan> {
  return locked(root, async () => {
    const plan = await begunMerge(root, folder)
    if (!plan) throw mistake('noMerge', folder)
    const result = await readRef(root, mergeRefs(mergeIdOf(plan)).result)
    const now = await readRef(root, plan.target)
    const store: Store = { top: root, options: {} }
    if (result !== undefined && now !== undefined && (await isAncestor(store, result, now)))
      throw mistake('cannotAbort', folder, plan.target)
    await forget(root, plan)
    return plan
  })
}
