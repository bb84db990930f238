import type {
  RecoverFinding,
  RecoverReport,
  Repaired,
  Rescued,
  Workspace,
} from '../../../core/recover-report.ts'
import { commandLine } from '../../../core/shell-word.ts'
import type { Snapshot } from '../look/snapshot.ts'
import { type Disagreement, keyOf } from './action.ts'
import { lossNotes } from './checks/losses.ts'
import { compare } from './compare.ts'
import { laneWith } from './lane.ts'

/** What was done, as it is told. */
export interface Told {
  readonly repairs: readonly Repaired[]
  readonly rescued: readonly Rescued[]
  readonly notes: readonly string[]
  /** Why something was not done, by what it is about. */
  readonly refusals?: ReadonlyMap<string, string>
  readonly workspace?: Workspace | undefined
}

/** What concerns the lane of one work package, and where that goes on. */
export function resumeReport(snapshot: Snapshot, wp: string, told: Told): RecoverReport {
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

/** What was found, and what was done about it. */
export function reportOf(
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

/** A disagreement as a report tells it. */
function findingOf(one: Disagreement, refusal?: string): RecoverFinding {
  const mission = one.mission?.folder
  const which = mission === undefined ? ['--all'] : ['--mission', mission]
  const own = ['cutover', 'recover', ...which]
  return {
    kind: one.kind,
    mission: mission ?? null,
    lane: one.lane?.id ?? null,
    work_packages: one.workPackages,
    place: one.place,
    message: one.message,
    evidence: one.evidence,
    repair: one.action ? (one.repair ?? null) : null,
    command: commandLine(...(one.action ? [...own, '--fix', one.kind] : (one.command ?? own))),
    held_by: one.heldBy ?? refusal ?? null,
  }
}
