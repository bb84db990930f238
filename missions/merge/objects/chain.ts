import type { StepReport } from '../../../core/merge-report.ts'
import { describeConflict } from '../conflicts/conflict.ts'
import {
  type MergePlan,
  mergeIdOf,
  type mergeRefs,
  type PlannedStep,
  type Strategy,
} from '../plan/plan.ts'
import { create } from '../plan/prepare.ts'
import { combine, type Place, type Unsolved } from './combine.ts'
import { writeCommit } from './commits.ts'
import type { Graph } from './graph.ts'
import { type Committer, type Replayed, replay } from './replay.ts'

/** Told before each change; tests end the process here. */
export type OnStep = (point: string) => void

/** A merge at work: its plan, and what is done of it. */
export interface Work extends Place {
  readonly plan: MergePlan
  readonly names: ReturnType<typeof mergeRefs>
  readonly committer: Committer
  /** The commits of the lanes and of the target beyond the mission's branch. */
  readonly graph: Graph
  /** The commit of each work package that was merged before. */
  readonly done: ReadonlyMap<string, string>
  /** What of that was damaged, and is done again. */
  readonly mended: readonly string[]
  /** Whether a worktree is there in which a conflict was to be solved. */
  readonly isSolving: boolean
  /** Where the user stands; a worktree around it stays. */
  readonly cwd: string | undefined
  readonly onStep: OnStep
  /** Told when a work package is begun. */
  readonly onWorkPackage: (wp: string) => void
  /** Milliseconds since some moment. */
  readonly clock: () => number
}

/** What the work packages came to, before their files are counted. */
export type Step = Omit<StepReport, 'files' | 'events'> & {
  /** What it was merged into. */
  readonly before: string
}

export interface Chained {
  readonly steps: readonly Step[]
  /** The last commit; undefined where a conflict stopped it. */
  readonly head: string | undefined
  readonly conflict: Unsolved | undefined
}

/** Merges the work packages one behind the other, in objects. The ref of each is its commit point. */
export async function mergeAll(work: Work): Promise<Chained> {
  const { plan } = work
  const steps: Step[] = []
  const earlier: string[] = []
  let head = plan.mission_tip
  for (const [index, step] of plan.steps.entries()) {
    const begun = work.clock()
    const { conflict, ...taken } = await takeStep(work, head, earlier, step)
    steps.push({ ...taken.told, milliseconds: work.clock() - begun })
    if (conflict) {
      const waiting = plan.steps.slice(index + 1).map(one => waitingStep(one, head))
      return { steps: [...steps, ...waiting], head: undefined, conflict }
    }
    head = taken.told.commit ?? head
    earlier.push(step.tip)
  }
  return { steps, head, conflict: undefined }
}

interface Taken {
  readonly told: Omit<Step, 'milliseconds'>
  readonly conflict: Unsolved | undefined
}

/** Merges one work package, unless that was done before, and makes its ref. */
async function takeStep(
  work: Work,
  head: string,
  earlier: readonly string[],
  step: PlannedStep,
): Promise<Taken> {
  const { session, names, done } = work
  const { wp, branch } = step
  const commits = broughtBy(work, earlier, step)
  const told = { wp, branch, before: head, commits: commits.length, ...none }
  const known = done.get(wp)
  if (known) return { told: { ...told, state: 'done before', commit: known }, conflict: undefined }
  work.onWorkPackage(wp)
  const isAlready = commits.length === 0
  const merged: Replayed = isAlready
    ? { type: 'clean', head, isSolved: false }
    : await mergeStep(work, head, step, commits)
  if (merged.type === 'conflict') {
    const conflict = await describeConflict(session, merged)
    return { told: { ...told, ...conflict, state: 'conflict', commit: null }, conflict: merged }
  }
  work.onStep(`step ${wp}`)
  await create(session, names.done(wp), merged.head)
  const state = isAlready ? 'already' : 'merged'
  const { head: commit, isSolved } = merged
  return { told: { ...told, state, commit, is_solved: isSolved }, conflict: undefined }
}

const none = { is_solved: false, conflicts: [], messages: [] } as const

const waitingStep = ({ wp, branch }: PlannedStep, before: string): Step => ({
  wp,
  branch,
  before,
  state: 'waiting',
  commit: null,
  commits: 0,
  milliseconds: 0,
  ...none,
})

/** The commits that a work package has beyond the mission's branch and those before it. */
export function broughtBy(
  { graph }: Pick<Work, 'graph'>,
  earlier: readonly string[],
  { tip }: PlannedStep,
): readonly string[] {
  const known = new Set(graph.from(earlier))
  return graph.from([tip]).filter(oid => !known.has(oid))
}

type Way = (
  work: Work,
  head: string,
  step: PlannedStep,
  commits: readonly string[],
) => Promise<Replayed>

/** A commit with both as parents; a squash makes one of all of them in the end. */
const join: Way = async (work, head, step) => {
  const { plan } = work
  const message = `Merge ${step.wp} of ${plan.mission} (${step.lane})`
  const trailers = `Cutover-Merge: ${mergeIdOf(plan)}\nCutover-WP: ${step.wp}\nCutover-Lane-Tip: ${step.tip}\n`
  return joined(work, [head, step.tip], `${message}\n\n${trailers}`)
}

const ways: Readonly<Record<Strategy, Way>> = {
  merge: join,
  squash: join,
  rebase: (work, head, _, commits) => replay(work, work.committer, head, commits.toReversed()),
}

/** Merges one work package into a commit, by the strategy of the plan. */
export const mergeStep: Way = (work, ...rest) => ways[work.plan.strategy](work, ...rest)

/** Merges two commits: a commit with both as parents, or with the first alone where it is squashed. */
export async function joined(
  work: Work,
  [ours, theirs]: readonly [string, string],
  message: string,
  isSquashed = false,
): Promise<Replayed> {
  const combined = await combine(work, ours, theirs)
  if (combined.type === 'conflict') return combined
  const { tree, isSolved } = combined
  return {
    type: 'clean',
    head: await commit(work, tree, isSquashed ? [ours] : [ours, theirs], message),
    isSolved,
  }
}

/** A commit of the merge's own. */
export function commit(
  { session, committer: { line, signs } }: Pick<Work, 'session' | 'committer'>,
  tree: string,
  parents: readonly string[],
  message: string,
): Promise<string> {
  const made = { tree, parents, author: line, committer: line, encoding: undefined }
  return writeCommit(session, { ...made, message: Buffer.from(message) }, signs)
}
