import type { Problem } from '../core/check.ts'
import type { Occurrence } from '../core/occurrence.ts'
import type { WorkTree } from '../engine/tree.ts'
import type { Seen } from './census.ts'
import type { Kept } from './decided.ts'
import type { Documents } from './documents.ts'
import type { History } from './history.ts'
import type { DeclaredScope } from './scope.ts'
import type { Target } from './targets/discover.ts'
import type { AuditTerms } from './terms/terms.ts'

/** All that a run has looked at, before anything is said about it. */
export interface Facts {
  readonly tree: WorkTree
  readonly targets: readonly Target[]
  readonly documents: Documents
  readonly terms: AuditTerms
  readonly seen: Seen
  /** Why each old name stays; undefined where nobody has decided. */
  readonly kept: ReadonlyMap<Occurrence, Kept | undefined>
  readonly undecided: readonly Occurrence[]
  readonly history: History
  /** What the codebase-wide work packages declare, where a mission was asked for. */
  readonly scope: DeclaredScope | undefined
  /** What is wrong with plans and glossaries. */
  readonly malformed: readonly Problem[]
  /** Largest file that is read, in bytes. */
  readonly limit: number
}
