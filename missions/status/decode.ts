import { isLane, type Lane } from '../../core/lanes.ts'
import { isMap, listOf } from '../loose.ts'
import type { AnnotationRow, Delta, Override, Row, TransitionRow, Verdict } from './rows.ts'

type Fields = Readonly<Record<string, unknown>>

/** Why a row is none that Spec Kitty reads. */
export class RowError extends Error {}

/** Rows about retrospectives that are told by their `type`. */
const retrospectives: ReadonlySet<unknown> = new Set([
  'RetrospectiveCaptured',
  'RetrospectiveCaptureFailed',
  'RetrospectiveSkipped',
])

/** Reads one line of a log as Spec Kitty does. Throws `RowError` for what it refuses. */
export function decodeRow(value: unknown, line: number): Row {
  if (!isMap(value)) throw new RowError('expected an object')
  const { kind } = value
  if (kind === 'annotation') return annotation(value, line)
  if (kind !== undefined && kind !== null)
    throw new RowError(`expected no kind but \`annotation\`, and it is \`${String(kind)}\``)
  return isOther(value) ? { kind: 'other', line, row: value } : transition(value, line)
}

const isOther = (row: Fields): boolean =>
  isRetrospective(row) || retrospectives.has(row['type']) || 'event_type' in row

export const isRetrospective = ({ event_name: name }: Fields): boolean =>
  typeof name === 'string' && name.startsWith('retrospective.')

const required = [
  'event_id',
  'wp_id',
  'from_lane',
  'to_lane',
  'at',
  'actor',
  'force',
  'execution_mode',
] as const

function transition(row: Fields, line: number): TransitionRow {
  const missing = required.find(key => !(key in row))
  if (missing !== undefined) throw new RowError(`expected the key \`${missing}\``)
  return {
    kind: 'transition',
    line,
    eventId: text(row, 'event_id'),
    wp: text(row, 'wp_id'),
    from: lane(row['from_lane']),
    to: lane(row['to_lane']),
    at: text(row, 'at'),
    actor: actorOf(row['actor']),
    force: Boolean(row['force']),
    missionSlug: written(row['mission_slug']) || written(row['feature_slug']),
    reason: textOrNull(row['reason']),
    reviewRef: textOrNull(row['review_ref']),
    approval: approvalIn(row['evidence']),
    reviewResult: row['review_result'] ? verdictOf(row['review_result'], 'review_result') : null,
    policy: isMap(row['policy_metadata']) ? row['policy_metadata'] : {},
  }
}

const written = (value: unknown): string => (typeof value === 'string' ? value : '')
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function text(row: Fields, key: string): string {
  const value = row[key]
  if (typeof value !== 'string') throw new RowError(`expected a text as \`${key}\``)
  return value
}

function lane(value: unknown): Lane {
  if (!isLane(value)) throw new RowError(`expected a lane, and it is \`${String(value)}\``)
  return value
}

/** The name of an actor: a map of exactly four keys gives its tool, else its role. */
export function actorOf(value: unknown): string {
  if (!isMap(value)) return pythonText(value)
  const parts = ['role', 'profile', 'tool', 'model']
  const keys = Object.keys(value)
  if (keys.length !== parts.length || !parts.every(key => keys.includes(key)))
    throw new RowError(`expected an actor with exactly ${parts.join(', ')}`)
  if (Object.values(value).some(part => part !== null && typeof part !== 'string'))
    throw new RowError('expected texts or null in an actor')
  return written(value['tool']) || written(value['role'])
}

/** As Python writes what is no text: `None`, `True`. */
function pythonText(value: unknown): string {
  if (value === null || value === undefined) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'object') throw new RowError('expected a text, and it is a list or a map')
  return String(value)
}

function approvalIn(evidence: unknown): Verdict | null {
  if (!evidence) return null
  if (!isMap(evidence) || !('review' in evidence))
    throw new RowError('expected a review in the evidence')
  for (const repo of listOf(evidence['repos'])) need(repo, ['repo', 'branch', 'commit'], 'repos')
  for (const one of listOf(evidence['verification']))
    need(one, ['command', 'result', 'summary'], 'verification')
  return verdictOf(evidence['review'], 'evidence.review')
}

function verdictOf(value: unknown, what: string): Verdict {
  const { reviewer, verdict, reference, feedback_path } = need(
    value,
    ['reviewer', 'verdict', 'reference'],
    what,
  )
  const review = {
    reviewer: reviewer as string,
    verdict: verdict as string,
    reference: reference as string,
  }
  return typeof feedback_path === 'string' ? { ...review, feedback_path } : review
}

function need(value: unknown, keys: readonly string[], what: string): Fields {
  if (!isMap(value)) throw new RowError(`expected a map as \`${what}\``)
  const missing = keys.find(key => !(key in value))
  if (missing !== undefined) throw new RowError(`expected \`${missing}\` in \`${what}\``)
  return value
}

const ulid = /^[0-9A-HJKMNP-TV-Z]{26}$/

function annotation(row: Fields, line: number): AnnotationRow {
  const { event_id, wp_id, at, actor, delta } = need(
    row,
    ['event_id', 'wp_id', 'at', 'actor', 'delta'],
    'annotation',
  )
  if (typeof event_id !== 'string' || !ulid.test(event_id))
    throw new RowError('expected a ULID as `event_id`')
  if (!isMap(delta)) throw new RowError('expected a map as `delta`')
  return {
    kind: 'annotation',
    line,
    eventId: event_id,
    wp: pythonText(wp_id),
    at: pythonText(at),
    actor: actorOf(actor),
    delta: deltaOf(delta),
  }
}

/** Slots that hold a text; an empty one changes nothing. */
const textSlots = [
  'shell_pid_created_at',
  'agent',
  'assignee',
  'role',
  'agent_profile',
  'agent_profile_version',
  'model',
  'provider',
] as const

function deltaOf(delta: Fields): Delta {
  const slots: Record<string, string | number> = {}
  if (isThere(delta['shell_pid'])) slots['shell_pid'] = wholeNumber(delta['shell_pid'])
  for (const slot of textSlots) {
    const value = delta[slot]
    if (isThere(value) && value !== '') slots[slot] = plain(value, slot)
  }
  return {
    releasesClaim: Boolean(delta['release_runtime_claim']),
    slots,
    ...(isThere(delta['subtasks']) && { subtasks: subtasksOf(delta['subtasks']) }),
    ...(isThere(delta['note']) && { note: String(plain(delta['note'], 'note')) }),
    ...(isThere(delta['tracker_refs']) && { trackerRefs: refsOf(delta['tracker_refs']) }),
    ...(isThere(delta['tracker_refs_replace']) && {
      trackerRefsReplace: refsOf(delta['tracker_refs_replace']),
    }),
    ...(isThere(delta['review']) && { review: overrideOf(delta['review']) }),
  }
}

function plain(value: unknown, what: string): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value
  throw new RowError(`expected a text as \`${what}\``)
}

const isThere = (value: unknown): boolean => value !== undefined && value !== null

function wholeNumber(value: unknown): number {
  const number =
    typeof value === 'string' && /^\s*[+-]?\d+\s*$/.test(value) ? Number(value) : Number.NaN
  const whole = typeof value === 'number' ? Math.trunc(value) : number
  if (!Number.isFinite(whole)) throw new RowError('expected a whole number as `shell_pid`')
  return whole
}

function subtasksOf(value: unknown): Readonly<Record<string, Lane>> {
  if (!isMap(value)) throw new RowError('expected a map as `subtasks`')
  return Object.fromEntries(Object.entries(value).map(([id, status]) => [id, lane(status)]))
}

function refsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [...value]
  if (!Array.isArray(value)) throw new RowError('expected a list of tracker references')
  return value.map(one => String(plain(one, 'tracker reference')))
}

/** All four empty: the override is taken back. */
function overrideOf(value: unknown): Override | null {
  const fields = need(value, ['at', 'actor', 'wp_id', 'reason'], 'review')
  const [at, actor, wp_id, reason] = [
    fields['at'],
    fields['actor'],
    fields['wp_id'],
    fields['reason'],
  ].map(pythonText)
  const override = { at: at ?? '', actor: actor ?? '', wp_id: wp_id ?? '', reason: reason ?? '' }
  return Object.values(override).every(text => text === '') ? null : override
}
