import { mistake } from '../../core/errors.ts'
import type { GateReport, Leftover } from '../../core/gate-report.ts'
import { coverageOf } from '../../core/ledger.ts'
import type { Occurrence } from '../../core/occurrence.ts'
import { type Verification, type VerifyItem, verifyStates } from '../../core/verification.ts'
import { recordsAt } from '../plan/committed.ts'
import { chosenPlan, type Records, recordsOnDisk } from '../plan/folder.ts'
import { derive, loadPlan, type PlanState, repositoryOf, staleSince } from '../plan/state.ts'
import { verify } from '../verify/verify.ts'
import { occurrencesAt } from './census-at.ts'
import { type Ends, endsOf } from './ends.ts'
import { additionsTo, leftoverOf, readLedger, troubleOf } from './ledger.ts'

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
 * The check for every branch, a report a plan: is the cutover as approved while it is under way,
 * and does nothing of the old name come back afterwards. Plans and ledgers are those of the head.
 * Throws `shallowClone` where the history does not reach.
 */
export async function gate({
  cwd,
  name,
  base,
  head,
  ...run
}: GateRequest): Promise<readonly GateReport[]> {
  const top = await repositoryOf(cwd)
  const ends = await endsOf(top, base, head)
  const records = await recordsAt(top, ends.head)
  if (records.plans.length === 0 && recordsOnDisk(top).plans.length > 0)
    throw mistake('planNotCommitted', head)
  const plans = name === undefined && records.plans.length > 0 ? records.plans : [name]
  const reports: GateReport[] = []
  for (const plan of plans)
    reports.push(await gateOf({ top, ends, records, name: chosenPlan(records, plan), ...run }))
  return reports
}

interface Gated extends Pick<GateRequest, 'today' | 'version'> {
  readonly top: string
  readonly ends: Ends
  readonly records: Records
  readonly name: string
}

async function gateOf({ top, ends, records, name, today, version }: Gated): Promise<GateReport> {
  const { base, head } = ends
  const state = await loadPlan({ cwd: top, name, version, base, records })
  try {
    const survivors = readLedger(records, name)
    const after = await occurrencesAt({ top, plan: state.plan, commit: head, version })
    const coverage = coverageOf(survivors, after, today)
    const earlier = readLedger(await recordsAt(top, base), name)
    const before = coverageOf(earlier, state.census.occurrences, today).uncovered
    const isUnderWay = await holdsApproved(state, version)
    const refusals = isUnderWay ? await refusalsOf(state) : unapproved(state)
    const verification = isUnderWay && refusals.length === 0 ? await verify(state, head) : null
    const added = verification?.items ?? (await freshItems(state, head, version))
    const fresh = added.filter(isFresh)
    const isAllowed = coveredTest(after, coverage.uncovered)
    const report = {
      schema: 'cutover/gate@1',
      plan: name,
      base,
      head,
      verification,
      refusals,
      ratchet: { base: before.length, head: coverage.uncovered.length },
      outside: newcomers(before, coverage.uncovered),
      fresh: fresh.filter(item => !isAllowed(item)),
      allowed: fresh.filter(isAllowed),
      ledger: troubleOf(coverage, state.census.occurrences),
      ledgerAdded: additionsTo(survivors, earlier, after),
    } as const
    return { ...report, passed: passes(report) }
  } finally {
    state.close()
  }
}

const passes = (report: Omit<GateReport, 'passed'>): boolean =>
  report.refusals.length + report.fresh.length + report.ledger.length === 0 &&
  report.ratchet.head <= report.ratchet.base &&
  !(report.verification && fails(report.verification))

/** Occurrences that are outside of the ledger now and were not before. */
function newcomers(
  before: readonly Occurrence[],
  after: readonly Occurrence[],
): readonly Leftover[] {
  const known = new Set(before.map(({ fingerprint }) => fingerprint))
  return after.filter(({ fingerprint }) => !known.has(fingerprint)).map(leftoverOf)
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
    ...(open > 0 ? [`open occurrences: ${open}`] : []),
    ...(pathCollisions.length > 0
      ? [`paths that would meet another: ${pathCollisions.length}`]
      : []),
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

/** Says whether the ledger accounts for what stands at the place of an item. */
function coveredTest(
  after: readonly Occurrence[],
  uncovered: readonly Occurrence[],
): (item: VerifyItem) => boolean {
  const outside = new Set(uncovered)
  const covered = new Set(after.filter(one => !outside.has(one)).map(placeOf))
  return item => covered.has(placeOf(item))
}

const placeOf = ({ path, line, column }: Pick<VerifyItem, 'path' | 'line' | 'column'>): string =>
  `${path}\0${line}\0${column}`
