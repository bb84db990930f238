import type { DisplayLane, Lane } from '../../core/lanes.ts'
import type { Override, Verdict } from './rows.ts'

/** Where a work package stands, with the keys that Spec Kitty's status.json has. */
export interface WorkPackageState {
  readonly lane: Lane
  readonly actor: string
  readonly last_transition_at: string | null
  readonly last_event_id: string | null
  /** Forced transitions so far. */
  readonly force_count: number
  readonly shell_pid?: unknown
  readonly shell_pid_created_at?: unknown
  readonly subtasks?: Readonly<Record<string, Lane>>
  readonly notes?: readonly string[]
  readonly tracker_refs?: readonly string[]
  readonly agent?: unknown
  readonly assignee?: unknown
  readonly review?: Override | null
  readonly role?: unknown
  readonly agent_profile?: unknown
  readonly agent_profile_version?: unknown
  readonly model?: unknown
  readonly provider?: unknown
  readonly review_result?: Verdict | null
}

export type WorkPackages = Readonly<Record<string, WorkPackageState>>

/** What a log says of a mission, in the shape of Spec Kitty's status.json without its identity. */
export interface Snapshot {
  /** That of the first row in time, where it is one safe segment of a path; else empty. */
  readonly mission_slug: string
  /** `at` of the last transition; empty where there is none. */
  readonly materialized_at: string
  /** Transitions with an id of their own. */
  readonly event_count: number
  readonly last_event_id: string | null
  readonly work_packages: WorkPackages
  /** Work packages by lane, the nine of a board. */
  readonly summary: Readonly<Record<DisplayLane, number>>
  readonly retrospective?: Retrospective
}

/** Where the retrospective of a mission stands. */
export interface Retrospective {
  readonly status: 'completed' | 'skipped' | 'failed' | 'pending'
  readonly mode: unknown
  readonly record_path: string | null
  readonly proposals_total: number
  readonly proposals_applied: number
  readonly proposals_rejected: number
  readonly proposals_pending: number
}
