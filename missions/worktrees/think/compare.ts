import { discrepancyNames } from '../../../core/recover-report.ts'
import type { Snapshot } from '../look/snapshot.ts'
import type { Disagreement } from './action.ts'
import { branchChecks } from './checks/branches.ts'
import { contextChecks } from './checks/contexts.ts'
import { headChecks } from './checks/heads.ts'
import { leftoverChecks } from './checks/leftovers.ts'
import { lockChecks } from './checks/locks.ts'
import { lossChecks } from './checks/losses.ts'
import { placeChecks } from './checks/places.ts'
import { stateChecks } from './checks/states.ts'

const checks: readonly ((snapshot: Snapshot) => readonly Disagreement[])[] = [
  ...lockChecks,
  ...branchChecks,
  ...placeChecks,
  ...lossChecks,
  ...headChecks,
  ...contextChecks,
  ...stateChecks,
  ...leftoverChecks,
]

/** Everything that disagrees in a snapshot, in the order in which it is repaired. */
export function compare(snapshot: Snapshot): readonly Disagreement[] {
  const found = checks.flatMap(check => check(snapshot)).map(one => beforeMerge(one, snapshot))
  const freed = new Set(
    found.flatMap(({ action, heldBy }) =>
      action?.type === 'unlock' && heldBy === undefined ? [action.path] : [],
    ),
  )
  return found.map(one => behindLock(one, freed)).toSorted(byOrder)
}

const order = new Map(discrepancyNames.map((name, index) => [name, index]))

function byOrder(one: Disagreement, other: Disagreement): number {
  const difference = (order.get(one.kind) ?? 0) - (order.get(other.kind) ?? 0)
  if (difference !== 0) return difference
  return one.place === other.place ? 0 : one.place < other.place ? -1 : 1
}

/** What a merge has begun, it finishes: nothing is changed underneath it. */
function beforeMerge(one: Disagreement, { merging }: Snapshot): Disagreement {
  if (one.heldBy !== undefined || one.kind === 'two-claims') return one
  return one.mission !== undefined && merging.has(one.mission.folder)
    ? { ...one, heldBy: 'a merge of it was begun, and is to be finished or given up first' }
    : one
}

/** Behind a lock that stays, a repair would stop half way. */
function behindLock(one: Disagreement, freed: ReadonlySet<string>): Disagreement {
  const lock = lockOf(one)
  return one.heldBy !== undefined || lock === undefined || freed.has(lock)
    ? one
    : { ...one, heldBy: `${lock} is to go first` }
}

/** What git locks when it writes to a worktree, and the repairs that have it write there. */
const locks: readonly string[] = ['index.lock', 'HEAD.lock']
const locked: readonly string[] = ['establish', 'index', 'attach', 'switch', 'head', 'remove']

/** The lock at which a repair would stop half way. */
function lockOf({ action }: Disagreement): string | undefined {
  if (action === undefined || !('checkout' in action) || !locked.includes(action.type))
    return undefined
  const name = action.checkout?.locks.find(one => locks.includes(one))
  return name === undefined ? undefined : `${action.checkout?.folder}/${name}`
}
