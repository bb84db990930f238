import type { Checkout } from '../../look/checkouts.ts'
import type { LockFile } from '../../look/locks.ts'
import type { Snapshot } from '../../look/snapshot.ts'
import { type Disagreement, disagreement } from '../action.ts'

/** How old a lock has to be before it is taken for one that was left, in milliseconds. */
const grace = 60_000

/** Lock files that a git has left which was killed. */
export const lockChecks = [staleLocks]

function staleLocks(snapshot: Snapshot): readonly Disagreement[] {
  const { locks, lanes, allLanes } = snapshot
  return locks.flatMap(lock => {
    const isOf = (of: Snapshot['lanes']) =>
      of.find(({ checkout, names }) =>
        lock.branch === undefined
          ? checkout !== undefined && checkout.admin === lock.checkout?.admin
          : names.includes(lock.branch),
      )
    const lane = isOf(lanes)
    // One of a mission that nobody asked about.
    if (!lane && isOf(allLanes)) return []
    const age = snapshot.now - lock.written
    if (isUsed(snapshot) && age < grace) return []
    return [
      disagreement({
        kind: 'stale-lock',
        lane,
        place: lock.path,
        message: `git refuses to work with what it locks${whose(lock.checkout)}`,
        evidence: [
          `it was written ${Math.max(0, Math.round(age / 1000))} s ago`,
          ownersOf(snapshot),
        ],
        action: { type: 'unlock', path: lock.path },
        repair: 'its bytes are kept, and it goes',
        ...(lane?.owner === undefined ? reasonToWait(snapshot, lock) : {}),
      }),
    ]
  })
}

const whose = (checkout: Checkout | undefined): string => (checkout ? `, in ${checkout.path}` : '')

const isUsed = ({ users }: Snapshot): boolean => users !== undefined && users.length > 0

/** Who may have made it. */
function ownersOf({ users }: Snapshot): string {
  if (users === undefined) return 'this system does not say which programs run where'
  return users.length === 0
    ? 'no git runs in this repository, and nothing has it open'
    : `it may be of ${users.join(', ')}, which works in this repository`
}

function reasonToWait(snapshot: Snapshot, { written }: LockFile) {
  if (snapshot.users === undefined || isUsed(snapshot)) return { heldBy: ownersOf(snapshot) }
  const waits = written + grace - snapshot.now
  return waits > 0 ? { heldBy: 'it is younger than a minute', waits } : {}
}
