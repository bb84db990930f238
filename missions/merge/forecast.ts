import { mistake } from '../../core/errors.ts'
import type { ForecastStep, MergeForecast } from '../../core/merge-report.ts'
import { mergeBase } from '../../git/branch.ts'
import { commonFolder } from '../../git/common.ts'
import type { Ref } from '../../git/refs.ts'
import type { MissionDetail } from '../mission/detail.ts'
import type { Mission } from '../mission/read.ts'
import { describeConflict } from './conflicts/conflict.ts'
import { checkGit } from './guards/foreign.ts'
import { hooksOf } from './guards/hooks.ts'
import { obstaclesOf } from './guards/obstacles.ts'
import { broughtBy, mergeStep, type Work } from './objects/chain.ts'
import { differencesOf } from './objects/changes.ts'
import { makeResult } from './objects/result.ts'
import { gitText, perhaps, type Session, withThrowAway } from './objects/session.ts'
import { signsCommits, workOf } from './objects/work.ts'
import { type Known, readKnown } from './plan/begun.ts'
import { firstBranch, laneBranches } from './plan/names.ts'
import { type MergePlan, type PlannedStep, shortName } from './plan/plan.ts'
import { endsOf, isAllDone, laneOf, strategyOf, type Wishes } from './plan/prepare.ts'
import { type MergeStep, planningLane, stepsOf } from './plan/steps.ts'
import { remoteName } from './publish/push.ts'

export interface ForecastRequest {
  readonly root: string
  readonly mission: Mission
  readonly detail: MissionDetail
  readonly wishes: Wishes
}

/**
 * Says what a merge of a mission would do, work package by work package, without writing anything
 * into the repository: no ref, no file and no object. It goes through what the merge itself does.
 * Throws `noLanes`, `noBranch` and `circularOrder`.
 */
export async function forecastMerge(request: ForecastRequest): Promise<MergeForecast> {
  const { root, mission, detail } = request
  await checkGit(root)
  const common = await commonFolder(root)
  if (common === undefined) throw mistake('noGitHere', root)
  return withThrowAway(root, `${common}/objects`, async session => {
    const known = await readKnown(session)
    if (isAllDone(mission, detail)) return thereForecast(request, session)
    const plan = { ...planFor(request, known), push: await remoteOf(session, request.wishes) }
    const found = branchesOf(mission, detail, known, plan)
    const steps = found.flatMap(({ wp, lane, branch }) =>
      branch ? [{ wp, lane, branch: branch.name, tip: branch.oid }] : [],
    )
    const watch = { onStep: () => {}, onWorkPackage: () => {}, clock: () => 0, cwd: undefined }
    const gathered = await workOf(session, { ...plan, steps }, nothingDone, watch)
    const work = { ...gathered, committer: { ...gathered.committer, signs: false } }
    const chain = new Chain(work, mission, detail)
    const told: ForecastStep[] = []
    for (const one of found) told.push(await chain.take(one, one.branch))
    const { target_merge, result } = await againstTarget(work, chain.head)
    const [changes = []] =
      result === undefined ? [] : await differencesOf(session, [[plan.base, result]])
    const obstacles = await obstaclesOf(session, { root, common }, request, plan, {
      result,
      changes,
    })
    const isClean = told.every(({ state }) => state === 'clean' || state === 'already')
    return {
      schema: 'cutover/merge-forecast@1',
      mission: mission.folder,
      mission_branch: shortName(plan.mission_branch),
      target: shortName(plan.target),
      strategy: plan.strategy,
      base: plan.base,
      push: plan.push,
      keeps_branches: plan.keeps_branches,
      keeps_worktrees: plan.keeps_worktrees,
      is_there: false,
      steps: told,
      target_merge,
      obstacles,
      hooks: await hooksOf(root, common),
      signs: await signsCommits(root),
      passed: isClean && target_merge.state !== 'conflict' && obstacles.length === 0,
    }
  })
}

/** The remote that is meant; what it answers is asked elsewhere. */
const remoteOf = async (session: Session, { push, target }: Wishes): Promise<string | null> =>
  push ? remoteName(session, `refs/heads/${target ?? 'HEAD'}`) : null

/** What there is to say of a mission that is merged: nothing would be done. */
async function thereForecast(
  { mission, wishes }: ForecastRequest,
  session: Session,
): Promise<MergeForecast> {
  const target = shortName(wishes.target ?? mission.meta.targetBranch ?? '')
  const base = (await session.find(`refs/heads/${target}`)) ?? ''
  const whole = {
    state: 'already',
    conflicts: [],
    messages: [],
    behind: 0,
    touched_by_both: [],
  } as const
  return {
    schema: 'cutover/merge-forecast@1',
    mission: mission.folder,
    mission_branch: mission.lanes.missionBranch ?? '',
    target,
    strategy: strategyOf(wishes),
    base,
    push: null,
    keeps_branches: true,
    keeps_worktrees: true,
    is_there: true,
    steps: [],
    target_merge: whole,
    obstacles: [],
    hooks: [],
    signs: false,
    passed: true,
  }
}

const nothingDone: Known = { refs: [], broken: [], oidOf: () => undefined }

/** A plan of a merge that is not made; its commits are of nobody. */
function planFor({ mission, wishes }: ForecastRequest, known: Known): MergePlan {
  const { start, target } = endsOf(mission, wishes, known)
  return {
    schema: 'cutover/merge-plan@1',
    mission: mission.folder,
    slug: mission.folder,
    mission_id: null,
    started_at: 0,
    strategy: strategyOf(wishes),
    target: target.name,
    base: target.oid,
    mission_branch: start.name,
    mission_tip: start.oid,
    name: 'cutover',
    email: 'cutover@localhost',
    push: null,
    keeps_branches: wishes.keepsBranches ?? false,
    keeps_worktrees: wishes.keepsWorktrees ?? false,
    steps: [],
  }
}

interface Found extends MergeStep {
  readonly branch: Ref | undefined
}

function branchesOf(
  mission: Mission,
  detail: MissionDetail,
  { refs }: Known,
  plan: MergePlan,
): readonly Found[] {
  const steps = stepsOf(mission.lanes.lanes, detail.workPackages)
  if (steps.length === 0) throw mistake('noLanes', mission.folder)
  const { missionId } = mission.meta
  return steps
    .filter(({ wp }) => laneOf(mission, wp) !== 'canceled')
    .map(({ wp, lane }) => {
      const names = laneBranches(shortName(plan.mission_branch), mission.folder, missionId, lane)
      const planning = { name: plan.target, oid: plan.mission_tip }
      return { wp, lane, branch: lane === planningLane ? planning : firstBranch(refs, names) }
    })
}

/** What is merged so far, and what of it did not merge. */
class Chain {
  readonly #work: Work
  readonly #mission: Mission
  readonly #detail: MissionDetail
  readonly #failed = new Set<string>()
  readonly #earlier: string[] = []
  head: string

  constructor(work: Work, mission: Mission, detail: MissionDetail) {
    this.#work = work
    this.#mission = mission
    this.#detail = detail
    this.head = work.plan.mission_tip
  }

  async take({ wp, lane }: MergeStep, branch: Ref | undefined): Promise<ForecastStep> {
    const before = { wp, lane, is_approximate: this.#failed.size > 0, ...nothing }
    const [state, reason] = this.#obstacle(wp, branch) ?? []
    const step = branch && { wp, lane, branch: branch.name, tip: branch.oid }
    const known = { ...before, ...(step && (await this.#sizeOf(step))) }
    if (!step || state) {
      if (state !== 'already') this.#failed.add(wp)
      return { ...known, state: state ?? 'missing', reason: reason ?? null }
    }
    const commits = broughtBy(this.#work, this.#earlier, step)
    if (commits.length === 0) return { ...known, state: 'already', files: 0 }
    const merged = await mergeStep(this.#work, this.head, step, commits)
    if (merged.type === 'conflict') {
      this.#failed.add(wp)
      return {
        ...known,
        ...(await describeConflict(this.#work.session, merged)),
        state: 'conflict',
      }
    }
    const [changes = []] = await differencesOf(this.#work.session, [[this.head, merged.head]])
    this.head = merged.head
    this.#earlier.push(step.tip)
    return { ...known, state: 'clean', files: changes.length }
  }

  /** Why a work package may not be merged, whatever its branch holds. */
  #obstacle(
    wp: string,
    branch: Ref | undefined,
  ): readonly ['not-approved' | 'blocked' | 'already', string] | undefined {
    const lane = laneOf(this.#mission, wp)
    if (lane !== 'approved' && lane !== 'done') return ['not-approved', lane]
    if (lane === 'done' && !branch) return ['already', 'done before, and its branch is gone']
    const before = this.#detail.workPackages.get(wp)?.dependencies ?? []
    const waits = before.filter(one => this.#failed.has(one))
    return waits.length > 0 ? ['blocked', waits.join(', ')] : undefined
  }

  async #sizeOf(step: PlannedStep) {
    const { session, plan } = this.#work
    const base = (await mergeBase(session.top, plan.mission_tip, step.tip)) ?? step.tip
    const [changes = []] = await differencesOf(session, [[base, step.tip]])
    return {
      branch: shortName(step.branch),
      tip: step.tip,
      commits: broughtBy(this.#work, this.#earlier, step).length,
      files: changes.length,
      is_stale: base !== plan.mission_tip,
    }
  }
}

const nothing = {
  branch: null,
  tip: null,
  state: 'missing',
  reason: null,
  is_stale: false,
  commits: 0,
  files: 0,
  conflicts: [],
  messages: [],
} as const

async function againstTarget(work: Work, head: string) {
  const { session, plan, graph } = work
  const base = (await perhaps(() => gitText(session, ['merge-base', plan.base, head]))) ?? plan.base
  const [theirs = [], ours = []] = await differencesOf(session, [
    [base, plan.base],
    [base, head],
  ])
  const both = new Set(theirs.map(({ entry }) => entry.path))
  const shared = {
    behind: graph.from([plan.base]).length,
    touched_by_both: ours.map(({ entry }) => entry.path).filter(path => both.has(path)),
  }
  const result = await makeResult(work, head)
  const target_merge: MergeForecast['target_merge'] =
    result.type === 'conflict'
      ? { state: 'conflict', ...(await describeConflict(session, result)), ...shared }
      : {
          state: result.head === plan.base ? 'already' : 'clean',
          conflicts: [],
          messages: [],
          ...shared,
        }
  return { target_merge, result: result.type === 'conflict' ? undefined : result.head }
}
