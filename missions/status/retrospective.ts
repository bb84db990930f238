import { isMap } from '../loose.ts'
import type { OtherRow } from './rows.ts'
import type { Retrospective } from './snapshot.ts'

type Fields = OtherRow['row']

const endings: Readonly<Record<string, Retrospective['status']>> = {
  'retrospective.completed': 'completed',
  'retrospective.skipped': 'skipped',
  'retrospective.failed': 'failed',
}

/** Where a retrospective stands by the rows about it; undefined where there are none. */
export function retrospectiveOf(rows: readonly OtherRow[]): Retrospective | undefined {
  const events = rows
    .map(({ row }) => row)
    .filter(row => nameOf(row).startsWith('retrospective.'))
    .toSorted(byTime)
  if (events.length === 0) return undefined
  const count = (name: string): number => events.filter(row => nameOf(row) === name).length
  const ending = events.findLast(row => Object.hasOwn(endings, nameOf(row)))
  const requested = events.findLast(row => nameOf(row) === 'retrospective.requested')
  const record = ending && payloadOf(ending)['record_path']
  const [total, applied, rejected] = ['generated', 'applied', 'rejected'].map(name =>
    count(`retrospective.proposal.${name}`),
  ) as [number, number, number]
  return {
    status: (ending && endings[nameOf(ending)]) ?? 'pending',
    mode: (requested && payloadOf(requested)['mode']) ?? null,
    record_path: typeof record === 'string' ? record : null,
    proposals_total: total,
    proposals_applied: applied,
    proposals_rejected: rejected,
    proposals_pending: Math.max(0, total - applied - rejected),
  }
}

const nameOf = ({ event_name: name }: Fields): string => (typeof name === 'string' ? name : '')

const payloadOf = ({ payload }: Fields): Fields => (isMap(payload) ? payload : {})

function byTime(left: Fields, right: Fields): number {
  const written = (value: unknown): string => (typeof value === 'string' ? value : '')
  const key = ({ at, event_id: id }: Fields): string => `${written(at)}\0${written(id)}`
  return key(left) < key(right) ? -1 : key(left) > key(right) ? 1 : 0
}
