import { setTimeout } from 'node:timers/promises'
import { CutoverError, mistake } from '../../core/errors.ts'
import type { Repaired } from '../../core/recover-report.ts'
import { isInUse, workers } from '../../files/processes.ts'
import { repair } from './act/repairs.ts'
import type { RepairWork } from './act/work.ts'
import { workerIn } from './look/lanes.ts'
import type { Snapshot } from './look/snapshot.ts'
import { type Looked, look, type RecoverRequest } from './request.ts'
import { type Disagreement, keyOf } from './think/action.ts'
import { compare } from './think/compare.ts'
import { laneWith } from './think/lane.ts'

/** Most times that everything is looked at again: one repair can bring the next to light. */
const rounds = 40

/** Repairs one sort after the other, each on what is there by then; `last` is what is there at the end. */
export async function repairAll(request: Looked, work: RepairWork, start: Snapshot) {
  const repairs: Repaired[] = []
  const refusals = new Map<string, string>()
  let last = start
  let isPatient = true
  for (let round = 0; round < rounds; round += 1) {
    const snapshot = last
    const wanted = compare(snapshot).filter(
      one => one.action && !refusals.has(keyOf(one)) && isWanted(one, snapshot, request),
    )
    const todo = wanted.filter(one => one.heldBy === undefined)
    const sort = todo.filter(({ kind }) => kind === todo[0]?.kind)
    if (sort.length === 0) {
      if (!isPatient || !(await waited(wanted, request))) break
      isPatient = false
    }
    for (const one of sort) await repairOne(one, request, work, repairs, refusals)
    last = await look(request)
  }
  return { last, repairs, refusals }
}

/** Waits until all of some may be repaired that only need time; false where there are none. */
async function waited(
  held: readonly Disagreement[],
  { clock, onRepair }: RecoverRequest,
): Promise<boolean> {
  const last = Math.max(...held.flatMap(({ waits }) => waits ?? []))
  if (last <= 0 || clock === undefined) return false
  onRepair?.(`what is locked, in ${Math.ceil(last / 1000)} s when its lock is a minute old`)
  await setTimeout(last + 10)
  return true
}

function isWanted(
  { kind, lane }: Disagreement,
  snapshot: Snapshot,
  { fix, resume }: RecoverRequest,
): boolean {
  if (resume === undefined) return fix === 'all' || fix === kind
  return lane !== undefined && lane === laneWith(snapshot, resume)
}

async function repairOne(
  one: Disagreement,
  { onRepair }: RecoverRequest,
  work: RepairWork,
  repairs: Repaired[],
  refusals: Map<string, string>,
): Promise<void> {
  const { kind, mission, lane, place, action } = one
  if (!action) return
  onRepair?.(place)
  try {
    const owner = ownerNow(one) ?? (await gitNow(one, work))
    if (owner !== undefined) throw mistake('heldNow', place, owner)
    const done = await repair(work, action)
    repairs.push({ kind, mission: mission?.folder ?? null, lane: lane?.id ?? null, place, ...done })
  } catch (error) {
    // One that cannot be repaired keeps no other back.
    if (!(error instanceof CutoverError)) throw error
    refusals.set(keyOf(one), error.message)
  }
}

/** How often a git is waited for, and how long, in milliseconds. */
const waits = 10
const pause = 200

/** Logs and contexts have locks of their own, or one writer. */
const alone: readonly string[] = ['rows', 'context', 'unlock']

/** Another git that works in this repository may be about to make, or to remove, the same. */
async function gitNow(
  { action, place }: Disagreement,
  { root, common }: RepairWork,
): Promise<string | undefined> {
  if (action === undefined || alone.includes(action.type)) return undefined
  const places = place.startsWith('/') ? [root, common, place] : [root, common]
  for (let count = 0; count < waits; count += 1) {
    if (isInUse('git', places, []) !== true) return undefined
    await setTimeout(pause)
  }
  return 'another git runs in this repository'
}

/** Who has come since it was looked at. */
function ownerNow({ lane }: Disagreement): string | undefined {
  const worker = lane?.checkout && workerIn(lane.checkout.path, workers())
  return worker && `process ${worker.pid} (${worker.name}) stands in it`
}
