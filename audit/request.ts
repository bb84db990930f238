import type { RuleName, Severity } from '../core/check-rules.ts'

/** What an audit is asked. */
export interface AuditRequest {
  readonly cwd: string
  /** As typed behind `--term`: `OLD` or `OLD=NEW`. */
  readonly terms: readonly string[]
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  /** Largest file that is read, in bytes. */
  readonly maxFileSize: number
  /** Globs of history besides the usual ones, and of what is none. */
  readonly history: { readonly more: readonly string[]; readonly less: readonly string[] }
  readonly severities: ReadonlyMap<RuleName, Severity | 'off'>
  readonly baseline: BaselineRequest
  /** As typed: the mission, and its work package; a work package needs a mission. */
  readonly mission: string | undefined
  readonly workPackage: string | undefined
  /** ISO 8601 date: entries of a ledger end. */
  readonly today: string
  /** cutover's own version. */
  readonly version: string
  readonly onFile: (path: string) => void
}

export interface BaselineRequest {
  /** Relative to the working folder; undefined for `.cutover/baseline.json`, where there is one. */
  readonly path: string | undefined
  /** Whether what is new is accepted. */
  readonly update: boolean
  /** Whether entries that are found no more go. */
  readonly prune: boolean
}
