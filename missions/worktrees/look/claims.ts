import { isRunning, startedAt } from '../../../files/processes.ts'
import type { WorkPackageState } from '../../status/snapshot.ts'

/** The process that a work package was given to. */
export interface Claim {
  readonly pid: number
  readonly agent: string | undefined
  readonly hasEnded: boolean
}

/** Seconds by which two ways of measuring when a process started may differ. */
const tolerance = 2

/**
 * The claim on a work package, by the `shell_pid` and `shell_pid_created_at` (seconds since 1970,
 * as text) of its log. A number that was given again is another process; one without a moment
 * counts as running while there is any process of that number.
 */
export function claimOf(state: WorkPackageState | undefined): Claim | undefined {
  const pid = Number(state?.shell_pid)
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined
  const agent = typeof state?.agent === 'string' && state.agent !== '' ? state.agent : undefined
  return { pid, agent, hasEnded: hasEnded(pid, Number(state?.shell_pid_created_at)) }
}

function hasEnded(pid: number, created: number): boolean {
  if (!isRunning(pid)) return true
  const started = startedAt(pid)
  if (started === undefined || !Number.isFinite(created) || created <= 0) return false
  return Math.abs(started - created) > tolerance
}
