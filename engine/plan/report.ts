import type { Resolved } from '../../core/plan.ts'
import type { Example, PlanReport } from '../../core/plan-report.ts'
import { renderSelector } from '../../core/selector.ts'
import type { Obstacles } from './approve.ts'
import { type Group, openGroups } from './groups.ts'
import { splitNames } from './split-names.ts'
import type { PlanState } from './state.ts'

/** Places that a report shows of each group. */
const shown = 5

/** A plan as reporters take it. */
export function planReport(
  state: PlanState,
  { stale, pathCollisions, ignored }: Obstacles,
): PlanReport {
  const { plan, resolved, expected, census, consent, approvals } = state
  const count = (action: Resolved['action']) => resolved.filter(one => one.action === action).length
  const decisions = decisionsIn(state)
  const approval = consent.state === 'none' ? undefined : consent.approval
  return {
    schema: 'cutover/plan-report@1',
    name: plan.name,
    base: plan.base,
    terms: plan.terms.map(({ from, to }) => ({ from, to })),
    summary: {
      files: census.summary.files,
      occurrences: resolved.length,
      rename: count('rename'),
      keep: count('keep'),
      remove: count('remove'),
      open: count('open'),
      renamedPaths: expected.files.filter(({ from, to }) => from !== to).length,
    },
    open: openGroups(resolved).map(groupOf),
    decisions,
    unused: decisions.filter(({ decides }) => decides === 0).map(({ entry }) => entry),
    split: splitNames(resolved),
    pathCollisions,
    stale,
    ignored,
    skipped: census.skipped,
    consent: { state: consent.state, by: approval?.by ?? null, at: approval?.at ?? null },
    approvals: approvals.map(({ at, by, renames, keeps }) => ({ at, by, renames, keeps })),
  }
}

function decisionsIn({ plan, resolved }: PlanState): PlanReport['decisions'] {
  const counts = new Map<string, number>()
  for (const { by } of resolved) counts.set(by, (counts.get(by) ?? 0) + 1)
  return plan.decisions.map(({ select, action, reason }, index) => ({
    entry: `${renderSelector(select)}=${action}`,
    reason,
    decides: counts.get(`decision ${index + 1}`) ?? 0,
  }))
}

const groupOf = ({ members, ...group }: Group) => ({
  ...group,
  count: members.length,
  examples: members.slice(0, shown).map(exampleOf),
})

const exampleOf = ({ occurrence }: Resolved): Example => {
  const { fingerprint, path, line, column, text, name, replacement } = occurrence
  return { fingerprint, path, line, column, text, name, replacement }
}
