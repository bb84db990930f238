import { mistake } from '../../core/errors.ts'
import { durable } from '../../git/pin.ts'
import { type Ref, readRef, refsBelow, swapRef } from '../../git/refs.ts'
import { runGit } from '../../git/run.ts'
import type { MissionDetail } from '../mission/detail.ts'
import type { Mission } from '../mission/read.ts'
import { firstBranch, laneBranches } from './names.ts'
import {
  allMerges,
  type MergePlan,
  mergeIdOf,
  mergeRefs,
  parseMergePlan,
  renderMergePlan,
  type Strategy,
} from './plan.ts'
import { stepsOf } from './steps.ts'

export interface PlanRequest {
  readonly root: string
  readonly mission: Mission
  readonly detail: MissionDetail
  readonly target: string | undefined
  readonly strategy: Strategy
  /** Who makes the commits. */
  readonly name: string
  readonly email: string
  readonly now: Date
}

/** The merge of a mission that was begun, and is not done; undefined where there is none. */
export async function begunMerge(root: string, folder: string): Promise<MergePlan | undefined> {
  const refs = await refsBelow(root, allMerges)
  for (const { name, oid } of refs.filter(ref => ref.name.endsWith('/plan'))) {
    const { code, stdout } = await runGit(root, ['cat-file', 'blob', oid])
    if (code !== 0) continue
    const plan = parseMergePlan(name, stdout.toString())
    if (plan.mission === folder) return plan
  }
  return undefined
}

/** Works out what a merge is to do. Throws `notReady` with every work package that is not. */
export async function planMerge(request: PlanRequest): Promise<MergePlan> {
  const { root, mission, detail, strategy, name, email, now } = request
  const { lanes, missionBranch } = mission.lanes
  if (lanes.length === 0 || missionBranch === undefined) throw mistake('noLanes', mission.folder)
  const refs = await refsBelow(root, 'refs/heads/')
  const start = branchOf(refs, missionBranch)
  const target = branchOf(refs, request.target ?? mission.meta.targetBranch ?? '')
  const troubles: string[] = []
  const steps = stepsOf(lanes, detail.workPackages).flatMap(({ wp, lane }) => {
    const state = mission.snapshot.work_packages[wp]?.lane ?? 'planned'
    if (state === 'canceled') return []
    if (state !== 'approved' && state !== 'done') troubles.push(`${wp} is ${state}`)
    const names = laneBranches(missionBranch, mission.folder, mission.meta.missionId, lane)
    const branch = firstBranch(refs, names)
    if (!branch) troubles.push(`${wp} has no branch ${names[0]}`)
    return branch ? [{ wp, lane, branch: branch.name, tip: branch.oid }] : []
  })
  if (troubles.length > 0) throw mistake('notReady', mission.folder, troubles)
  return {
    schema: 'cutover/merge-plan@1',
    mission: mission.folder,
    slug: mission.identity.mission_slug || mission.folder,
    started_at: Math.floor(now.getTime() / 1000),
    strategy,
    target: target.name,
    base: target.oid,
    mission_branch: start.name,
    mission_tip: start.oid,
    name,
    email,
    steps,
  }
}

/** Pins a plan and the commits that it is about. The plan comes last: without it nothing is begun. */
export async function pinPlan(root: string, plan: MergePlan): Promise<void> {
  const refs = mergeRefs(mergeIdOf(plan))
  for (const { wp, tip } of plan.steps) await create(root, refs.tip(wp), tip)
  const args = ['hash-object', '-w', '--stdin']
  const input = renderMergePlan(plan)
  const { code, stdout, stderr } = await runGit(root, args, { input, settings: durable })
  if (code !== 0) throw mistake('gitFailed', 'hash-object', stderr.trim())
  await create(root, refs.plan, stdout.toString().trim())
}

/** Makes a ref, which may be there already where it names the same. */
export async function create(root: string, name: string, oid: string): Promise<void> {
  const why = await swapRef(root, name, undefined, oid)
  if (why !== undefined && (await readRef(root, name)) !== oid)
    throw mistake('gitFailed', 'update-ref', why)
}

function branchOf(refs: readonly Ref[], name: string): Ref {
  const found = firstBranch(refs, [name.replace(/^refs\/heads\//, '')])
  if (!found) throw mistake('noBranch', name)
  return found
}
