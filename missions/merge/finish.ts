import { CutoverError } from '../../core/errors.ts'
import type { MergeReport, StepReport } from '../../core/merge-report.ts'
import type { Difference } from '../../git/listing.ts'
import { readMission } from '../mission/read.ts'
import { closeSolving } from './conflicts/solving.ts'
import { refuseClashes } from './guards/case-clash.ts'
import type { Folders } from './guards/leftover-locks.ts'
import { removeState, writeState } from './guards/state-file.ts'
import type { Step, Work } from './objects/chain.ts'
import { differencesOf, type Pair } from './objects/changes.ts'
import { missionNotes, openNotes } from './plan/notes.ts'
import { type PlanRequest, refuseOutdated } from './plan/prepare.ts'
import { record } from './publish/bookkeeping.ts'
import { cleanUp } from './publish/cleanup.ts'
import { publish, type Ready } from './publish/publish.ts'
import { push } from './publish/push.ts'

type Finished = Pick<
  MergeReport,
  | 'steps'
  | 'commit'
  | 'events'
  | 'is_log_committed'
  | 'pushed'
  | 'push_failed'
  | 'leftovers'
  | 'notes'
>

/**
 * All that comes when the commits are made, each part behind the one that it needs: the target and
 * its checkouts, the log, the remote; then what is left over goes.
 */
export async function finish(
  work: Work,
  folders: Folders,
  steps: readonly Step[],
  ready: Ready,
  { root, mission, now }: PlanRequest,
): Promise<Finished> {
  const { session, plan, onStep } = work
  const tell = (phase: string): void => {
    const completed = steps.map(({ wp }) => wp)
    const rest = { completed, current: null, hasConflict: false, workspace: null }
    writeState(root, plan, { ...rest, phase }, now)
  }
  const told = await counted(work, steps, [[plan.base, ready.result]])
  const [changes = []] = told.more
  const target = await session.find(plan.target)
  if (target === plan.base) {
    refuseOutdated(plan, readMission(root, mission.folder))
    await refuseClashes(session, ready.result, changes)
  }
  tell('publishing')
  const { branch, checkouts } = await publish(work, folders, ready, changes)
  tell('recording')
  const after = readMission(root, mission.folder)
  const { events, isLogCommitted, notes } = await record(work, after, checkouts)
  tell('pushing')
  onStep('push')
  const pushed = await pushTarget(work)
  tell('cleaning')
  const unsettled = openNotes(plan, readMission(root, mission.folder))
  const leftovers = await cleanUp(work, folders, ready.head, unsettled.length > 0)
  onStep('clean')
  if (work.isSolving) await closeSolving(session, plan)
  removeState(root, plan)
  return {
    steps: told.steps.map(step => ({
      ...step,
      events: events.filter(wp => wp === step.wp).length,
    })),
    commit: (await session.find(plan.target)) ?? null,
    events: events.length,
    is_log_committed: isLogCommitted,
    pushed: pushed.remote,
    push_failed: pushed.why,
    leftovers,
    notes: [...missionNotes(plan, branch), ...notes, ...unsettled],
  }
}

/** A remote that refuses stops nothing: the merge is done here, and can be pushed by anybody. */
async function pushTarget({ session, plan }: Work) {
  if (plan.push === null) return { remote: null, why: null }
  try {
    await push(session, plan.push, plan.target)
    return { remote: plan.push, why: null }
  } catch (error) {
    if (!(error instanceof CutoverError)) throw error
    return { remote: null, why: error.message }
  }
}

/** Steps with the number of files that each changed, and what differs between further pairs. */
export async function counted(
  { session }: Work,
  steps: readonly Step[],
  further: readonly Pair[],
): Promise<{
  readonly steps: readonly StepReport[]
  readonly more: readonly (readonly Difference[])[]
}> {
  const pairs = steps.map(({ before, commit }): Pair => [before, commit ?? before])
  const all = await differencesOf(session, [...pairs, ...further])
  return {
    steps: steps.map(({ before: _, ...step }, index) => ({
      ...step,
      files: all[index]?.length ?? 0,
      events: 0,
    })),
    more: all.slice(steps.length),
  }
}
