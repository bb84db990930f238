import { mistake } from '../../core/errors.ts'
import { fileState } from '../../files/state.ts'
import { listWorktrees } from '../../git/worktrees.ts'
import type { Mission } from '../mission/read.ts'
import { keepSolution } from './conflicts/solution.ts'
import { closeSolving, refuseStanding, solvingOf, workIn } from './conflicts/solving.ts'
import { removeState } from './guards/state-file.ts'
import type { OnStep } from './objects/chain.ts'
import { differences } from './objects/changes.ts'
import { writeCommit } from './objects/commits.ts'
import { perhaps, type Session } from './objects/session.ts'
import { workOf } from './objects/work.ts'
import { withMerges } from './open.ts'
import { forget, type Known } from './plan/begun.ts'
import { committerLine, type MergePlan, mergeIdOf, mergeRefs, shortName } from './plan/plan.ts'
import { create } from './plan/prepare.ts'
import { bring, bringRest, checkoutsOf, checkRoom, type Move } from './publish/checkout.ts'
import { isRecordedIn } from './publish/done-rows.ts'
import { isReached } from './publish/publish.ts'

export interface AbortRequest {
  readonly root: string
  readonly mission: Mission
  readonly now: Date
  /** Where the user stands. */
  readonly cwd?: string
  readonly onStep?: OnStep
}

/** What an abort has done. */
export interface Aborted {
  /** The target, and where it is; null for one that somebody has removed. */
  readonly target: { readonly name: string; readonly commit: string | null }
  readonly notes: readonly string[]
}

/**
 * Gives up a merge: the target is where it was, exactly, and so are its checkouts. Killed at any
 * instant, the same call finishes. Throws `noMerge`; and `cannotAbort` where others have built on
 * it, or the log says that it was done.
 */
export async function abortMerge({
  root,
  mission,
  now,
  cwd,
  onStep = () => {},
}: AbortRequest): Promise<Aborted> {
  return withMerges(root, mission, now, async ({ session, known, begun: plan, notes }) => {
    if (!plan) throw mistake('noMerge', mission.folder)
    const names = mergeRefs(mergeIdOf(plan))
    const isBegun = known.oidOf(names.abort) !== undefined
    const made = await madeTarget(session, plan, known)
    if (isBegun) await refuseMoved(session, plan, made.result, known)
    else refuseDone(root, mission, plan, made, known)
    await refuseStanding(session, plan, cwd)
    const saved = await rescued(session, plan, known)
    onStep('abort')
    const wasThere = isBegun ? await wasPublished(session, names.abort) : made.isThere
    if (!isBegun) await create(session, names.abort, await session.write('blob', String(wasThere)))
    if (wasThere) await takeBack(session, plan, made, onStep)
    await moveMissionBack(session, plan, known)
    onStep('forget')
    await closeSolving(session, plan)
    removeState(root, plan)
    await forget(session, plan, false)
    const commit = (await session.find(plan.target)) ?? null
    return { target: { name: shortName(plan.target), commit }, notes: [...notes, ...saved] }
  })
}

/** Whether the target had the merge when its abort was begun: its ref says so. */
async function wasPublished(session: Session, name: string): Promise<boolean> {
  const oid = await session.find(name)
  return oid !== undefined && (await session.read(oid)).toString() === 'true'
}

/** The commit that a merge has made for the target; empty where it has none. */
interface Made {
  readonly result: string
  /** Whether the target has it. */
  readonly isThere: boolean
}

async function madeTarget(session: Session, plan: MergePlan, known: Known): Promise<Made> {
  const result = known.oidOf(mergeRefs(mergeIdOf(plan)).result) ?? ''
  const now = known.oidOf(plan.target)
  return { result, isThere: result !== '' && (await isReached(session, plan.base, result, now)) }
}

function refuseDone(
  root: string,
  { logPath }: Mission,
  plan: MergePlan,
  { result, isThere }: Made,
  known: Known,
): void {
  const now = known.oidOf(plan.target)
  const log = fileState(root, { path: logPath })
  const isRecorded = 'content' in log && isRecordedIn(log.content, plan)
  if (isRecorded) throw mistake('alreadyRecorded', plan.mission)
  if (isThere && now !== result)
    throw mistake('cannotAbort', plan.mission, plan.target, now ?? 'none', result)
}

/** An abort that was cut off, and somebody has moved the target meanwhile: then it is none any more. */
async function refuseMoved(
  session: Session,
  plan: MergePlan,
  result: string,
  known: Known,
): Promise<void> {
  const now = known.oidOf(plan.target)
  if (now === plan.base || now === result || result === '') return
  const name = mergeRefs(mergeIdOf(plan)).abort
  await session.refs.move({ name, from: known.oidOf(name), to: undefined })
  throw mistake('cannotAbort', plan.mission, plan.target, now ?? 'none', result)
}

/** The target goes back by one swap, and its checkouts follow. */
async function takeBack(
  session: Session,
  plan: MergePlan,
  { result, isThere }: Made,
  onStep: OnStep,
): Promise<void> {
  if (!isThere && (await session.find(plan.target)) !== plan.base) return
  const forth: Move = {
    pair: [plan.base, result],
    changes: await differences(session, [plan.base, result]),
  }
  const back: Move = {
    pair: [result, plan.base],
    changes: await differences(session, [result, plan.base]),
  }
  const checkouts = checkoutsOf(await listWorktrees(session.top), plan.target)
  if (isThere) {
    for (const folder of checkouts) {
      // A merge that was cut off may have left it half way.
      await bringRest(session, folder, forth)
      await checkRoom(folder, back)
    }
    onStep('target back')
    const change = { name: plan.target, from: result, to: plan.base }
    const why = await session.refs.move(change)
    if (why !== undefined) throw mistake('gitFailed', 'update-ref', why)
  }
  onStep('checkout back')
  for (const folder of checkouts)
    await (isThere ? bring(folder, back) : bringRest(session, folder, back))
}

/** The branch of the mission goes back, where it is this merge that has moved it. */
async function moveMissionBack(
  { top, refs }: Session,
  plan: MergePlan,
  known: Known,
): Promise<void> {
  const names = mergeRefs(mergeIdOf(plan))
  const last = plan.steps.at(-1)
  const head = last && known.oidOf(names.done(last.wp))
  const { mission_branch: name, mission_tip: to } = plan
  const worktrees = await listWorktrees(top)
  if (worktrees.some(one => one.branch === name)) return
  if (head !== undefined && head !== to && known.oidOf(name) === head)
    await refs.move({ name, from: head, to })
}

/** What somebody has begun to solve is kept, under a name that nothing removes. */
async function rescued(
  session: Session,
  plan: MergePlan,
  known: Known,
): Promise<readonly string[]> {
  const solving = await solvingOf(session, plan)
  const tree = solving?.over === null ? await workIn(session, solving) : undefined
  if (!solving || tree === undefined) return []
  const watch = { onStep: () => {}, onWorkPackage: () => {}, clock: () => 0, cwd: undefined }
  const place = await workOf(session, plan, known, watch)
  if ((await perhaps(() => keepSolution(place, plan))) !== undefined)
    return [`what was solved in ${solving.path} is kept: a new merge takes it`]
  const line = committerLine(plan)
  const message = Buffer.from(`What lay in ${solving.path} when its merge was given up\n`)
  const parents = [solving.ours, solving.theirs]
  const made = { tree, parents, author: line, committer: line, encoding: undefined, message }
  const oid = await writeCommit(session, made, false)
  const name = `refs/cutover/rescue/${mergeIdOf(plan)}`
  await session.refs.move({ name, from: await session.find(name), to: oid })
  return [`what was begun in ${solving.path} is kept as ${name} (${oid})`]
}
