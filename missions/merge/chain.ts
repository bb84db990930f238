import { mergeTrees, writeCommit } from '../../git/merge.ts'
import { durable } from '../../git/pin.ts'
import { readRef } from '../../git/refs.ts'
import { isAncestor, type Store } from './objects.ts'
import { committerOf, type MergePlan, mergeIdOf, mergeRefs, type PlannedStep } from './plan.ts'
import { create } from './prepare.ts'

/** What a work package came to. */
export interface StepReport {
  readonly wp: string
  readonly state: 'merged' | 'already' | 'done before' | 'conflict' | 'waiting'
  /** The commit that contains it; null where it is not merged. */
  readonly commit: string | null
  readonly conflicts: readonly string[]
  readonly messages: readonly string[]
}

/** Told before each change; tests end the process here. */
export type OnStep = (point: string) => void

export interface Chained {
  readonly steps: readonly StepReport[]
  /** The last commit; undefined where a conflict stopped it. */
  readonly head: string | undefined
}

/** Merges the work packages one behind the other, in objects. The ref of each is its commit point. */
export async function mergeAll(store: Store, plan: MergePlan, onStep: OnStep): Promise<Chained> {
  const refs = mergeRefs(mergeIdOf(plan))
  const steps: StepReport[] = []
  let head = plan.mission_tip
  for (const [index, step] of plan.steps.entries()) {
    const known = await readRef(store.top, refs.done(step.wp))
    const report = known
      ? told(step, 'done before', known)
      : await mergeStep(store, plan, head, step)
    steps.push(report)
    if (report.commit === null) {
      const waiting = plan.steps.slice(index + 1).map(one => told(one, 'waiting', null))
      return { steps: [...steps, ...waiting], head: undefined }
    }
    head = report.commit
    if (known) continue
    onStep(`step ${step.wp}`)
    await create(store.top, refs.done(step.wp), head)
  }
  return { steps, head }
}

const told = (
  { wp }: PlannedStep,
  state: StepReport['state'],
  commit: string | null,
): StepReport => ({
  wp,
  state,
  commit,
  conflicts: [],
  messages: [],
})

async function mergeStep(
  store: Store,
  plan: MergePlan,
  head: string,
  step: PlannedStep,
): Promise<StepReport> {
  if (await isAncestor(store, step.tip, head)) return told(step, 'already', head)
  const message = `Merge ${step.wp} of ${plan.mission} (${step.lane})`
  const merged = await merge(store, plan, [head, step.tip], message, trailersOf(plan, step))
  return typeof merged === 'string'
    ? told(step, 'merged', merged)
    : { ...told(step, 'conflict', null), ...merged }
}

export interface MergeConflict {
  readonly conflicts: readonly string[]
  readonly messages: readonly string[]
}

/** Merges two commits: a commit with both as parents, or with the first alone where it is squashed. */
export async function merge(
  store: Store,
  plan: MergePlan,
  [ours, theirs]: readonly [string, string],
  message: string,
  trailers: string,
  isSquashed = false,
): Promise<string | MergeConflict> {
  const options = { ...store.options, settings: durable }
  const merged = await mergeTrees(store.top, ours, theirs, options)
  if (merged.type === 'conflict')
    return { conflicts: merged.paths.map(({ path }) => path), messages: merged.messages }
  const person = committerOf(plan)
  return writeCommit(
    store.top,
    {
      tree: merged.tree,
      parents: isSquashed ? [ours] : [ours, theirs],
      message: `${message}\n\n${trailers}`,
      author: person,
      committer: person,
    },
    options,
  )
}

const trailersOf = (plan: MergePlan, { wp, tip }: PlannedStep): string =>
  `Cutover-Merge: ${mergeIdOf(plan)}\nCutover-WP: ${wp}\nCutover-Lane-Tip: ${tip}\n`
