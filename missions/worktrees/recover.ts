import { setTimeout } from 'node:timers/promises'
import { CutoverError, mistake } from '../../core/errors.ts'
import type {
  Discrepancy,
  RecoverReport,
  Repaired,
  Rescued,
  Workspace,
} from '../../core/recover-report.ts'
import { commandLine } from '../../core/shell-word.ts'
import { realPathOf } from '../../files/folder.ts'
import { isInUse, workers } from '../../files/processes.ts'
import { filterSettings } from '../../git/dirty.ts'
import { refsBelow } from '../../git/refs.ts'
import { clearLocks } from '../merge/guards/leftover-locks.ts'
import { type LockOwner, withMergeLock } from '../merge/guards/lock.ts'
import type { OnStep } from '../merge/objects/chain.ts'
import { type Session, withSession } from '../merge/objects/session.ts'
import { type Mission, missionFolders, readMission } from '../mission/read.ts'
import { repair } from './act/repairs.ts'
import { rescueIdOf } from './act/rescue.ts'
import type { RepairWork } from './act/work.ts'
import { workerIn } from './look/lanes.ts'
import { repositoryOf, type Snapshot, takeSnapshot } from './look/snapshot.ts'
import { workspaceOf } from './resume.ts'
import type { Disagreement } from './think/action.ts'
import { settledRefs } from './think/checks/heads.ts'
import { lossNotes } from './think/checks/losses.ts'
import { compare } from './think/compare.ts'
import { findingOf } from './think/report.ts'

/** What is looked at, and what is repaired of it. */
export interface RecoverRequest {
  readonly root: string
  /** Missions of the project as they were read before: of their logs only what is new is read. */
  readonly before?: readonly Mission[]
  /** The folders of those that are looked at. */
  readonly missions: readonly string[]
  readonly now: Date
  /** The moment that it is by now; where it is given, locks that are too young are waited for. */
  readonly clock?: () => Date
  /** Which sorts are repaired: none, one, or all. */
  readonly fix: Discrepancy | 'all' | 'none'
  /** A work package whose lane alone is repaired, and told of. */
  readonly resume?: string | undefined
  /** Told before each change. */
  readonly onStep?: OnStep
  /** Told when something is being repaired. */
  readonly onRepair?: (place: string) => void
}

/**
 * Holds branches, worktrees, workspace contexts, the log and processes against each other, and
 * repairs what is asked for. Without that nothing is written. Throws `noGitHere`, `reftable`,
 * `noWorkPackage`, and `mergeRuns` where somebody merges or recovers at this moment.
 */
export async function recover(asked: RecoverRequest): Promise<RecoverReport> {
  const request = { ...asked, root: realPathOf(asked.root) }
  if (request.fix === 'none' && request.resume === undefined) {
    const snapshot = await look(request)
    return reportOf(snapshot, compare(snapshot), { repairs: [], rescued: [], notes: [] })
  }
  return withRepairs(request)
}

const look = (request: RecoverRequest): Promise<Snapshot> => {
  const { root, before = [], missions, now, clock } = request
  const known = new Map(before.map(mission => [mission.folder, mission]))
  const all = missionFolders(root).map(folder => readMission(root, folder, known.get(folder)))
  const asked = all.filter(({ folder }) => missions.includes(folder))
  return takeSnapshot({ root, all, missions: asked, now: clock?.() ?? now, asksForWork: true })
}

/** What was done, as it is told. */
interface Told {
  readonly repairs: readonly Repaired[]
  readonly rescued: readonly Rescued[]
  readonly notes: readonly string[]
  /** Why something was not done, by what it is about. */
  readonly refusals?: ReadonlyMap<string, string>
  readonly workspace?: Workspace | undefined
}

async function withRepairs(request: RecoverRequest): Promise<RecoverReport> {
  const { root, now, resume } = request
  // Refuses what it cannot read before anything is written, the lock included.
  const common = await repositoryOf(root)
  return withSession(root, {}, session =>
    withMergeLock(session, { root, common }, now, async dead => {
      const { start, notes } = await begin(request, common, dead)
      const work = await workOf(request, session, common)
      await sweep(work, start)
      const { last, repairs, refusals } = await repairAll(request, work, start)
      const told = { repairs, rescued: [...work.rescued.values()], refusals, notes }
      if (resume === undefined) return reportOf(last, compare(last), told)
      const workspace = await workspaceOf(last, work, resume)
      return resumeReport(last, resume, { ...told, workspace })
    }),
  )
}

/** Looks at what is there, behind the locks of gits that have died with the last owner of ours. */
async function begin(request: RecoverRequest, common: string, dead: LockOwner | undefined) {
  const { root, resume } = request
  const first = await look(request)
  if (resume !== undefined && !laneWith(first, resume)) throw mistake('noWorkPackage', resume)
  const branches = first.lanes.map(({ branch, names }) => branch?.name ?? names[0] ?? '')
  const since = dead ? Date.parse(dead.since) : Number.POSITIVE_INFINITY
  const cleared = clearLocks({ root, common }, branches, since)
  return {
    start: cleared.length > 0 ? await look(request) : first,
    notes: cleared.map(name => `removed ${name}, which a git that died had left`),
  }
}

async function workOf(
  { root, now, onStep = () => {} }: RecoverRequest,
  session: Session,
  common: string,
): Promise<RepairWork> {
  const { refs } = await refsBelow(root, 'refs/cutover/rescue/')
  return {
    root,
    common,
    session,
    settings: (await filterSettings(root)) ?? [],
    now: now.getTime(),
    rescues: new Map(refs.map(({ name }) => [rescueIdOf(name), name])),
    rescued: new Map(),
    unnamed: [],
    onStep,
  }
}

/** Removes refs of repairs that were cut off, and that somebody has settled since. */
async function sweep({ session }: RepairWork, snapshot: Snapshot): Promise<void> {
  const stale = settledRefs(snapshot)
  await session.refs.move(...stale.map(({ name, oid }) => ({ name, from: oid, to: undefined })))
}

/** Most times that everything is looked at again: one repair can bring the next to light. */
const rounds = 40

/** Repairs one sort after the other, each on what is there by then; `last` is what is there at the end. */
async function repairAll(request: RecoverRequest, work: RepairWork, start: Snapshot) {
  const repairs: Repaired[] = []
  const refusals = new Map<string, string>()
  let last = start
  let isPatient = true
  for (let round = 0; round < rounds; round += 1) {
    const snapshot = last
    const wanted = compare(snapshot).filter(
      one => one.action && !refusals.has(keyOf(one)) && isWanted(one, snapshot, request),
    )
    const todo = wanted.filter(one => one.heldBy === undefined)
    const sort = todo.filter(({ kind }) => kind === todo[0]?.kind)
    if (sort.length === 0) {
      if (!isPatient || !(await waited(wanted, request))) break
      isPatient = false
    }
    for (const one of sort) await repairOne(one, request, work, repairs, refusals)
    last = await look(request)
  }
  return { last, repairs, refusals }
}

/** Waits until all of some may be repaired that only need time; false where there are none. */
async function waited(
  held: readonly Disagreement[],
  { clock, onRepair }: RecoverRequest,
): Promise<boolean> {
  const last = Math.max(...held.flatMap(({ waits }) => waits ?? []))
  if (last <= 0 || clock === undefined) return false
  onRepair?.(`what is locked, in ${Math.ceil(last / 1000)} s when its lock is a minute old`)
  await setTimeout(last + 10)
  return true
}

const keyOf = ({ kind, place }: Pick<Disagreement, 'kind' | 'place'>): string => `${kind} ${place}`

function isWanted(
  { kind, lane }: Disagreement,
  snapshot: Snapshot,
  { fix, resume }: RecoverRequest,
): boolean {
  if (resume === undefined) return fix === 'all' || fix === kind
  return lane !== undefined && lane === laneWith(snapshot, resume)
}

const laneWith = ({ lanes }: Snapshot, wp: string) =>
  lanes.find(({ workPackages }) => workPackages.some(({ id }) => id === wp))

async function repairOne(
  one: Disagreement,
  { onRepair }: RecoverRequest,
  work: RepairWork,
  repairs: Repaired[],
  refusals: Map<string, string>,
): Promise<void> {
  const { kind, mission, lane, place, action } = one
  if (!action) return
  onRepair?.(place)
  try {
    const owner = ownerNow(one) ?? (await gitNow(one, work))
    if (owner !== undefined) throw mistake('heldNow', place, owner)
    const done = await repair(work, action)
    repairs.push({ kind, mission: mission?.folder ?? null, lane: lane?.id ?? null, place, ...done })
  } catch (error) {
    // One that cannot be repaired keeps no other back.
    if (!(error instanceof CutoverError)) throw error
    refusals.set(keyOf(one), error.message)
  }
}

/** How often a git is waited for, and how long, in milliseconds. */
const waits = 10
const pause = 200

/** Logs and contexts have locks of their own, or one writer. */
const alone: readonly string[] = ['rows', 'context', 'unlock']

/** Another git that works in this repository may be about to make, or to remove, the same. */
async function gitNow(
  { action, place }: Disagreement,
  { root, common }: RepairWork,
): Promise<string | undefined> {
  if (action === undefined || alone.includes(action.type)) return undefined
  const places = place.startsWith('/') ? [root, common, place] : [root, common]
  for (let count = 0; count < waits; count += 1) {
    if (isInUse('git', places, []) !== true) return undefined
    await setTimeout(pause)
  }
  return 'another git runs in this repository'
}

/** Who has come since it was looked at. */
function ownerNow({ lane }: Disagreement): string | undefined {
  const worker = lane?.checkout && workerIn(lane.checkout.path, workers())
  return worker && `process ${worker.pid} (${worker.name}) stands in it`
}

/** What concerns the lane of one work package, and where that goes on. */
function resumeReport(snapshot: Snapshot, wp: string, told: Told): RecoverReport {
  const lane = laneWith(snapshot, wp)
  const found = compare(snapshot)
  const own = found.filter(one => one.lane === lane)
  const others = found.length - own.length
  const begins = commandLine(
    ...['spec-kitty', 'agent', 'action', 'implement', wp],
    ...['--mission', lane?.mission.folder ?? ''],
  )
  const notes = [
    ...told.notes,
    ...(told.workspace
      ? []
      : [`${wp} has no worktree to go on in; where it was not begun, \`${begins}\` begins it`]),
    ...(others > 0 ? [`elsewhere in this mission: ${others}`] : []),
  ]
  const report = reportOf(snapshot, own, { ...told, notes })
  return { ...report, passed: report.passed && told.workspace !== undefined }
}

function reportOf(
  snapshot: Snapshot,
  found: readonly Disagreement[],
  { repairs, rescued, notes, refusals, workspace }: Told,
): RecoverReport {
  const { missions, lanes, checkouts, contexts, work } = snapshot
  const findings = found.map(one => findingOf(one, refusals?.get(keyOf(one))))
  const isChanged = (one: string): boolean => {
    const open = work.get(one)
    return open !== undefined && 'staged' in open && Object.values(open).some(count => count > 0)
  }
  return {
    schema: 'cutover/recover@1',
    missions: missions.map(({ folder }) => folder),
    looked_at: {
      work_packages: lanes.reduce((sum, { workPackages }) => sum + workPackages.length, 0),
      lanes: lanes.length,
      worktrees: checkouts.filter(({ admin }) => admin !== undefined).length,
      contexts: contexts.length,
      changed: [...work.keys()].filter(isChanged).length,
    },
    findings,
    repairs,
    rescued,
    workspace: workspace ?? null,
    notes: [...notes, ...lossNotes(snapshot)],
    passed: findings.length === 0,
  }
}
