import type { Selector } from './selector.ts'

/** A place that a report shows as an example. */
export interface Example {
  readonly fingerprint: string
  readonly path: string
  readonly line: number | null
  readonly column: number | null
  readonly text: string
  readonly name: string
  /** What would stand there. */
  readonly replacement: string | null
}

/** Occurrences that one decision can settle. */
export interface OpenGroup {
  readonly selector: Selector
  readonly count: number
  /** Occurrences in imports and links that follow the names in this group. */
  readonly followers: number
  /** Why they are open. */
  readonly reason: string
  readonly examples: readonly Example[]
}

/** A name that is renamed in some places of code and config, and kept in others. */
export interface SplitName {
  readonly name: string
  readonly renamed: number
  readonly kept: number
}

/** A plan as it stands: what it does, what is open, and what is in its way. */
export interface PlanReport {
  readonly schema: 'cutover/plan-report@1'
  readonly name: string
  readonly base: string
  readonly terms: readonly { readonly from: string; readonly to: string | null }[]
  readonly summary: {
    readonly files: number
    readonly occurrences: number
    readonly rename: number
    readonly keep: number
    readonly remove: number
    readonly open: number
    readonly renamedPaths: number
  }
  readonly open: readonly OpenGroup[]
  /** Entries of the plan in order, with how many occurrences each decides. */
  readonly decisions: readonly {
    readonly entry: string
    readonly reason: string
    readonly decides: number
  }[]
  /** Entries of the plan that decide nothing: nothing fits them, or others stand in front. */
  readonly unused: readonly string[]
  /** Names that a decision keeps in one place while another place is renamed. */
  readonly split: readonly SplitName[]
  /** Two paths that would be one. */
  readonly pathCollisions: readonly {
    readonly path: string
    readonly other: string
    readonly becomes: string
  }[]
  /** Files of the work tree that are not as the census saw them. */
  readonly stale: readonly { readonly path: string; readonly cause: string }[]
  /** New paths that git ignores, and the file that says so: what moves there would not be committed. */
  readonly ignored: readonly { readonly path: string; readonly by: string }[]
  readonly skipped: readonly { readonly path: string; readonly reason: string }[]
  readonly consent: {
    readonly state: 'approved' | 'none' | 'plan-changed' | 'census-changed'
    readonly by: string | null
    readonly at: string | null
  }
  /** All approvals, oldest first. */
  readonly approvals: readonly {
    readonly at: string
    readonly by: string
    readonly renames: number
    readonly keeps: number
  }[]
}
