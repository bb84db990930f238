/** What would become of a work package. */
export const forecastStates = {
  clean: { stops: false, means: 'merges without a conflict' },
  already: { stops: false, means: 'is part of what was merged before it' },
  conflict: { stops: true, means: 'changes what others change in another way' },
  missing: { stops: true, means: 'has no branch' },
  'not-approved': { stops: true, means: 'is not approved yet' },
  blocked: { stops: true, means: 'depends on one that does not merge' },
} as const

export type ForecastState = keyof typeof forecastStates

/** A work package in the order of the merge. */
export interface ForecastStep {
  readonly wp: string
  readonly lane: string
  /** The branch that holds it; null where none is found. */
  readonly branch: string | null
  readonly tip: string | null
  readonly state: ForecastState
  /** More than the state says: the lane of a board that it is in, or what it waits for. */
  readonly reason: string | null
  /** Whether its branch lacks commits of the mission's branch. */
  readonly is_stale: boolean
  /** Commits that it brings, and files that they change. */
  readonly commits: number
  readonly files: number
  readonly conflicts: readonly string[]
  /** What git says of them. */
  readonly messages: readonly string[]
  /** Whether something before it does not merge: then it was held against what did. */
  readonly is_approximate: boolean
}

/** What a merge of a mission would do. Nothing was written for it. */
export interface MergeForecast {
  readonly schema: 'cutover/merge-forecast@1'
  readonly mission: string
  readonly mission_branch: string
  readonly target: string
  /** The commit of the target. */
  readonly base: string
  readonly steps: readonly ForecastStep[]
  /** The mission as a whole against the target. */
  readonly target_merge: {
    readonly state: 'clean' | 'already' | 'conflict'
    readonly conflicts: readonly string[]
    /** Commits that the target has got since the mission's branch began. */
    readonly behind: number
    /** Files that both sides have changed since. */
    readonly touched_by_both: readonly string[]
  }
  /** Hooks of the repository that a merge of git's own would run. */
  readonly hooks: readonly string[]
  /** Whether commits are signed by setting. */
  readonly signs: boolean
  readonly passed: boolean
}

/** What a merge has done. */
export interface MergeReport {
  readonly schema: 'cutover/merge@1'
  readonly mission: string
  readonly strategy: string
  readonly target: string
  /** The commit of the target before, and afterwards; null where it was not moved. */
  readonly base: string
  readonly commit: string | null
  readonly is_resumed: boolean
  /** Whether every work package was done before. */
  readonly is_there: boolean
  readonly steps: readonly {
    readonly wp: string
    readonly state: 'merged' | 'already' | 'done before' | 'conflict' | 'waiting'
    readonly commit: string | null
    readonly conflicts: readonly string[]
    readonly messages: readonly string[]
  }[]
  /** What is in the way of the mission as a whole. */
  readonly conflict: {
    readonly conflicts: readonly string[]
    readonly messages: readonly string[]
  } | null
  /** Rows that were added to the log. */
  readonly events: number
  /** Whether the log is committed on the target. */
  readonly is_log_committed: boolean
}
