import type { MergeStatus } from '../../core/merge-report.ts'
import { hasEnded } from '../../files/processes.ts'
import { fileState } from '../../files/state.ts'
import type { Mission } from '../mission/read.ts'
import { begunMerge, type Known, readKnown } from './begun.ts'
import { eventIds } from './done-rows.ts'
import { lockOwner, lockRef } from './lock.ts'
import { type MergePlan, mergeIdOf, mergeRefs, shortName } from './plan.ts'
import { isReached } from './publish.ts'
import { type Session, withSession } from './session.ts'
import { solvingOf } from './solving.ts'
import { planningLane } from './steps.ts'

/** Says how far the merge of a mission is, by refs and log alone. Changes nothing. */
export function mergeStatus(root: string, mission: Mission): Promise<MergeStatus> {
  return withSession(root, {}, async session => {
    const known = await readKnown(session)
    const plan = await begunMerge(session, known, mission.folder)
    const owner = await ownerOf(session, known)
    if (!plan) return { ...nothing, mission: mission.folder, owner }
    const solving = await solvingOf(session, plan)
    const place = solving?.over === null ? solving.path : null
    return {
      schema: 'cutover/merge-status@1',
      mission: mission.folder,
      merge: mergeIdOf(plan),
      strategy: plan.strategy,
      target: shortName(plan.target),
      base: plan.base,
      started_at: new Date(plan.started_at * 1000).toISOString(),
      steps: stepsOf(plan, known),
      phases: await phasesOf(session, plan, known, mission),
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

function stepsOf(plan: MergePlan, known: Known): MergeStatus['steps'] {
  const names = mergeRefs(mergeIdOf(plan))
  return plan.steps.map(({ wp, lane, branch, tip }) => {
    const now = known.oidOf(branch)
    const isDrifted = lane !== planningLane && now !== tip
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
  const ids = eventIds(plan)
  const isRecorded = 'content' in log && ids.every(id => log.content.includes(id))
  return [
    { name: `merge ${merged.length} of ${plan.steps.length} work packages`, is_done: isMerged },
    { name: `move ${shortName(plan.target)}`, is_done: isMoved },
    { name: 'record what is done', is_done: isMoved && isRecorded },
    ...(plan.push === null ? [] : [{ name: `push to ${plan.push}`, is_done: false }]),
    { name: 'clean up', is_done: false },
  ]
}

function nextOf(plan: MergePlan, known: Known, isSolving: boolean): string {
  const isAbort = known.oidOf(mergeRefs(mergeIdOf(plan)).abort) !== undefined
  const how = isAbort ? ' --abort' : isSolving ? ' --continue' : ''
  return `cutover merge --mission ${plan.mission}${how}`
}
