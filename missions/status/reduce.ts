import { type DisplayLane, displayLanes, isDisplayLane, type Lane } from '../../core/lanes.ts'
import { foldAnnotations } from './annotate.ts'
import { retrospectiveOf } from './retrospective.ts'
import type { AnnotationRow, OtherRow, Row, TransitionRow } from './rows.ts'
import type { Snapshot, WorkPackageState } from './snapshot.ts'

/** What is kept of a work package while its transitions are folded. */
interface Standing {
  readonly state: WorkPackageState
  /** Whether a reviewer's rollback has brought it here. */
  readonly isRolledBack: boolean
  /** The lane that it was blocked in; undefined unless it is blocked. */
  readonly blockedFrom: Lane | undefined
}

/**
 * The transitions of a log, folded. More rows can be added where they come behind the last one, so
 * that a log which grows is not read again.
 */
export interface Folded {
  readonly standings: ReadonlyMap<string, Standing>
  readonly ids: ReadonlySet<string>
  readonly first: TransitionRow | undefined
  readonly last: TransitionRow | undefined
  readonly annotations: readonly AnnotationRow[]
  readonly others: readonly OtherRow[]
}

interface Ordered {
  readonly at: string
  readonly eventId: string
}

/** By time and id, both compared as texts: dates are never parsed. */
function byTime(left: Ordered, right: Ordered): number {
  if (left.at !== right.at) return left.at < right.at ? -1 : 1
  if (left.eventId === right.eventId) return 0
  return left.eventId < right.eventId ? -1 : 1
}

const nothing: Folded = {
  standings: new Map(),
  ids: new Set(),
  first: undefined,
  last: undefined,
  annotations: [],
  others: [],
}

/** Folds the rows of a log, in any order; of rows with one id the first in the file counts. */
export function fold(rows: readonly Row[]): Folded {
  return added(nothing, rows)
}

/**
 * Adds rows that a log has got since. Undefined where one of them belongs before the last, or has
 * an id that is there already: then the log has to be folded anew.
 */
export function extend(folded: Folded, rows: readonly Row[]): Folded | undefined {
  const { last, ids } = folded
  const isOld = rows.some(
    row =>
      row.kind === 'transition' &&
      (ids.has(row.eventId) || (last !== undefined && byTime(row, last) < 0)),
  )
  return isOld ? undefined : added(folded, rows)
}

function added(folded: Folded, rows: readonly Row[]): Folded {
  const standings = new Map(folded.standings)
  const ids = new Set(folded.ids)
  const fresh = rows.filter((row): row is TransitionRow => {
    if (row.kind !== 'transition' || ids.has(row.eventId)) return false
    ids.add(row.eventId)
    return true
  })
  const sorted = fresh.toSorted(byTime)
  for (const row of sorted) {
    const before = standings.get(row.wp)
    const isRolledBack = isRollback(row)
    // Of rows of one instant a rollback counts, whatever comes behind it.
    if (before?.isRolledBack && !isRolledBack && before.state.last_transition_at === row.at)
      continue
    standings.set(row.wp, {
      state: stateAfter(row, before?.state),
      isRolledBack,
      blockedFrom: row.to === 'blocked' ? blockedFrom(row, before) : undefined,
    })
  }
  return {
    standings,
    ids,
    first: folded.first ?? sorted[0],
    last: sorted.at(-1) ?? folded.last,
    annotations: [...folded.annotations, ...rows.filter(row => row.kind === 'annotation')],
    others: [...folded.others, ...rows.filter(isRetrospectiveRow)],
  }
}

const isRetrospectiveRow = (row: Row): row is OtherRow =>
  row.kind === 'other' && 'event_name' in row.row

const isRollback = ({ from, to, reviewRef }: TransitionRow): boolean =>
  to === 'in_progress' && (from === 'in_review' || (from === 'for_review' && reviewRef !== null))

function blockedFrom({ from }: TransitionRow, before: Standing | undefined): Lane {
  if (before === undefined) return from
  return before.state.lane === 'blocked' ? (before.blockedFrom ?? from) : before.state.lane
}

function stateAfter(row: TransitionRow, before: WorkPackageState | undefined): WorkPackageState {
  return {
    ...before,
    lane: row.to,
    actor: row.actor,
    last_transition_at: row.at,
    last_event_id: row.eventId,
    force_count: (before?.force_count ?? 0) + (row.force ? 1 : 0),
    ...claimOf(row),
    ...reviewOf(row),
  }
}

/** A claim says which process and agent holds the work package. */
function claimOf({ from, to, policy }: TransitionRow): Partial<WorkPackageState> {
  if (from !== 'planned' || to !== 'claimed') return {}
  const { shell_pid: pid, shell_pid_created_at: createdAt, agent } = policy
  return {
    ...(pid !== undefined && pid !== null && { shell_pid: pid }),
    ...(createdAt !== undefined && createdAt !== null && { shell_pid_created_at: createdAt }),
    ...(agent ? { agent } : {}),
  }
}

/** A review without a result leaves an explicit nothing. */
const reviewOf = ({ from, reviewResult }: TransitionRow): Partial<WorkPackageState> =>
  reviewResult !== null || from === 'in_review' ? { review_result: reviewResult } : {}

/** What a folded log says of its mission. No clock is read. */
export function snapshotOf({ standings, ids, first, last, annotations, others }: Folded): Snapshot {
  const states = new Map([...standings].map(([wp, { state }]) => [wp, state]))
  const all = foldAnnotations(states, annotations.toSorted(byTime))
  const summary = Object.fromEntries(displayLanes.map(lane => [lane, 0])) as Record<
    DisplayLane,
    number
  >
  for (const { lane } of all.values()) if (isDisplayLane(lane)) summary[lane] += 1
  const retrospective = retrospectiveOf(others)
  return {
    mission_slug: first && isSafeSegment(first.missionSlug) ? first.missionSlug : '',
    materialized_at: last?.at ?? '',
    event_count: ids.size,
    last_event_id: last?.eventId ?? null,
    work_packages: Object.fromEntries(
      [...all].toSorted(([one], [other]) => (one < other ? -1 : 1)),
    ),
    summary,
    ...(retrospective && { retrospective }),
  }
}

/** The lane that each blocked work package was blocked in. */
export const blockedLanes = ({ standings }: Folded): ReadonlyMap<string, Lane> =>
  new Map(
    [...standings].flatMap(([wp, { blockedFrom: lane }]) =>
      lane === undefined ? [] : [[wp, lane]],
    ),
  )

/** A name that is one folder and leads nowhere else. */
const isSafeSegment = (name: string): boolean =>
  /^[A-Za-z0-9][\w.-]*$/.test(name) && !name.includes('..')
