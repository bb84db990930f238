import type { KeptReason } from '../core/audit-report.ts'
import type { Survivor } from '../core/ledger.ts'
import type { Occurrence } from '../core/occurrence.ts'
import type { Plan } from '../core/plan.ts'
import { type Selector, selects } from '../core/selector.ts'
import { decisionsOf } from '../engine/plan/resolve.ts'
import { decide } from '../rules/index.ts'
import type { Unreleased } from './unreleased.ts'

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
  /** What of changelogs is not released yet, and so no history, by path. */
  readonly unreleased: ReadonlyMap<string, Unreleased>
  /** Whether a path is a glossary that retires a term: there the term has to be named. */
  readonly retires: (path: string, term: string) => boolean
  /** ISO 8601 date: entries of a ledger end. */
  readonly today: string
}

/**
 * Says of each old name why it stays, or nothing where nobody has decided: the ledger first, then
 * history, then a plan's decisions, then what is never edited (generated and vendored files, names
 * of others, licences, directives).
 */
export function deciderOf(deciders: Deciders): (occurrence: Occurrence) => Kept | undefined {
  const byLedger = ledgerOf(deciders)
  const byPlan = plansOf(deciders.records)
  return occurrence =>
    byLedger(occurrence) ??
    historyOf(deciders, occurrence) ??
    targetOf(deciders, occurrence) ??
    byPlan(occurrence) ??
    ruleOf(occurrence)
}

function ledgerOf(deciders: Deciders): (occurrence: Occurrence) => Kept | undefined {
  const { records, today } = deciders
  // What is history, the run says: an entry about all of it keeps nothing else.
  const isMeant = ({ surface }: Selector, one: Occurrence): boolean =>
    surface !== 'history' || historyOf(deciders, one) !== undefined
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
            terms.has(one.term) &&
            (named.has(one.fingerprint) || (fits(one) && isMeant(select, one))),
        }
      })
  })
  return occurrence => entries.find(({ covers }) => covers(occurrence))?.kept
}

function historyOf(deciders: Deciders, occurrence: Occurrence): Kept | undefined {
  const { path, term } = occurrence
  if (deciders.retires(path, term)) return byRule('a glossary names what it retires')
  if (!deciders.isHistory(path)) return undefined
  const open = deciders.unreleased.get(path)
  const line = occurrence.line ?? 0
  if (!open || line < open.from || line >= open.to) return byRule('history stays as it was written')
  return open.announcing.has(line) ? byRule('a changelog says what became of it') : undefined
}

/** A link or an import goes with the file that it names. */
const targetOf = ({ isHistory }: Deciders, { target }: Occurrence): Kept | undefined =>
  target !== null && isHistory(target) ? byRule('it names a file that stays as it is') : undefined

const byRule = (reason: string): Kept => ({ reason, by: 'rule', owner: null })

/** What a decision of a plan keeps. */
function plansOf(records: readonly PlanRecord[]): (occurrence: Occurrence) => Kept | undefined {
  const plans = records.map(({ plan }) => ({
    terms: new Set(plan.terms.map(({ from }) => from)),
    decisionOf: decisionsOf(plan),
  }))
  return occurrence => {
    for (const { terms, decisionOf } of plans) {
      const { decision } = terms.has(occurrence.term)
        ? decisionOf(occurrence)
        : { decision: undefined }
      if (decision?.action === 'keep') return { reason: decision.reason, by: 'plan', owner: null }
    }
    return undefined
  }
}

/** What the defaults keep, history aside: here a run says what that is. */
function ruleOf({ category, kind, surface, contract }: Occurrence): Kept | undefined {
  const { action, reason } = decide({
    category,
    kind,
    surface: surface === 'history' ? 'doc' : surface,
    contract,
  })
  return action === 'keep' ? byRule(reason) : undefined
}
