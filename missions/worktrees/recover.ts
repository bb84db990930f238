import { CutoverError, mistake } from '../../core/errors.ts'
import type {
  Discrepancy,
  RecoverReport,
  Repaired,
  Rescued,
  Workspace,
} from '../../core/recover-report.ts'
import { workers } from '../../files/processes.ts'
import { commonFolder } from '../../git/common.ts'
import { filterSettings } from '../../git/dirty.ts'
import { refsBelow } from '../../git/refs.ts'
import { clearLocks } from '../merge/guards/leftover-locks.ts'
import { withMergeLock } from '../merge/guards/lock.ts'
import type { OnStep } from '../merge/objects/chain.ts'
import { withSession } from '../merge/objects/session.ts'
import { missionFolders, readMission } from '../mission/read.ts'
import { repair } from './act/repairs.ts'
import { rescueIdOf } from './act/rescue.ts'
import type { RepairWork } from './act/work.ts'
import { workerIn } from './look/lanes.ts'
import { type Snapshot, takeSnapshot } from './look/snapshot.ts'
import { workspaceOf } from './resume.ts'
import type { Disagreement } from './think/action.ts'
import { compare } from './think/compare.ts'
import { findingOf } from './think/report.ts'

/** What is looked at, and what is repaired of it. */
export interface RecoverRequest {
  readonly root: string
  /** Folders of missions. */
  readonly missions: readonly string[]
  readonly now: Date
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
export async function recover(request: RecoverRequest): Promise<RecoverReport> {
  if (request.fix === 'none' && request.resume === undefined) {
    const snapshot = await look(request)
    return reportOf(snapshot, compare(snapshot), { repairs: [], rescued: [], notes: [] })
  }
  return withRepairs(request)
}

const look = ({ root, missions, now }: RecoverRequest): Promise<Snapshot> => {
  const all = missionFolders(root).map(folder => readMission(root, folder))
  const asked = all.filter(({ folder }) => missions.includes(folder))
  return takeSnapshot({ root, all, missions: asked, now, asksForWork: true })
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
  const common = await commonFolder(root)
  if (common === undefined) throw mistake('noGitHere', root)
  // Refuses what it cannot read before anything is written, the lock included.
  const first = await look(request)
  if (resume !== undefined && !laneWith(first, resume)) throw mistake('noWorkPackage', resume)
  const settings = await filterSettings(root)
  return withSession(root, {}, session =>
    withMergeLock(session, { root, common }, now, async dead => {
      const branches = first.lanes.map(({ branch, names }) => branch?.name ?? names[0] ?? '')
      const since = dead ? Date.parse(dead.since) : Number.POSITIVE_INFINITY
      const cleared = clearLocks({ root, common }, branches, since)
      const { refs } = await refsBelow(root, 'refs/cutover/rescue/')
      const work: RepairWork = {
        root,
        common,
        session,
        settings: settings ?? [],
        now: now.getTime(),
        rescues: new Map(refs.map(({ name }) => [rescueIdOf(name), name])),
        rescued: new Map(),
        onStep: request.onStep ?? (() => {}),
      }
      const { repairs, refusals } = await repairAll(request, work)
      const last = await look(request)
      const notes = cleared.map(name => `removed ${name}, which a git that died had left`)
      const rescued = [...work.rescued.values()]
      const workspace = resume === undefined ? undefined : await workspaceOf(last, session, resume)
      return reportOf(last, compare(last), { repairs, rescued, notes, refusals, workspace })
    }),
  )
}

/** Most times that everything is looked at again: one repair can bring the next to light. */
const rounds = 40

/** Repairs one sort after the other, each on what is there by then. */
async function repairAll(request: RecoverRequest, work: RepairWork) {
  const repairs: Repaired[] = []
  const refusals = new Map<string, string>()
  for (let round = 0; round < rounds; round += 1) {
    const snapshot = await look(request)
    const todo = compare(snapshot).filter(
      one => one.action && one.heldBy === undefined && !refusals.has(keyOf(one)),
    )
    const wanted = todo.filter(one => isWanted(one, snapshot, request))
    const sort = wanted.filter(({ kind }) => kind === wanted[0]?.kind)
    if (sort.length === 0) break
    for (const one of sort) await repairOne(one, request, work, repairs, refusals)
  }
  return { repairs, refusals }
}

const keyOf = ({ kind, place }: Pick<Disagreement, 'kind' | 'place'>): string => `${kind} ${place}`

function isWanted(
  { kind, lane, workPackages }: Disagreement,
  snapshot: Snapshot,
  { fix, resume }: RecoverRequest,
): boolean {
  if (resume === undefined) return fix === 'all' || fix === kind
  const own = laneWith(snapshot, resume)
  const isOther = ['dead-claim', 'work-without-state'].includes(kind)
  // Of the others in its lane the claims stay: nobody asked about them.
  return own !== undefined && lane === own && (!isOther || workPackages.includes(resume))
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
    const owner = ownerNow(one)
    if (owner !== undefined) throw mistake('heldNow', place, owner)
    const done = await repair(work, action)
    repairs.push({ kind, mission: mission?.folder ?? null, lane: lane?.id ?? null, place, ...done })
  } catch (error) {
    // One that cannot be repaired keeps no other back.
    if (!(error instanceof CutoverError)) throw error
    refusals.set(keyOf(one), error.message)
  }
}

/** Who has come since it was looked at. */
function ownerNow({ lane }: Disagreement): string | undefined {
  const worker = lane?.checkout && workerIn(lane.checkout.path, workers())
  return worker && `process ${worker.pid} (${worker.name}) stands in it`
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
    notes,
    passed: findings.length === 0,
  }
}
