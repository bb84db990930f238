import type { Occurrence } from '../../core/occurrence.ts'
import type { Plan } from '../../core/plan.ts'
import { planTree, takeCensus } from '../plan/census.ts'
import { termsOf } from '../plan/terms.ts'
import { census } from '../scan.ts'
import { listTree } from '../tree.ts'

export interface At {
  readonly top: string
  readonly plan: Plan
  /** A commit, or undefined for the work tree. */
  readonly commit: string | undefined
  readonly version: string
}

/** Every occurrence of a plan's old names in a tree. */
export async function occurrencesAt({
  top,
  plan,
  commit,
  version,
}: At): Promise<readonly Occurrence[]> {
  if (commit !== undefined) {
    const tree = await planTree(top, plan, commit)
    try {
      return (await takeCensus(tree, { plan, version })).occurrences
    } finally {
      tree.blobs.end()
    }
  }
  const tree = await listTree({ cwd: top, ...plan.scope, ignore: true, hidden: false })
  const occurrences: Occurrence[] = []
  const options = { terms: termsOf(plan.terms), maxFileSize: plan.scope.maxFileSize, version }
  for await (const event of census(tree, options)) {
    if (event.type === 'occurrence') occurrences.push(event.occurrence)
  }
  return occurrences
}
