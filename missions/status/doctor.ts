import { isDeepStrictEqual } from 'node:util'
import type { Finding } from './findings.ts'
import type { Row, TransitionRow } from './rows.ts'
import type { Snapshot } from './snapshot.ts'
import { isLegalEdge } from './transitions.ts'

/** Rows that no writer of today would write. They count all the same. */
export function rowFindings(rows: readonly Row[]): readonly Finding[] {
  const transitions = rows.filter(row => row.kind === 'transition')
  return [...duplicates(transitions), ...illegalEdges(transitions)]
}

/** Rows with one id that say different things: the first of them counts. */
function duplicates(rows: readonly TransitionRow[]): readonly Finding[] {
  const seen = new Map<string, TransitionRow>()
  return rows.flatMap((row): readonly Finding[] => {
    const first = seen.get(row.eventId)
    if (!first) seen.set(row.eventId, row)
    if (!first || isDeepStrictEqual({ ...first, line: 0 }, { ...row, line: 0 })) return []
    const message = `another row than line ${first.line} under the same event_id`
    return [{ code: 'duplicate-id', severity: 'warning', message, line: row.line, wp: row.wp }]
  })
}

const illegalEdges = (rows: readonly TransitionRow[]): readonly Finding[] =>
  rows
    .filter(row => !isLegalEdge(row))
    .map(({ line, wp, from, to }) => ({
      code: 'illegal-edge',
      severity: 'info',
      message: `${from} to ${to} is no edge of the table`,
      line,
      wp,
    }))

/** Whether a status.json says what the log says. */
export function driftFindings(snapshot: Snapshot, stored: unknown): readonly Finding[] {
  if (typeof stored !== 'object' || stored === null) return []
  const keys = ['event_count', 'last_event_id', 'summary', 'work_packages'] as const
  return keys
    .filter(key => !isDeepStrictEqual(plain(Reflect.get(stored, key)), plain(snapshot[key])))
    .map(key => ({
      code: 'drift',
      severity: 'warning',
      message: `\`${key}\` is not what the log says; the log counts`,
      file: 'status.json',
    }))
}

const plain = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value))
