import { readStretch } from '../../files/stretch.ts'
import type { ProfileName } from '../progress/profiles.ts'
import { progressOf } from '../progress/progress.ts'
import { readLog, readTail } from '../status/log.ts'
import { blockedLanes, extend, fold, snapshotOf } from '../status/reduce.ts'
import type { Row, TransitionRow } from '../status/rows.ts'
import type { Mission } from './read.ts'

/** One event of a work package, as its page tells it. */
export interface EventRow {
  readonly wp: string
  /** ISO 8601, as it was written. */
  readonly at: string
  readonly actor: string
  /** `planned to claimed`, or the names of what an annotation changes. */
  readonly what: string
  readonly reason: string | null
  readonly isForced: boolean
}

/** Progress at a moment. */
export interface Point {
  readonly at: string
  readonly percentage: number
}

/** Every row of a mission's log that counts, in the order of time: of one id the first in the file. */
export function rowsOf(root: string, { logPath }: Mission): readonly Row[] {
  const stretch = readStretch(root, { path: logPath }, 0)
  if (typeof stretch === 'string') return []
  const { rows, lines, tail } = readLog(stretch.bytes)
  const all = [...rows, ...readTail(tail, { line: lines, offset: 0 }).rows]
  const seen = new Set<string>()
  return all
    .filter(row => {
      if (row.kind !== 'transition') return true
      const isNew = !seen.has(row.eventId)
      seen.add(row.eventId)
      return isNew
    })
    .toSorted(byTime)
}

/** Times are compared as texts, as the reducer does. */
function byTime(left: Row, right: Row): number {
  const [one, other] = [left, right].map(row => ('at' in row ? row.at : ''))
  return one === other ? 0 : (one ?? '') < (other ?? '') ? -1 : 1
}

/** What happened in a mission, oldest first. */
export const eventsIn = (rows: readonly Row[]): readonly EventRow[] => rows.flatMap(eventOf)

function eventOf(row: Row): readonly EventRow[] {
  if (row.kind === 'other') return []
  const { wp, at, actor } = row
  if (row.kind === 'transition') {
    const what = `${row.from} to ${row.to}`
    return [{ wp, at, actor, what, reason: row.reason, isForced: row.force }]
  }
  const { slots, note, subtasks } = row.delta
  const parts = [
    ...Object.entries(slots).map(([name, value]) => `${name}: ${value}`),
    ...Object.entries(subtasks ?? {}).map(([id, lane]) => `${id}: ${lane}`),
    ...(row.delta.releasesClaim ? ['releases its claim'] : []),
  ]
  return [
    { wp, at, actor, what: parts.join(', ') || 'note', reason: note ?? null, isForced: false },
  ]
}

/** Most points of a curve: a longer history is sampled. */
const mostPoints = 300

/** Progress after each event, by the one formula; every work package is counted from the beginning. */
export function progressIn(
  rows: readonly Row[],
  { files, snapshot, progress }: Mission,
  profile: ProfileName,
): readonly Point[] {
  const transitions = rows.filter((row): row is TransitionRow => row.kind === 'transition')
  const ids = [...new Set([...Object.keys(snapshot.work_packages), ...files.keys()])]
  const step = Math.max(1, Math.ceil(transitions.length / mostPoints))
  const points: Point[] = []
  let folded = fold([])
  for (let at = 0; at < transitions.length; at += step) {
    const part = transitions.slice(at, at + step)
    folded = extend(folded, part) ?? fold(transitions.slice(0, at + step))
    const measured = {
      workPackages: snapshotOf(folded).work_packages,
      blockedLanes: blockedLanes(folded),
      files: ids,
    }
    points.push({ at: part.at(-1)?.at ?? '', percentage: progressOf(measured, profile).percentage })
  }
  const last = points.pop()
  return last ? [...points, { ...last, percentage: progress[profile].percentage }] : []
}
