import type { LedgerReport, LedgerTrouble, Leftover } from '../../core/gate-report.ts'
import { type Coverage, coverageOf, pruned, type Survivor } from '../../core/ledger.ts'
import type { Occurrence } from '../../core/occurrence.ts'
import { renderSelector } from '../../core/selector.ts'
import { planPath, readPlanFile, writePlanFile } from '../plan/folder.ts'
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

export const readLedger = (top: string, name: string): readonly Survivor[] => {
  const content = readPlanFile(top, name, 'ledger')
  return content === undefined ? [] : parseLedger(planPath(name, 'ledger'), content)
}

/** Holds the work tree against the ledger of a plan, after adding to it or pruning it. */
export async function keepLedger(
  state: PlanState,
  { today, version, add, prune }: LedgerOptions,
): Promise<LedgerReport> {
  const { top, plan } = state
  const occurrences = await occurrencesAt({ top, plan, commit: undefined, version })
  const before = readLedger(top, plan.name)
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
    trouble: troubleOf(coverage),
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

export const troubleOf = ({ expired, dead }: Coverage): readonly LedgerTrouble[] => [
  ...expired.map(one => trouble('expired', one)),
  ...dead.map(one => trouble('dead', one)),
]

const trouble = (state: LedgerTrouble['state'], survivor: Survivor): LedgerTrouble => ({
  state,
  reason: survivor.reason,
  owner: survivor.owner,
  expires: survivor.expires ?? null,
  chooses:
    survivor.fingerprints.length > 0
      ? survivor.fingerprints.join(' ')
      : renderSelector(survivor.select),
})

export const leftoverOf = (occurrence: Occurrence): Leftover => {
  const { path, line, column, text, category, kind, fingerprint } = occurrence
  return { path, line, column, text, meaning: `${category}/${kind}`, fingerprint }
}
