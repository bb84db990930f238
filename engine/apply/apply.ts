import { mistake } from '../../core/errors.ts'
import { blobName } from '../../files/state.ts'
import { pin, privateFolder } from '../../git/pin.ts'
import { digestOf } from '../plan/approvals.ts'
import type { PlanState } from '../plan/state.ts'
import {
  beforeRef,
  type Held,
  type Journal,
  newSalt,
  readJournal,
  type Step,
  writeJournal,
} from './journal.ts'
import { type Contents, perform, type Stranger, sightsOf, strangersIn } from './perform.ts'
import { changesOf, partOf, stepsOf } from './steps.ts'

export interface ApplyOptions {
  /** Categories to apply; all of them where the list is empty. */
  readonly only: readonly string[]
  /** Told before each change of the disk; tests end the process here. */
  readonly onStep?: (point: string, path: string) => void
}

/** How an apply ended. `strangers` are paths that somebody changed: then nothing was touched. */
export interface ApplyOutcome {
  readonly edited: number
  readonly moved: number
  readonly strangers: readonly Stranger[]
  /** Whether an apply that had been cut off was finished. */
  readonly resumed: boolean
  /** Whether everything was as the plan wants it before: nothing was done. */
  readonly isThere: boolean
}

/**
 * Performs the approved edits of a plan. The caller has made sure that the plan is approved. The
 * journal comes first, then the ref that keeps the old contents, then each path as a whole.
 */
export async function applyPlan(
  state: PlanState,
  { only, onStep = () => {} }: ApplyOptions,
): Promise<ApplyOutcome> {
  const { top, plan, tree } = state
  const folder = await privateFolder(top)
  const before = readJournal(folder, plan.name)
  const wanted = await plannedJournal(state, only, before)
  const isResumed = before?.state === 'applying'
  const sights = sightsOf(top, wanted.steps)
  // Somebody may have taken an earlier apply back by git: that is the base, and known as well.
  const strangers = strangersIn(sights, wanted.steps, ({ base, from, after }) =>
    before === undefined || before.state === 'undone' ? [from] : [base, from, after],
  )
  const counts = countsOf(wanted.steps)
  const isThere =
    !isResumed &&
    wanted.steps.length > 0 &&
    strangersIn(sights, wanted.steps, ({ after }) => [after]).length === 0
  if (isThere) return { ...counts, strangers: [], resumed: false, isThere }
  if (strangers.length > 0) return { ...counts, strangers, resumed: false, isThere }
  onStep('journal', '')
  writeJournal(folder, plan.name, wanted)
  onStep('pin', '')
  await pin(top, beforeRef(plan.name), tree.commit)
  await perform({
    top,
    salt: wanted.salt,
    steps: wanted.steps,
    sights,
    goal: ({ after }) => after,
    contents: newContents(state, wanted.only),
    onStep,
  })
  writeJournal(folder, plan.name, { ...wanted, state: 'applied' })
  onStep('applied', '')
  return { ...counts, strangers, resumed: isResumed, isThere }
}

/**
 * The journal of this apply. One that was cut off is finished as it was begun; one that is done is
 * the start of the next, whose steps go on from what it left.
 */
async function plannedJournal(
  { top, tree, plan, resolved, source }: PlanState,
  only: readonly string[],
  before: Journal | undefined,
): Promise<Journal> {
  const digest = digestOf(source)
  if (before?.state === 'undoing') throw mistake('undoFirst', plan.name)
  if (before?.state === 'applying') {
    if (before.plan !== digest || before.only.join() !== only.join()) throw mistake('otherApply')
    return before
  }
  // An apply of an earlier base has landed: the new plan starts anew.
  const earlier = before?.state === 'applied' && before.base === plan.base ? before : undefined
  if (earlier && earlier.plan !== digest) throw mistake('otherPlanApplied', plan.name)
  const union = earlier ? unionOf(earlier.only, only) : only
  const steps = await stepsOf(top, changesOf(tree, partOf(resolved, union)))
  return {
    state: 'applying',
    plan: digest,
    base: plan.base,
    only: union,
    salt: newSalt(),
    steps: earlier ? goingOn(steps, earlier.steps) : steps,
  }
}

/** An empty list stands for all categories. */
const unionOf = (left: readonly string[], right: readonly string[]): readonly string[] =>
  left.length === 0 || right.length === 0 ? [] : [...new Set([...left, ...right])].toSorted()

/** Steps that start where an earlier apply has ended. */
function goingOn(steps: readonly Step[], earlier: readonly Step[]): readonly Step[] {
  const known = new Map(earlier.map(step => [step.path, step]))
  const fresh = new Map(steps.map(step => [step.path, step]))
  return [...new Set([...known.keys(), ...fresh.keys()])].flatMap(path => {
    const old = known.get(path)
    const step = fresh.get(path)
    if (!old) return step ? [step] : []
    const after = step ? step.after : old.base
    return [{ ...old, from: old.after, after: withMode(after, old.base) }]
  })
}

const withMode = (held: Held | null, base: Held | null): Held | null =>
  held && base ? { ...held, mode: base.mode } : held

/** The new content of each path, worked out again when it is written. */
function newContents({ tree, resolved }: PlanState, only: readonly string[]): Contents {
  const changes = new Map(
    changesOf(tree, partOf(resolved, only)).map(change => [change.file.to, change]),
  )
  return {
    read: async (oid, path) => {
      const change = changes.get(path)
      const content = change ? await change.content() : await tree.blobs.read(oid)
      if (blobName(content, oid.length) !== oid)
        throw new Error(`Unexpected content for ${path}, expected that of the journal`)
      return content
    },
  }
}

const countsOf = (steps: readonly Step[]) => ({
  edited: steps.filter(({ base, after }) => base !== null && after !== null).length,
  moved: steps.filter(({ base, after }) => base === null && after !== null).length,
})
