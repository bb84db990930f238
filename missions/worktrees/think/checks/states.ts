import { notBegun } from '../../look/commits.ts'
import type { LaneFacts, WorkPackageFacts } from '../../look/lanes.ts'
import type { Snapshot } from '../../look/snapshot.ts'
import { type Disagreement, disagreement } from '../action.ts'
import { evidenceFor, type Ownership, unclaimed } from '../evidence.ts'
import { branchOf, isHere } from '../lane.ts'
import { isClaimable, liveClaims, rowOfRelease, rowsOfWork } from '../rows.ts'

/** What the log says, held against processes and commits. */
export const stateChecks = [deadClaims, twoClaims, workWithoutState, stateWithoutWork, merged]

/** One work package of a lane. */
interface One {
  readonly lane: LaneFacts
  readonly wp: WorkPackageFacts
}

const each = ({ lanes }: Snapshot): readonly One[] =>
  lanes.flatMap(lane => lane.workPackages.map(wp => ({ lane, wp })))

/** Work packages that a process has which has ended. */
function deadClaims(snapshot: Snapshot): readonly Disagreement[] {
  return (
    each(snapshot)
      .filter(({ wp }) => isClaimable(wp) && wp.claim?.hasEnded === true)
      // Of one that nobody works on here, the process may run on another machine.
      .filter(({ lane }) => isHere(lane))
      .map(({ lane, wp }) =>
        disagreement({
          kind: 'dead-claim',
          lane,
          workPackages: [wp.id],
          place: wp.id,
          message: `${wp.id} is ${wp.state} by ${wp.claim?.agent ?? 'somebody'}, whose process has ended`,
          evidence: [`no process ${wp.claim?.pid} of that moment runs here`],
          action: {
            type: 'rows',
            mission: lane.mission,
            rows: [rowOfRelease(lane.mission, wp)],
          },
          repair: `its claim is released; it stays ${wp.state}`,
        }),
      )
  )
}

function twoClaims(snapshot: Snapshot): readonly Disagreement[] {
  return snapshot.lanes.flatMap(lane => {
    const live = liveClaims(lane)
    const pids = new Set(live.map(({ claim }) => claim?.pid))
    if (pids.size < 2) return []
    return [
      disagreement({
        kind: 'two-claims',
        lane,
        workPackages: live.map(({ id }) => id),
        place: lane.checkout?.path ?? lane.place,
        message: `${pids.size} processes work in one worktree`,
        evidence: live.map(({ id, claim }) => `process ${claim?.pid} has ${id}`),
        command: ['ps', '-p', [...pids].join(',')],
        heldBy: undefined,
      }),
    ]
  })
}

const ownedIn = ({ owned }: Snapshot, { mission }: LaneFacts): Ownership =>
  owned.get(mission) ?? new Map()

/** Commits of work packages that count as not begun. */
function workWithoutState(snapshot: Snapshot): readonly Disagreement[] {
  const { commits } = snapshot
  const told = each(snapshot).flatMap(({ lane, wp }) => {
    const known = commits.get(lane)
    if (!known || !notBegun.includes(wp.state)) return []
    const evidence = evidenceFor(wp.id, lane, known, ownedIn(snapshot, lane))
    if (evidence.commits.length === 0) return []
    return [
      disagreement({
        kind: 'work-without-state',
        lane,
        workPackages: [wp.id],
        place: wp.id,
        message: `${branchOf(lane)} has ${evidence.commits.length} commits of ${wp.id}, which is ${wp.state}`,
        evidence: evidence.facts.slice(-shown),
        action: {
          type: 'rows',
          mission: lane.mission,
          rows: rowsOfWork(lane.mission, wp, evidence.commits, snapshot.now),
        },
        repair: `${wp.id} becomes in_progress, and no more than that`,
      }),
    ]
  })
  return [...told, ...snapshot.lanes.flatMap(lane => ofNobody(lane, snapshot))]
}

/** Most commits that are told of. */
const shown = 10

/** Commits of a lane in which nothing is begun, and that may be of one or the other. */
function ofNobody(lane: LaneFacts, snapshot: Snapshot): readonly Disagreement[] {
  const known = snapshot.commits.get(lane)
  const isIdle = lane.workPackages.every(({ state }) => notBegun.includes(state))
  if (!known || !isIdle) return []
  const open = unclaimed(lane, known, ownedIn(snapshot, lane))
  if (open.length === 0) return []
  return [
    disagreement({
      kind: 'work-without-state',
      lane,
      place: lane.branch?.name ?? '',
      message: `${branchOf(lane)} has ${open.length} commits, and nothing says of which work package`,
      evidence: open.slice(-shown).map(({ oid, message }) => `${oid} ${message.split('\n')[0]}`),
      command: ['git', 'log', '--stat', `refs/heads/${branchOf(lane)}`],
    }),
  ]
}

/** Work packages that were handed over, on a branch that has nothing yet. */
function stateWithoutWork(snapshot: Snapshot): readonly Disagreement[] {
  return each(snapshot).flatMap(({ lane, wp }) => {
    const known = snapshot.commits.get(lane)
    const isHandedOver = ['for_review', 'in_review', 'approved'].includes(wp.state)
    if (!isHandedOver || known?.isFresh !== true) return []
    return [
      disagreement({
        kind: 'state-without-work',
        lane,
        workPackages: [wp.id],
        place: wp.id,
        message: `${wp.id} is ${wp.state}, and ${branchOf(lane)} has no commit of its own`,
        evidence: [`it is where it was cut, at ${lane.branch?.oid}`],
        command: moveTo(wp.id, lane, 'in_progress'),
      }),
    ]
  })
}

const merges = {
  content: 'all that its branch changed is in the target',
  history: 'its commits are part of the target',
} as const

/** Work packages that were merged, and are not recorded as done. */
function merged(snapshot: Snapshot): readonly Disagreement[] {
  return snapshot.lanes.flatMap(lane => {
    const by = snapshot.commits.get(lane)?.isMergedBy
    const approved = lane.workPackages.filter(({ state }) => state === 'approved')
    if (by === undefined || approved.length === 0) return []
    return [
      disagreement({
        kind: 'merged-not-done',
        lane,
        workPackages: approved.map(({ id }) => id),
        place: lane.branch?.name ?? '',
        message: `${lane.mission.meta.targetBranch} has it, and ${approved.map(({ id }) => id).join(', ')} is not done`,
        evidence: [merges[by]],
        command: ['cutover', 'merge', '--mission', lane.mission.folder],
      }),
    ]
  })
}

const moveTo = (wp: string, { mission }: LaneFacts, state: string): readonly string[] => [
  ...['spec-kitty', 'agent', 'tasks', 'move-task', wp, '--to', state, '--force'],
  ...['--mission', mission.folder],
]
