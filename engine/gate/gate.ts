import type { GateReport } from '../../core/gate-report.ts'
import { coverageOf, type Survivor } from '../../core/ledger.ts'
import type { Occurrence } from '../../core/occurrence.ts'
import { type Verification, type VerifyItem, verifyStates } from '../../core/verification.ts'
import { derive, loadPlan, type PlanState, repositoryOf, staleSince } from '../plan/state.ts'
import { verify } from '../verify/verify.ts'
import { occurrencesAt } from './census-at.ts'
import { endsOf } from './ends.ts'
import { readLedger, troubleOf } from './ledger.ts'

export interface GateRequest {
  readonly cwd: string
  readonly name: string | undefined
  /** The branch that the head is to go into; undefined for the usual one. */
  readonly base: string | undefined
  /** The branch under test. */
  readonly head: string
  /** ISO 8601 date. */
  readonly today: string
  readonly version: string
}

/**
 * The check for every branch: is the cutover as approved while it is under way, and does nothing
 * of the old name come back afterwards. Throws `shallowClone` where the history does not reach.
 */
export async function gate(request: GateRequest): Promise<GateReport> {
  const { cwd, name, today, version } = request
  const top = await repositoryOf(cwd)
  const { base, head } = await endsOf(top, request.base, request.head)
  const state = await loadPlan({ cwd, name, version, base })
  try {
    const { plan, census } = state
    const survivors = readLedger(top, plan.name)
    const after = await occurrencesAt({ top, plan, commit: head, version })
    const coverage = coverageOf(survivors, after, today)
    const before = coverageOf(survivors, census.occurrences, today).uncovered.length
    const isUnderWay = await holdsApproved(state, version)
    const refusals = isUnderWay ? await refusalsOf(state) : unapproved(state)
    const verification = isUnderWay && refusals.length === 0 ? await verify(state, head) : null
    const added = verification?.items ?? (await freshItems(state, head, version))
    const fresh = freshOutside(added.filter(isFresh), after, survivors, today)
    const ratchet = { base: before, head: coverage.uncovered.length }
    const ledger = troubleOf(coverage)
    const passed =
      refusals.length === 0 &&
      !(verification && fails(verification)) &&
      ratchet.head <= ratchet.base &&
      fresh.length === 0 &&
      ledger.length === 0
    return {
      schema: 'cutover/gate@1',
      plan: plan.name,
      base,
      head,
      verification,
      refusals,
      ratchet,
      fresh,
      ledger,
      passed,
    }
  } finally {
    state.close()
  }
}

const fails = ({ items }: Verification): boolean => items.some(one => verifyStates[one.state].fails)

/** Whether occurrences that the approval is about are still there: the cutover has not landed. */
async function holdsApproved(
  { top, plan, resolved }: PlanState,
  version: string,
): Promise<boolean> {
  const present = new Set(
    resolved.filter(({ action }) => action !== 'keep').map(one => one.occurrence.fingerprint),
  )
  if (present.size === 0) return false
  const approved = await occurrencesAt({ top, plan, commit: plan.base, version })
  return approved.some(({ fingerprint }) => present.has(fingerprint))
}

async function refusalsOf(state: PlanState): Promise<readonly string[]> {
  const { consent, resolved, pathCollisions } = state
  const open = resolved.filter(({ action }) => action === 'open').length
  return [
    ...(consent.state === 'approved' ? [] : [consents[consent.state]]),
    ...(open > 0 ? [`${open} occurrences are open`] : []),
    ...(pathCollisions.length > 0 ? [`${pathCollisions.length} paths would meet another`] : []),
    ...(await staleSince(state)).map(path => `\`${path}\` has changed since the census`),
  ]
}

const consents: Readonly<Record<Exclude<PlanState['consent']['state'], 'approved'>, string>> = {
  none: 'nobody has approved the plan',
  'plan-changed': 'the plan was changed after its approval',
  'census-changed': 'the census differs from the approved one',
}

/** Old names that the head has and the base has not: the head is held against the base as it is. */
async function freshItems(
  state: PlanState,
  head: string,
  version: string,
): Promise<readonly VerifyItem[]> {
  const everything = { select: {}, action: 'keep', reason: 'as it is' } as const
  const plan = { ...state.plan, decisions: [everything] }
  const derived = await derive({ plan, tree: state.tree, census: state.census, version })
  const { items } = await verify({ ...state, plan, ...derived }, head)
  return items
}

const isFresh = ({ state }: VerifyItem): boolean => state === 'new'

/** After a cutover the plan is a record: whoever changes it needs an approval all the same. */
const unapproved = ({ consent: { state } }: PlanState): readonly string[] =>
  state === 'none' || state === 'plan-changed' ? [consents[state]] : []

/** Those of them that the ledger does not allow. */
function freshOutside(
  items: readonly VerifyItem[],
  after: readonly Occurrence[],
  survivors: readonly Survivor[],
  today: string,
): readonly VerifyItem[] {
  const uncovered = new Set(coverageOf(survivors, after, today).uncovered)
  const covered = new Set(after.filter(one => !uncovered.has(one)).map(placeOf))
  return items.filter(item => !covered.has(placeOf(item)))
}

const placeOf = ({ path, line, column }: Pick<VerifyItem, 'path' | 'line' | 'column'>): string =>
  `${path}\0${line}\0${column}`
