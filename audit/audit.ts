import type { AuditReport } from '../core/audit-report.ts'
import { countsOf, passes } from '../core/check.ts'
import { conclude } from './conclude.ts'
import type { Facts } from './facts.ts'
import { gather } from './gather.ts'
import { problemsOf } from './problems.ts'
import { lookedAt } from './report.ts'
import type { AuditRequest } from './request.ts'

/** Audits a whole repository: what its documents and templates teach, and what they name. */
export async function audit(request: AuditRequest): Promise<AuditReport> {
  const facts = await gather(request)
  const { findings, notes } = conclude(request, facts, await problemsOf(facts))
  const counts = countsOf(findings)
  return {
    ...lookedAt(facts, request.version),
    findings,
    counts,
    notes: [...notesOf(facts), ...notes],
    passed: passes(counts),
  }
}

/** What a reader should know of the run itself. */
function notesOf({ terms, old, fresh, scope }: Facts): readonly string[] {
  const present = new Set([...old.terms, ...fresh.byTerm.keys()])
  return [
    ...(scope?.notes ?? []),
    ...(terms.said.length === 0
      ? ['No term was named, by no option, plan or glossary: only what documents name was checked']
      : []),
    ...terms.said
      .filter(({ from, to }) => !present.has(from) && (to === null || !present.has(to)))
      .map(({ from, origin }) => `\`${from}\` (${origin}) stands nowhere, nor does its new name`),
  ]
}
