import type { Resolved } from '../../core/plan.ts'
import type { SplitName } from '../../core/plan-report.ts'

const code: ReadonlySet<string> = new Set(['identifier', 'config'])

/**
 * Names that are renamed in one place and kept by a decision in another: where both mean one
 * thing (a column and its property, a route and its helper), one of the two breaks. Those that are
 * kept most often come first.
 */
export function splitNames(resolved: readonly Resolved[]): readonly SplitName[] {
  const counts = new Map<string, { renamed: number; kept: number }>()
  for (const { occurrence, action, by } of resolved) {
    const { name, category } = occurrence
    if (!code.has(category)) continue
    const count = counts.get(name) ?? { renamed: 0, kept: 0 }
    counts.set(name, count)
    if (action === 'rename') count.renamed += 1
    if (action === 'keep' && by.startsWith('decision')) count.kept += 1
  }
  return [...counts]
    .filter(([, { renamed, kept }]) => renamed > 0 && kept > 0)
    .map(([name, count]) => ({ name, ...count }))
    .toSorted((left, right) => right.kept - left.kept)
}
