/** What is not in order with a mission. */
export interface MissionFinding {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: string
  /** Relative to the mission's folder; the log where it is null. */
  readonly file: string | null
  /** From 1. */
  readonly line: number | null
  /** In bytes from 0. */
  readonly offset: number | null
  readonly wp: string | null
}

/**
 * The number of a mission under one profile, and what it was worked out from. Keys are those that
 * Spec Kitty's consumers read; percentages are from 0 to 100.
 */
export interface ProgressNumbers {
  readonly profile: string
  readonly progress_semantics: string
  readonly percentage: number
  /** Equal to `percentage`. */
  readonly weighted_percentage: number
  readonly done_percentage: number
  readonly done_count: number
  /** Work packages in the denominator. */
  readonly total_count: number
  /** Lanes that hold a work package, canceled ones too. */
  readonly per_lane_counts: Readonly<Record<string, number>>
  readonly per_wp: readonly {
    readonly wp_id: string
    readonly lane: string
    readonly lane_weight: number
    readonly wp_weight: number
    readonly fractional_progress: number
  }[]
  /** The sum of `fractional_progress`. */
  readonly numerator: number
  /** The sum of `wp_weight`. */
  readonly denominator: number
  /** Work packages that are not counted: canceled ones, or those without events, as the profile says. */
  readonly left_out: readonly string[]
}

/** How far a mission is, for people and for consumers of Spec Kitty's progress.json. */
export interface MissionProgress extends ProgressNumbers {
  /** The name of its folder. */
  readonly mission: string
  readonly mission_slug: string
  readonly mission_number: string
  readonly mission_type: string
  /** The percentage under every profile. */
  readonly profiles: Readonly<Record<string, number>>
}

/** One mission among all of them. */
export interface MissionStatus {
  readonly mission: string
  readonly mission_slug: string
  readonly mission_number: string
  readonly mission_type: string
  readonly mission_id: string | null
  readonly friendly_name: string | null
  readonly target_branch: string | null
  readonly progress: MissionProgress
  /** All work packages are approved and none is recorded as done. */
  readonly is_approved_not_merged: boolean
  /** ISO 8601; null where nothing has happened. */
  readonly last_event_at: string | null
  readonly findings: readonly MissionFinding[]
}

/** A work package as a board shows it. */
export interface CardStatus {
  readonly id: string
  readonly title: string
  /** One of the nine of a board, or `uninitialized`; a work package without events is planned. */
  readonly lane: string
  /** Who has it, or who moved it last. */
  readonly agent: string | null
  /** ISO 8601, of the last transition. */
  readonly since: string | null
  /** In seconds, from the last transition to now. */
  readonly age: number | null
  /** Claimed for more than 7 days or in progress for more than 14. */
  readonly is_stale: boolean
  readonly dependencies: readonly string[]
  /** Dependencies that are not done or approved. */
  readonly waits_for: readonly string[]
  readonly execution_lane: string | null
  /** Subtasks that are done, and all of them; null where none are known. */
  readonly subtasks: { readonly done: number; readonly total: number } | null
  readonly has_events: boolean
  readonly file: string | null
  /** What disagrees with its branch, worktree or process: kinds of `cutover recover`. */
  readonly unreconciled: readonly string[]
}

/** A mission with its board. */
export interface MissionBoard extends MissionStatus {
  /** The lanes of a board in their order, each with its work packages. */
  readonly lanes: readonly { readonly lane: string; readonly work_packages: readonly string[] }[]
  readonly work_packages: readonly CardStatus[]
  readonly execution_lanes: readonly {
    readonly id: string
    readonly work_packages: readonly string[]
    readonly depends_on: readonly string[]
  }[]
  /** What the log reduces to, as Spec Kitty's status.json says it. */
  readonly snapshot: unknown
}

/** All missions, or the ones asked for. */
export interface StatusReport {
  readonly schema: 'cutover/status@1'
  readonly profile: string
  readonly missions: readonly (MissionStatus | MissionBoard)[]
}
