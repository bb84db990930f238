import type {
  LedgerAddition,
  LedgerReport,
  LedgerTrouble,
  Leftover,
} from '../../core/gate-report.ts'
import { type Coverage, coverageOf, pruned, type Survivor } from '../../core/ledger.ts'
import type { Occurrence } from '../../core/occurrence.ts'
import { renderSelector } from '../../core/selector.ts'
import { planPath, type Records, recordsOnDisk, writePlanFile } from '../plan/folder.ts'
import type { PlanState } from '../plan/state.ts'
import { verify } from '../verify/verify.ts'
import { occurrencesAt } from './census-at.ts'
import { parseLedger, renderLedger } from './ledger-file.ts'
import { keptSurvivors, type Terms } from './survivors.ts'

export interface LedgerOptions {
  /** ISO 8601 date. */
  readonly today: string
  readonly version: string
  /** Adds what the plan has kept. */
  readonly add: Terms | undefined
  /** Removes what fits nothing any more. */
  readonly prune: boolean
}

export const readLedger = (records: Records, name: string): readonly Survivor[] => {
  const content = records.read(name, 'ledger')
  return content === undefined ? [] : parseLedger(planPath(name, 'ledger'), content)
}

/** Holds the work tree against the ledger of a plan, after adding to it or pruning it. */
export async function keepLedger(
  state: PlanState,
  { today, version, add, prune }: LedgerOptions,
): Promise<LedgerReport> {
  const { top, plan } = state
  const occurrences = await occurrencesAt({ top, plan, commit: undefined, version })
  const before = readLedger(recordsOnDisk(top), plan.name)
  const first = coverageOf(before, occurrences, today)
  const kept = prune ? pruned(before, first.dead) : before
  const added = add ? keptSurvivors(await keptItems(state), first.uncovered, add) : []
  const survivors = [...kept, ...added]
  if (added.length > 0 || prune) writePlanFile(top, plan.name, 'ledger', renderLedger(survivors))
  const coverage = coverageOf(survivors, occurrences, today)
  return {
    schema: 'cutover/ledger-report@1',
    plan: plan.name,
    survivors: survivors.length,
    covered: coverage.covered,
    uncovered: coverage.uncovered.map(leftoverOf),
    trouble: troubleOf(coverage, state.census.occurrences),
    added: added.length,
    pruned: prune ? first.dead.length : 0,
  }
}

/** What a plan has kept, where it stands now. */
async function keptItems(state: PlanState) {
  const resolved = new Map(state.resolved.map(one => [one.occurrence.fingerprint, one]))
  const { items } = await verify(state, undefined)
  return items.flatMap(item => {
    const one = item.occurrence === null ? undefined : resolved.get(item.occurrence)
    return one && item.state === 'kept' ? [{ item, resolved: one }] : []
  })
}

/** What is wrong with a ledger. `before` says where the names of dead entries stood. */
export const troubleOf = (
  { expired, dead }: Coverage,
  before: readonly Occurrence[],
): readonly LedgerTrouble[] => [
  ...expired.map(one => trouble('expired', one, before)),
  ...dead.map(one => trouble('dead', one, before)),
]

function trouble(
  state: LedgerTrouble['state'],
  survivor: Survivor,
  before: readonly Occurrence[],
): LedgerTrouble {
  const named = new Set(survivor.fingerprints)
  const places = before.filter(({ fingerprint }) => named.has(fingerprint)).map(leftoverOf)
  return { state, ...entryOf(survivor), places }
}

const entryOf = ({ reason, owner, expires, fingerprints, select }: Survivor) => ({
  reason,
  owner,
  expires: expires ?? null,
  chooses: fingerprints.length > 0 ? fingerprints.join(' ') : renderSelector(select),
})

/** Entries that an earlier ledger had not, with what they account for. */
export function additionsTo(
  survivors: readonly Survivor[],
  before: readonly Survivor[],
  occurrences: readonly Occurrence[],
): readonly LedgerAddition[] {
  const known = new Set(before.map(one => JSON.stringify(one)))
  return survivors
    .filter(one => !known.has(JSON.stringify(one)))
    .map(one => ({
      ...entryOf(one),
      covers: coverageOf([one], occurrences, '').covered,
    }))
}

export const leftoverOf = (occurrence: Occurrence): Leftover => {
  const { path, line, column, text, category, kind, fingerprint } = occurrence
  return { path, line, column, text, meaning: `${category}/${kind}`, fingerprint }
}
