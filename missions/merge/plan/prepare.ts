import { mistake } from '../../../core/errors.ts'
import type { Ref } from '../../../git/refs.ts'
import type { MissionDetail } from '../../mission/detail.ts'
import { type Mission, specsFolder } from '../../mission/read.ts'
import type { Session } from '../objects/session.ts'
import { remoteFor } from '../publish/push.ts'
import type { Known } from './begun.ts'
import { firstBranch, laneBranches } from './names.ts'
import {
  type MergePlan,
  mergeIdOf,
  mergeRefs,
  type PlannedStep,
  renderMergePlan,
  type Strategy,
  shortName,
} from './plan.ts'
import { type MergeStep, planningLane, stepsOf } from './steps.ts'

/** What somebody says of how a merge is to be; undefined where nothing was said. */
export interface Wishes {
  readonly strategy?: Strategy | undefined
  /** The one that the project has chosen, where nobody says another. */
  readonly configured?: Strategy | undefined
  readonly target?: string | undefined
  readonly push?: boolean | undefined
  readonly keepsBranches?: boolean | undefined
  readonly keepsWorktrees?: boolean | undefined
}

export const strategyOf = ({ strategy, configured }: Wishes): Strategy =>
  strategy ?? configured ?? 'squash'

/** A merge that is wanted. */
export interface PlanRequest {
  readonly root: string
  readonly mission: Mission
  readonly detail: MissionDetail
  readonly wishes: Wishes
  /** Who makes the commits. */
  readonly name: string
  readonly email: string
  readonly now: Date
}

/** Works out what a merge is to do. Throws `notReady` with every work package that is not. */
export async function planMerge(
  session: Session,
  request: PlanRequest,
  known: Known,
): Promise<MergePlan> {
  const { mission, wishes, name, email, now } = request
  const { missionBranch, start, target } = endsOf(mission, wishes, known)
  return {
    schema: 'cutover/merge-plan@1',
    mission: mission.folder,
    slug: mission.identity.mission_slug || mission.folder,
    mission_id: mission.meta.missionId ?? null,
    started_at: Math.floor(now.getTime() / 1000),
    strategy: strategyOf(wishes),
    target: target.name,
    base: target.oid,
    mission_branch: start.name,
    mission_tip: start.oid,
    name,
    email,
    push: wishes.push ? await remoteFor(session, target.name, target.oid) : null,
    keeps_branches: wishes.keepsBranches ?? false,
    keeps_worktrees: wishes.keepsWorktrees ?? false,
    steps: plannedSteps(request, known, missionBranch, { branch: target.name, tip: start.oid }),
  }
}

/** The branches from which and into which a mission goes. */
export function endsOf(mission: Mission, wishes: Wishes, { refs }: Known) {
  const damaged = mission.findings.find(
    ({ code, severity }) => severity === 'error' && (code === 'bad-meta' || code === 'bad-lanes'),
  )
  if (damaged) {
    const file = `${specsFolder}/${mission.folder}/${damaged.file}`
    throw mistake('damagedMission', file, damaged.message)
  }
  const { missionBranch, lanes } = mission.lanes
  if (missionBranch === undefined) throw mistake('noLanes', mission.folder)
  const named = shortName(wishes.target ?? mission.meta.targetBranch ?? '')
  const lane = lanes
    .filter(({ id }) => id !== planningLane)
    .flatMap(({ id }) => laneBranches(missionBranch, mission.folder, mission.meta.missionId, id))
  if (wishes.target !== undefined && [missionBranch, ...lane].includes(named))
    throw mistake('oddTarget', named, mission.folder)
  return { missionBranch, start: branchOf(refs, missionBranch), target: branchOf(refs, named) }
}

/** The work packages that count, in order, each with its branch. */
function plannedSteps(
  { mission, detail }: PlanRequest,
  { refs }: Known,
  missionBranch: string,
  planning: Pick<PlannedStep, 'branch' | 'tip'>,
): readonly PlannedStep[] {
  const troubles: string[] = []
  const plannedStep = ({ wp, lane }: MergeStep): readonly PlannedStep[] => {
    const state = laneOf(mission, wp)
    if (state === 'canceled') return []
    if (state !== 'approved' && state !== 'done') troubles.push(`${wp} is ${state}`)
    if (lane === planningLane) return [{ wp, lane, ...planning }]
    const names = laneBranches(missionBranch, mission.folder, mission.meta.missionId, lane)
    const branch = firstBranch(refs, names)
    // What is done may have been merged long ago, and its branch be gone.
    if (!branch && state !== 'done') troubles.push(`${wp} has no branch ${names[0]}`)
    return branch ? [{ wp, lane, branch: branch.name, tip: branch.oid }] : []
  }
  const steps = stepsOf(mission.lanes.lanes, detail.workPackages).flatMap(plannedStep)
  if (troubles.length > 0) throw mistake('notReady', mission.folder, troubles)
  return steps
}

export const laneOf = ({ snapshot }: Mission, wp: string): string =>
  snapshot.work_packages[wp]?.lane ?? 'planned'

/** Whether every work package of a mission is done, those that were canceled apart. */
export function isAllDone(mission: Mission, detail: MissionDetail): boolean {
  const steps = stepsOf(mission.lanes.lanes, detail.workPackages)
  if (steps.length === 0) throw mistake('noLanes', mission.folder)
  const lanes = steps.map(({ wp }) => laneOf(mission, wp)).filter(lane => lane !== 'canceled')
  return lanes.every(lane => lane === 'done')
}

/** Pins a plan and the commits that it is about. The plan comes last: without it nothing is begun. */
export async function pinPlan(session: Session, plan: MergePlan): Promise<void> {
  const refs = mergeRefs(mergeIdOf(plan))
  const tips = [
    { name: refs.base, to: plan.base },
    { name: refs.start, to: plan.mission_tip },
    ...plan.steps.map(({ wp, tip }) => ({ name: refs.tip(wp), to: tip })),
  ]
  await made(session.refs.move(...tips.map(one => ({ ...one, from: undefined }))))
  await create(session, refs.plan, await session.write('blob', renderMergePlan(plan)))
}

/** Makes a ref. */
export const create = ({ refs }: Session, name: string, oid: string): Promise<void> =>
  made(refs.move({ name, from: undefined, to: oid }))

async function made(why: Promise<string | undefined>): Promise<void> {
  const cause = await why
  if (cause !== undefined) throw mistake('gitFailed', 'update-ref', cause)
}

function branchOf(refs: readonly Ref[], name: string): Ref {
  const found = firstBranch(refs, [shortName(name)])
  if (!found) throw mistake('noBranch', name)
  return found
}

/**
 * Makes sure that a plan is still what the mission wants, just before it becomes true: every work
 * package of it approved, and none approved beside them. Throws `otherApprovals`.
 */
export function refuseOutdated(plan: MergePlan, mission: Mission): void {
  const planned = plan.steps.map(({ wp }) => wp)
  const open = planned
    .filter(wp => !['approved', 'done'].includes(laneOf(mission, wp)))
    .map(wp => `${wp} is ${laneOf(mission, wp)} now`)
  const more = mission.lanes.lanes
    .flatMap(({ workPackages }) => workPackages)
    .filter(wp => !planned.includes(wp) && !['canceled', 'done'].includes(laneOf(mission, wp)))
    .map(wp => `${wp} is in lanes.json now`)
  const why = [...open, ...more]
  if (why.length > 0) throw mistake('otherApprovals', plan.mission, why)
}
