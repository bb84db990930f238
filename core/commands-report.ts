import type { CheckCounts, CheckFinding } from './check.ts'

/** The folder of an agent, as it was found. */
export interface CommandFolder {
  readonly folder: string
  /** The names by which a config knows its agents. */
  readonly agents: readonly string[]
  readonly state: 'current' | 'legacy' | 'retired'
  readonly configured: boolean
  /** Command files in it. */
  readonly files: number
}

/** What was done to a file, or would be. */
export interface CommandStep {
  readonly path: string
  readonly did: 'created' | 'replaced' | 'removed'
  readonly why: string
  /** Where its former content lies as a copy; null where none was needed. */
  readonly copy: string | null
  /** The change as a unified diff; null where it was really made. */
  readonly diff: string | null
}

/** A file that could not be changed as it was to be. */
export interface CommandFailure {
  readonly path: string
  readonly why: string
}

/** What was found among command files, and what was done about it. */
export interface CommandsReport {
  readonly schema: 'cutover/commands@1'
  readonly command: 'check' | 'write'
  readonly dry_run: boolean
  /** The version of Spec Kitty that files are held against. */
  readonly version: string
  readonly folders: readonly CommandFolder[]
  /** What is wrong now: after the writes, where there were any. */
  readonly findings: readonly CheckFinding[]
  readonly counts: CheckCounts
  readonly steps: readonly CommandStep[]
  readonly failures: readonly CommandFailure[]
  readonly notes: readonly string[]
  readonly passed: boolean
}

/** An action that was resolved, with the keys of Spec Kitty's resolver. */
export interface ResolvedAction {
  readonly success: true
  readonly action: string
  /** The canonical command line, complete. */
  readonly command: string
  readonly level: 'mission' | 'work-package' | 'none'
  /** The folder of the mission; null where it is about none. */
  readonly mission: string | null
  readonly mission_slug: string | null
  /** Relative to the root. */
  readonly feature_dir: string | null
  readonly target_branch: string | null
  readonly wp_id: string | null
  /** Relative to the root. */
  readonly wp_file: string | null
  /** Where the work package stands, such as `in_progress`. */
  readonly lane: string | null
  /** The worktree of the work package, relative to the root, whether it is there or not. */
  readonly workspace: string | null
  readonly branch: string | null
  /** What to know or to do, in order. */
  readonly next: readonly string[]
}
