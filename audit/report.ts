import type { AuditReport, AuditTarget, KeptReason } from '../core/audit-report.ts'
import { type Category, categories, type Occurrence } from '../core/occurrence.ts'
import type { Kept } from './decided.ts'
import type { Facts } from './facts.ts'
import type { Target } from './targets/discover.ts'

/** What was looked at, as a report says it. */
export function lookedAt(
  facts: Facts,
  version: string,
): Omit<AuditReport, 'findings' | 'counts' | 'notes' | 'passed'> {
  const { tree, terms, history, scope, seen } = facts
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
      skipped: countBy(seen.skipped.map(({ reason }) => reason)),
    },
    targets: targetRows(facts),
    leftovers: leftovers(facts),
    differences: scope?.differences(tree.everything.map(({ path }) => path)) ?? [],
  }
}

function targetRows({ targets, documents, seen, undecided, history, scope }: Facts) {
  const old = countBy(seen.old.map(({ path }) => path))
  const open = countBy(undecided.map(({ path }) => path))
  return targets.map((target: Target): AuditTarget => {
    const skipped = target.files.flatMap(path => documents.skipped.get(path) ?? [])
    const scanned = target.files.filter(path => !documents.skipped.has(path))
    const hasOld = (path: string) => (old[path] ?? 0) > 0
    const hasNew = (path: string) => (seen.fresh.get(path) ?? 0) > 0
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
        old: sum(path => old[path] ?? 0),
        undecided: sum(path => open[path] ?? 0),
        new: sum(path => seen.fresh.get(path) ?? 0),
      },
    }
  })
}

function leftovers({ seen, kept, undecided }: Facts): AuditReport['leftovers'] {
  const of = (category: Category, among: readonly Occurrence[]) =>
    among.filter(one => one.category === category).length
  return {
    occurrences: seen.old.length,
    undecided: undecided.length,
    byCategory: Object.fromEntries(
      categories.map(category => {
        const open = of(category, undecided)
        return [category, { undecided: open, kept: of(category, seen.old) - open }]
      }),
    ) as AuditReport['leftovers']['byCategory'],
    kept: keptReasons(seen.old.flatMap(one => kept.get(one) ?? [])),
  }
}

/** Most frequent first. */
function keptReasons(kept: readonly Kept[]): readonly KeptReason[] {
  const groups = new Map<string, { kept: Kept; occurrences: number }>()
  for (const one of kept) {
    const key = JSON.stringify([one.by, one.owner, one.reason])
    const group = groups.get(key) ?? { kept: one, occurrences: 0 }
    group.occurrences += 1
    groups.set(key, group)
  }
  return [...groups.values()]
    .toSorted((left, right) => right.occurrences - left.occurrences)
    .map(({ kept: one, occurrences }) => ({ ...one, occurrences }))
}

function countBy<Name extends string>(names: readonly Name[]): Partial<Record<Name, number>> {
  const counts: Partial<Record<Name, number>> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
