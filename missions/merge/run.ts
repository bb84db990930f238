import { CutoverError, mistake } from '../../core/errors.ts'
import type { MergeReport } from '../../core/merge-report.ts'
import { describeConflict } from './conflicts/conflict.ts'
import { keepSolution, solvedTree } from './conflicts/solution.ts'
import { closeSolved, openSolving, refuseStanding, solvingOf } from './conflicts/solving.ts'
import { counted, finish } from './finish.ts'
import { type MergeProgress, removeState, writeState } from './guards/state-file.ts'
import { type Chained, mergeAll, type Work } from './objects/chain.ts'
import type { Unsolved } from './objects/combine.ts'
import { resultOf } from './objects/result.ts'
import { gitText, perhaps } from './objects/session.ts'
import { type Watch, workOf } from './objects/work.ts'
import { type Opened, withMerges } from './open.ts'
import { forget } from './plan/begun.ts'
import { canceledNotes, driftNotes, wishNotes } from './plan/notes.ts'
import { type MergePlan, shortName } from './plan/plan.ts'
import { isAllDone, type PlanRequest, pinPlan, planMerge, strategyOf } from './plan/prepare.ts'
import { push, remoteFor } from './publish/push.ts'

export interface MergeRequest extends PlanRequest, Partial<Watch> {
  /** `resume` and `continue` are for a merge that was begun; the latter with a conflict solved. */
  readonly mode: 'merge' | 'resume' | 'continue'
}

/**
 * Merges a mission: its work packages in objects, each with a ref as its commit point; then the
 * target in one move; then the checkouts, the log, the remote, what is left over, and the refs.
 * Killed at any instant, the same call finishes. Throws `abortBegun`, `noMerge`, and what its parts
 * throw.
 */
export async function runMerge(request: MergeRequest): Promise<MergeReport> {
  const { root, mission, now, clock = () => 0 } = request
  const begun = clock()
  const report = await withMerges(root, mission, now, opened =>
    opened.begun ? work(request, opened, opened.begun) : start(request, opened),
  )
  return { ...report, milliseconds: Math.round(clock() - begun) }
}

/** A merge that was not begun before. */
async function start(request: MergeRequest, opened: Opened): Promise<MergeReport> {
  const { mission, detail, mode } = request
  if (mode !== 'merge') throw mistake('noMerge', mission.folder)
  if (isAllDone(mission, detail)) return thereReport(request, opened)
  const plan = await begin(request, opened)
  try {
    return await work(request, opened, plan)
  } catch (error) {
    // Whoever makes room may move the target by it, and shall not have to give anything up.
    if (isRefusal(error)) await unbegin(opened, plan)
    throw error
  }
}

/** What is found before anything is moved, and is for a person to change. */
const refusals: readonly string[] = ['inTheWay', 'busyCheckout', 'caseClash', 'otherApprovals']

const isRefusal = (error: unknown): boolean =>
  error instanceof CutoverError && refusals.includes(error.code)

async function unbegin({ session }: Opened, plan: MergePlan): Promise<void> {
  removeState(session.top, plan)
  await forget(session, plan, false)
}

/** Plans a merge, and pins it. */
async function begin(request: MergeRequest, { session, known }: Opened): Promise<MergePlan> {
  const plan = await planMerge(session, request, known)
  request.onStep?.('plan')
  await pinPlan(session, plan)
  return plan
}

/** Does all that is left of a plan. */
async function work(
  request: MergeRequest,
  { session, known, folders, begun, notes: mended }: Opened,
  plan: MergePlan,
): Promise<MergeReport> {
  const { mode, onStep = () => {}, clock = () => 0 } = request
  const onWorkPackage = (wp: string): void => {
    writeState(session.top, plan, mergingAt(plan, wp), request.now)
    request.onWorkPackage?.(wp)
  }
  const watch = { onStep, clock, onWorkPackage, cwd: request.cwd }
  const merge = await workOf(session, plan, known, watch)
  if (known.oidOf(merge.names.abort)) throw mistake('abortBegun', plan.mission)
  if (merge.isSolving) await refuseStanding(session, plan, request.cwd)
  if (mode === 'continue') await keepSolution(merge, plan)
  else if (merge.isSolving) await closeSolved(session, plan)
  const chained = await mergeAll(merge)
  const result = chained.head === undefined ? undefined : await resultOf(merge, chained.head)
  const notes = [
    ...mended,
    ...merge.mended,
    ...(begun ? wishNotes(plan, request) : []),
    ...canceledNotes(plan, request.mission),
    ...driftNotes(plan, known),
  ]
  const before = { ...reportOf(plan), is_resumed: begun !== undefined, notes }
  if (chained.head === undefined || result?.type !== 'clean') {
    const conflict = result?.type === 'conflict' ? result : chained.conflict
    if (!conflict) throw new Error('Unexpected end of a merge, expected a result or a conflict')
    return { ...before, ...(await stopped(merge, chained, conflict, request)) }
  }
  const ready = { head: chained.head, result: result.head }
  const done = await finish(merge, folders, chained.steps, ready, request)
  await forget(session, plan, true)
  return { ...before, ...done, notes: [...notes, ...done.notes] }
}

const emptyReport = {
  schema: 'cutover/merge@1',
  is_resumed: false,
  is_there: false,
  steps: [],
  conflict: null,
  solve_in: null,
  is_solved: false,
  commit: null,
  events: 0,
  is_log_committed: false,
  pushed: null,
  push_failed: null,
  leftovers: [],
  milliseconds: 0,
} as const

const reportOf = (plan: MergePlan) => ({
  ...emptyReport,
  mission: plan.mission,
  strategy: plan.strategy,
  target: shortName(plan.target),
  base: plan.base,
})

/** Every work package was done before: then nothing is merged a second time; a push may be left. */
async function thereReport(
  { mission, wishes }: MergeRequest,
  { session, notes }: Opened,
): Promise<MergeReport> {
  const target = `refs/heads/${shortName(wishes.target ?? mission.meta.targetBranch ?? '')}`
  const commit = (await session.find(target)) ?? null
  const remote = wishes.push && commit ? await remoteFor(session, target, commit) : null
  if (remote !== null) await push(session, remote, target)
  const changed = ['status', '--porcelain', '--', mission.logPath]
  return {
    ...emptyReport,
    mission: mission.folder,
    strategy: strategyOf(wishes),
    target: shortName(target),
    base: commit ?? '',
    commit,
    is_there: true,
    is_log_committed: (await gitText(session, changed)) === '',
    pushed: remote,
    notes,
  }
}

function mergingAt({ steps }: MergePlan, wp: string): MergeProgress {
  const at = steps.findIndex(one => one.wp === wp)
  const completed = steps.slice(0, at).map(one => one.wp)
  return { completed, current: wp, hasConflict: false, phase: 'merging', workspace: null }
}

/** A conflict: nothing was moved, and a worktree is there in which it can be solved. */
async function stopped(
  work: Work,
  { steps }: Chained,
  conflict: Unsolved,
  { now }: MergeRequest,
): Promise<Pick<MergeReport, 'steps' | 'conflict' | 'solve_in' | 'is_solved'>> {
  const { session, plan, onStep } = work
  const wp = steps.find(({ state }) => state === 'conflict')?.wp ?? null
  onStep('solve')
  const wasOpen = (await solvingOf(session, plan)) !== undefined
  const solving = await openSolving(session, plan, conflict, wp)
  const { path } = solving
  const tree = wasOpen ? await perhaps(() => solvedTree(session, plan, solving)) : undefined
  const completed = steps.filter(({ commit }) => commit !== null).map(one => one.wp)
  const progress = { completed, current: wp, hasConflict: true, phase: 'conflict', workspace: path }
  writeState(session.top, plan, progress, now)
  return {
    steps: (await counted(work, steps, [])).steps,
    conflict: wp === null ? await describeConflict(session, conflict) : null,
    solve_in: path,
    is_solved: tree !== undefined,
  }
}
