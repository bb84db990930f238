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
export const compare = (snapshot: Snapshot): readonly Disagreement[] =>
  checks
    .flatMap(check => check(snapshot))
    .map(one => held(one, snapshot))
    .toSorted(byOrder)

const order = new Map(discrepancyNames.map((name, index) => [name, index]))

function byOrder(one: Disagreement, other: Disagreement): number {
  const difference = (order.get(one.kind) ?? 0) - (order.get(other.kind) ?? 0)
  if (difference !== 0) return difference
  return one.place === other.place ? 0 : one.place < other.place ? -1 : 1
}

/** What a merge has begun, it finishes: nothing is changed underneath it. */
function held(one: Disagreement, { merging }: Snapshot): Disagreement {
  const isMerging = one.mission !== undefined && merging.has(one.mission.folder)
  return isMerging && one.heldBy === undefined && one.kind !== 'two-claims'
    ? { ...one, heldBy: 'a merge of it was begun, and is to be finished or given up first' }
    : one
}
