import type { KeptReason } from '../core/audit-report.ts'
import type { Survivor } from '../core/ledger.ts'
import type { Occurrence } from '../core/occurrence.ts'
import type { Plan } from '../core/plan.ts'
import { selects } from '../core/selector.ts'
import { resolve } from '../engine/plan/resolve.ts'
import { decide } from '../rules/index.ts'

/** Why an old name stays. */
export type Kept = Omit<KeptReason, 'occurrences'>

/** A plan and the ledger beside it. */
export interface PlanRecord {
  readonly plan: Plan
  readonly survivors: readonly Survivor[]
}

export interface Deciders {
  readonly records: readonly PlanRecord[]
  readonly isHistory: (path: string) => boolean
  /** Whether a path is a glossary, which names what it retires. */
  readonly isGlossary: (path: string) => boolean
  /** ISO 8601 date: entries of a ledger end. */
  readonly today: string
}

/**
 * Says of each old name why it stays, or nothing where nobody has decided: the ledger first, then
 * history, then a plan's decisions, then what is never edited (generated and vendored files, names
 * of others, licences, directives).
 */
export function deciderOf(
  deciders: Deciders,
  occurrences: readonly Occurrence[],
): (occurrence: Occurrence) => Kept | undefined {
  const byLedger = ledgerOf(deciders)
  const byPlan = plansOf(deciders.records, occurrences)
  return occurrence =>
    byLedger(occurrence) ??
    historyOf(deciders, occurrence) ??
    byPlan.get(occurrence.fingerprint) ??
    ruleOf(occurrence)
}

function ledgerOf({ records, today }: Deciders): (occurrence: Occurrence) => Kept | undefined {
  const entries = records.flatMap(({ plan, survivors }) => {
    const terms = new Set(plan.terms.map(({ from }) => from))
    return survivors
      .filter(({ expires }) => expires === undefined || expires >= today)
      .map(({ select, fingerprints, reason, owner }) => {
        const named = new Set(fingerprints)
        const fits = Object.keys(select).length > 0 ? selects(select) : () => false
        return {
          kept: { reason, by: 'ledger' as const, owner },
          covers: (one: Occurrence) =>
            terms.has(one.term) && (named.has(one.fingerprint) || fits(one)),
        }
      })
  })
  return occurrence => entries.find(({ covers }) => covers(occurrence))?.kept
}

function historyOf({ isHistory, isGlossary }: Deciders, { path }: Occurrence): Kept | undefined {
  if (isHistory(path)) return { reason: 'history stays as it was written', by: 'rule', owner: null }
  return isGlossary(path)
    ? { reason: 'a glossary names what it retires', by: 'rule', owner: null }
    : undefined
}

/** What decisions of plans keep, by fingerprint. */
function plansOf(
  records: readonly PlanRecord[],
  occurrences: readonly Occurrence[],
): ReadonlyMap<string, Kept> {
  const kept = new Map<string, Kept>()
  for (const { plan } of records) {
    const terms = new Set(plan.terms.map(({ from }) => from))
    const own = occurrences.filter(({ term }) => terms.has(term))
    for (const { occurrence, action, reason, by } of resolve(plan, own, []))
      if (action === 'keep' && by.startsWith('decision'))
        kept.set(occurrence.fingerprint, { reason, by: 'plan', owner: null })
  }
  return kept
}

/** What the defaults keep, history aside: here a run says what that is. */
function ruleOf({ category, kind, surface, contract }: Occurrence): Kept | undefined {
  const { action, reason } = decide({
    category,
    kind,
    surface: surface === 'history' ? 'doc' : surface,
    contract,
  })
  return action === 'keep' ? { reason, by: 'rule', owner: null } : undefined
}
