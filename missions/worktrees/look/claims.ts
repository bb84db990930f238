import { isRunning, startedAt } from '../../../files/processes.ts'
import type { Row } from '../../status/rows.ts'

/** The process that a work package was given to. */
export interface Claim {
  readonly pid: number
  readonly agent: string | undefined
  readonly hasEnded: boolean
}

/** What the rows of a log say of one work package. */
export interface Claimed {
  readonly claim: Claim | undefined
  /** When its last row was written. */
  readonly since: string
}

interface Slots {
  readonly pid?: unknown
  readonly created?: unknown
  readonly agent?: unknown
}

/**
 * The claims of a log, by work package, from its rows in the order of time: of `shell_pid`,
 * `shell_pid_created_at` (seconds since 1970, as text) and `agent`, in transitions and annotations
 * alike, the last ones count. Spec Kitty's own snapshot lets a release end a claim that came behind
 * it; somebody who lives would not be seen.
 */
export function claimsIn(rows: readonly Row[]): ReadonlyMap<string, Claimed> {
  const slots = new Map<string, Slots>()
  const since = new Map<string, string>()
  for (const row of rows) {
    if (row.kind === 'other') continue
    since.set(row.wp, row.at)
    slots.set(row.wp, { ...slots.get(row.wp), ...slotsIn(row) })
  }
  return new Map(
    [...since].map(([wp, at]) => [wp, { claim: claimOf(slots.get(wp) ?? {}), since: at }]),
  )
}

const released: Slots = { pid: undefined, created: undefined, agent: undefined }

function slotsIn(row: Exclude<Row, { readonly kind: 'other' }>): Slots {
  if (row.kind === 'annotation')
    return { ...(row.delta.releasesClaim ? released : {}), ...given(row.delta.slots) }
  return row.to === 'claimed' ? given(row.policy) : {}
}

/** Of another process, what was said of the one before does not count. */
function given({
  shell_pid: pid,
  shell_pid_created_at: created,
  agent,
}: Readonly<Record<string, unknown>>): Slots {
  return {
    ...(pid === undefined ? {} : { pid, created }),
    ...(agent === undefined || agent === '' ? {} : { agent }),
  }
}

/** Seconds by which two ways of measuring when a process started may differ. */
const tolerance = 2

/**
 * A number that was given again is another process; one without a moment counts as running while
 * there is any process of that number.
 */
function claimOf({ pid: written, created, agent }: Slots): Claim | undefined {
  const pid = Number(written)
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined
  return {
    pid,
    agent: typeof agent === 'string' && agent !== '' ? agent : undefined,
    hasEnded: hasEnded(pid, Number(created)),
  }
}

function hasEnded(pid: number, created: number): boolean {
  if (!isRunning(pid)) return true
  const started = startedAt(pid)
  if (started === undefined || !Number.isFinite(created) || created <= 0) return false
  // A number that is given again is given later.
  return started - created > tolerance
}
