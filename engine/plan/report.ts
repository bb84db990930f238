import type { Resolved } from '../../core/plan.ts'
import type { Example, PlanReport } from '../../core/plan-report.ts'
import { renderSelector } from '../../core/selector.ts'
import type { Obstacles } from './approve.ts'
import { type Group, openGroups } from './groups.ts'
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
    unused: unusedIn(state),
    pathCollisions,
    stale,
    ignored,
    skipped: census.skipped,
    consent: { state: consent.state, by: approval?.by ?? null, at: approval?.at ?? null },
    approvals: approvals.map(({ at, by, renames, keeps }) => ({ at, by, renames, keeps })),
  }
}

function unusedIn({ plan, resolved }: PlanState): readonly string[] {
  const used = new Set(resolved.map(({ by }) => by))
  return plan.decisions.flatMap(({ select, action }, index) =>
    used.has(`decision ${index + 1}`) ? [] : [`${renderSelector(select)}=${action}`],
  )
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
