import type { Problem } from '../core/check.ts'
import type { WorkTree } from '../engine/tree.ts'
import type { NewNames, OldNames } from './census.ts'
import type { Documents } from './documents.ts'
import type { History } from './history.ts'
import type { DeclaredScope, Judged } from './scope.ts'
import type { Target } from './targets/discover.ts'
import type { AuditTerms } from './terms/terms.ts'

/** All that a run has looked at, before anything is said about it. */
export interface Facts {
  readonly tree: WorkTree
  readonly targets: readonly Target[]
  readonly documents: Omit<Documents, 'named'>
  /** What documents name and the repository does not have. */
  readonly dead: readonly Problem[]
  readonly terms: AuditTerms
  readonly old: OldNames
  readonly fresh: NewNames
  readonly history: History
  /** What the codebase-wide work packages declare, where a mission was asked for. */
  readonly scope: DeclaredScope | undefined
  /** What is wrong with it, and with the ownership of its work packages. */
  readonly ownership: Judged
  /** What is wrong with plans and glossaries. */
  readonly malformed: readonly Problem[]
  /** Largest file that is read, in bytes. */
  readonly limit: number
}
