import type { MergeStatus } from '../../core/merge-report.ts'
import { isAnythingAt } from '../../files/folder.ts'
import { hasEnded } from '../../files/processes.ts'
import { fileState } from '../../files/state.ts'
import type { Mission } from '../mission/read.ts'
import { solvingOf } from './conflicts/solving.ts'
import { lockOwner, lockRef } from './guards/lock.ts'
import { type Session, withSession } from './objects/session.ts'
import { begunMerge, type Known, readKnown } from './plan/begun.ts'
import { type MergePlan, mergeIdOf, mergeRefs, shortName } from './plan/plan.ts'
import { planningLane } from './plan/steps.ts'
import { isRecordedIn } from './publish/done-rows.ts'
import { isReached } from './publish/publish.ts'

/** Says how far the merge of a mission is, by refs and log alone. Changes nothing. */
export function mergeStatus(root: string, mission: Mission): Promise<MergeStatus> {
  return withSession(root, {}, async session => {
    const known = await readKnown(session)
    const plan = await begunMerge(session, known, mission.folder)
    const owner = await ownerOf(session, known)
    if (!plan) return { ...nothing, mission: mission.folder, owner }
    const solving = await solvingOf(session, plan)
    const isWaiting = solving?.over === null && isAnythingAt(solving.path, '.git')
    const place = isWaiting ? solving.path : null
    const phases = await phasesOf(session, plan, known, mission)
    return {
      schema: 'cutover/merge-status@1',
      mission: mission.folder,
      merge: mergeIdOf(plan),
      strategy: plan.strategy,
      target: shortName(plan.target),
      base: plan.base,
      started_at: new Date(plan.started_at * 1000).toISOString(),
      steps: stepsOf(
        plan,
        known,
        phases.some(({ phase, is_done }) => phase === 'move' && is_done),
      ),
      phases,
      solve_in: place,
      owner,
      next: nextOf(plan, known, place !== null),
    }
  })
}

const nothing = {
  schema: 'cutover/merge-status@1',
  merge: null,
  strategy: null,
  target: null,
  base: null,
  started_at: null,
  steps: [],
  phases: [],
  solve_in: null,
  next: null,
} as const

async function ownerOf(session: Session, known: Known): Promise<MergeStatus['owner']> {
  const oid = known.oidOf(lockRef)
  const owner = oid === undefined ? undefined : await lockOwner(session, oid)
  return owner
    ? { pid: owner.pid, host: owner.host, since: owner.since, has_ended: hasEnded(owner) }
    : null
}

function stepsOf(plan: MergePlan, known: Known, isMoved: boolean): MergeStatus['steps'] {
  const names = mergeRefs(mergeIdOf(plan))
  return plan.steps.map(({ wp, lane, branch, tip }) => {
    const now = known.oidOf(branch)
    // A branch that is gone once its work is in the target was removed by the merge itself.
    const isDrifted = lane !== planningLane && now !== tip && !(isMoved && now === undefined)
    return {
      wp,
      branch: shortName(branch),
      tip,
      commit: known.oidOf(names.done(wp)) ?? null,
      drifted_to: isDrifted ? (now ?? null) : null,
      is_drifted: isDrifted,
    }
  })
}

async function phasesOf(
  session: Session,
  plan: MergePlan,
  known: Known,
  { logPath }: Mission,
): Promise<MergeStatus['phases']> {
  const names = mergeRefs(mergeIdOf(plan))
  const merged = plan.steps.filter(({ wp }) => known.oidOf(names.done(wp)) !== undefined)
  const isMerged = merged.length === plan.steps.length
  const result = known.oidOf(names.result)
  const isMoved =
    result !== undefined && (await isReached(session, plan.base, result, known.oidOf(plan.target)))
  const log = fileState(session.top, { path: logPath })
  const isRecorded = 'content' in log && isRecordedIn(log.content, plan)
  return [
    {
      phase: 'merge',
      is_done: isMerged,
      detail: `${merged.length} of ${plan.steps.length} work packages`,
    },
    { phase: 'move', is_done: isMoved, detail: shortName(plan.target) },
    { phase: 'record', is_done: isMoved && isRecorded, detail: logPath },
    ...(plan.push === null ? [] : [{ phase: 'push' as const, is_done: false, detail: plan.push }]),
    { phase: 'clean', is_done: false, detail: '' },
  ]
}

function nextOf(plan: MergePlan, known: Known, isSolving: boolean): string {
  const isAbort = known.oidOf(mergeRefs(mergeIdOf(plan)).abort) !== undefined
  const how = isAbort ? ' --abort' : isSolving ? ' --continue' : ''
  return `cutover merge --mission ${plan.mission}${how}`
}
