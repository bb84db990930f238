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

/** A path that two sides changed in different ways. */
export interface Conflict {
  readonly path: string
  readonly kind:
    | 'both changed'
    | 'both added'
    | 'deleted by ours'
    | 'deleted by theirs'
    | 'submodule'
  /** Where, by the line of the text with git's marks, from 1; with the lines of both sides. */
  readonly hunks: readonly {
    readonly line: number
    readonly ours: readonly string[]
    readonly theirs: readonly string[]
  }[]
}

/** What is in the way of a merge. */
export interface MergeConflict {
  readonly conflicts: readonly Conflict[]
  /** What git says of them. */
  readonly messages: readonly string[]
}

/** A work package in the order of the merge. */
export interface ForecastStep extends MergeConflict {
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
  /** Whether something before it does not merge: then it was held against what did. */
  readonly is_approximate: boolean
}

/** What a merge of a mission would do. Nothing was written for it. */
export interface MergeForecast {
  readonly schema: 'cutover/merge-forecast@1'
  readonly mission: string
  readonly mission_branch: string
  readonly target: string
  readonly strategy: string
  /** The commit of the target. */
  readonly base: string
  readonly steps: readonly ForecastStep[]
  /** The mission as a whole against the target. */
  readonly target_merge: MergeConflict & {
    readonly state: 'clean' | 'already' | 'conflict'
    /** Commits that the target has got since the mission's branch began. */
    readonly behind: number
    /** Files that both sides have changed since. */
    readonly touched_by_both: readonly string[]
  }
  /** The remote that it would be pushed to; null for none. */
  readonly push: string | null
  /** Whether branches, and worktrees of lanes, would stay. */
  readonly keeps_branches: boolean
  readonly keeps_worktrees: boolean
  /** Whether every work package is done already: then nothing would be done. */
  readonly is_there: boolean
  /** What else the merge itself would refuse, such as a file of yours in the way. */
  readonly obstacles: readonly string[]
  /** Hooks of the repository that git's own merge would run, and this one does not. */
  readonly hooks: readonly string[]
  /** Whether commits are signed by setting. */
  readonly signs: boolean
  readonly passed: boolean
}

/** What a work package came to. */
export interface StepReport extends MergeConflict {
  readonly wp: string
  readonly branch: string
  readonly state: 'merged' | 'already' | 'done before' | 'conflict' | 'waiting'
  /** The commit that contains it; null where it is not merged. */
  readonly commit: string | null
  /** Commits that it brings, and files that they change. */
  readonly commits: number
  readonly files: number
  /** Whether a person has solved a conflict of it. */
  readonly is_solved: boolean
  /** Events that were added to the log for it. */
  readonly events: number
  readonly milliseconds: number
}

/** A branch or worktree of what was merged. */
export interface Leftover {
  readonly kind: 'branch' | 'worktree'
  readonly name: string
  /** The commit that it had: a branch comes back by `git branch NAME OID`. */
  readonly oid: string
  readonly is_removed: boolean
  /** Why it stays; null where it is gone. */
  readonly why: string | null
  /** What git ignored in it, and what went with it. */
  readonly ignored: readonly string[]
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
  readonly steps: readonly StepReport[]
  /** What is in the way of the mission as a whole. */
  readonly conflict: MergeConflict | null
  /** Where a conflict is to be solved; null where there is none. */
  readonly solve_in: string | null
  /** Whether it is solved there, and waits for `--continue`. */
  readonly is_solved: boolean
  /** Rows that were added to the log. */
  readonly events: number
  /** Whether the log is committed on the target. */
  readonly is_log_committed: boolean
  /** The remote that the target was pushed to; null for none. */
  readonly pushed: string | null
  /** Why it was not, though it was to be; null else. */
  readonly push_failed: string | null
  /** Branches and worktrees that went, and those that could not. */
  readonly leftovers: readonly Leftover[]
  /** What else there is to know. */
  readonly notes: readonly string[]
  readonly milliseconds: number
}

/** How far a merge that was begun is. */
export interface MergeStatus {
  readonly schema: 'cutover/merge-status@1'
  readonly mission: string
  /** Null where none was begun; the rest is empty then. */
  readonly merge: string | null
  readonly strategy: string | null
  readonly target: string | null
  readonly base: string | null
  readonly started_at: string | null
  readonly steps: readonly {
    readonly wp: string
    readonly branch: string
    readonly tip: string
    /** The commit that contains it; null where it is left to do. */
    readonly commit: string | null
    /** The branch now, where it is no longer at the tip that is merged; null for one that is gone. */
    readonly drifted_to: string | null
    readonly is_drifted: boolean
  }[]
  /** What is done and what is left, in order. */
  readonly phases: readonly {
    readonly phase: 'merge' | 'move' | 'record' | 'push' | 'clean'
    readonly is_done: boolean
    /** What it is about: how many work packages are merged, or a branch or remote. */
    readonly detail: string
  }[]
  /** Where a conflict waits to be solved. */
  readonly solve_in: string | null
  /** Who merges at this moment; null for nobody. */
  readonly owner: {
    readonly pid: number
    readonly host: string
    readonly since: string
    readonly has_ended: boolean
  } | null
  /** The command that goes on; null where there is nothing to do. */
  readonly next: string | null
}
