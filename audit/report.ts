import type { AuditReport, AuditTarget } from '../core/audit-report.ts'
import { categories } from '../core/occurrence.ts'
import type { Facts } from './facts.ts'
import type { Target } from './targets/discover.ts'

/** What was looked at, as a report says it. */
export function lookedAt(
  facts: Facts,
  version: string,
): Omit<AuditReport, 'findings' | 'counts' | 'notes' | 'passed'> {
  const { tree, terms, history, scope, ownership, old } = facts
  return {
    schema: 'cutover/audit@1',
    tool: { name: 'cutover', version },
    base: { commit: tree.commit ?? null, dirty: tree.dirty },
    mission: scope?.mission ?? null,
    workPackage: scope?.workPackage ?? null,
    terms: terms.said,
    scope: scope?.covers ? { everything: scope.isEverything, patterns: scope.patterns } : null,
    history: history.globs,
    files: {
      total: tree.everything.length,
      searched: tree.files.length,
      skipped: countBy(old.skipped.map(({ reason }) => reason)),
    },
    targets: targetRows(facts),
    leftovers: leftovers(facts),
    differences: ownership.differences,
  }
}

function targetRows({ targets, documents, old, fresh, history, scope }: Facts) {
  const open = countBy(old.undecided.map(({ path }) => path))
  return targets.map((target: Target): AuditTarget => {
    const skipped = target.files.flatMap(path => documents.skipped.get(path) ?? [])
    const scanned = target.files.filter(path => !documents.skipped.has(path))
    const hasOld = (path: string) => (old.byPath.get(path) ?? 0) > 0
    const hasNew = (path: string) => (fresh.byPath.get(path) ?? 0) > 0
    const sum = (count: (path: string) => number) =>
      target.files.reduce((total, path) => total + count(path), 0)
    return {
      path: target.path,
      sort: target.sort,
      agent: target.agent?.agent ?? null,
      retired: target.agent?.retired ?? false,
      covered: scope?.covers ? target.files.every(scope.covers) : null,
      files: target.files.length,
      scanned: scanned.length,
      skipped: countBy(skipped),
      history: scanned.filter(history.isHistory).length,
      oldTerm: scanned.filter(hasOld).length,
      newTerm: scanned.filter(path => !hasOld(path) && hasNew(path)).length,
      neither: scanned.filter(path => !hasOld(path) && !hasNew(path)).length,
      occurrences: {
        old: sum(path => old.byPath.get(path) ?? 0),
        undecided: sum(path => open[path] ?? 0),
        new: sum(path => fresh.byPath.get(path) ?? 0),
      },
    }
  })
}

const leftovers = ({ old }: Facts): AuditReport['leftovers'] => ({
  occurrences: old.occurrences,
  undecided: old.undecided.length,
  byCategory: Object.fromEntries(
    categories.map(category => [
      category,
      {
        undecided: old.undecided.filter(one => one.category === category).length,
        kept: old.keptBy[category],
      },
    ]),
  ) as AuditReport['leftovers']['byCategory'],
  kept: old.reasons,
})

function countBy<Name extends string>(names: readonly Name[]): Partial<Record<Name, number>> {
  const counts: Partial<Record<Name, number>> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
