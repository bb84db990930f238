import type { CheckCounts, CheckFinding } from './check.ts'
import type { Category } from './occurrence.ts'
import type { SkipReason } from './report.ts'

/** What teaches the names of a project besides its code, by sort. */
export const targetSorts = {
  commands: 'command files of an agent',
  skills: 'skills of an agent',
  overrides: 'overrides of a Spec Kitty project',
  glossaries: 'glossaries',
  templates: 'templates and prompts',
  docs: 'documentation',
  github: 'templates of issues and pull requests',
  root: 'documents of the root',
  documents: 'documents elsewhere',
  configs: 'configuration',
} as const

export type TargetSort = keyof typeof targetSorts

/** One target and what was seen of it. `files` is `scanned` and all of `skipped`. */
export interface AuditTarget {
  /** A folder with a slash at its end, or a glob such as `*.md` for those of the root. */
  readonly path: string
  readonly sort: TargetSort
  /** The agent that reads it; null for all other targets. */
  readonly agent: string | null
  /** Whether its agent is retired. */
  readonly retired: boolean
  /** Whether the declared scope covers all of its files; null where no scope was asked for. */
  readonly covered: boolean | null
  readonly files: number
  readonly scanned: number
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>
  /** Scanned files that are history: never gaps. */
  readonly history: number
  /** Scanned files that hold the old name, that hold the new one and not the old, and neither. */
  readonly oldTerm: number
  readonly newTerm: number
  readonly neither: number
  /** Occurrences in them. */
  readonly occurrences: {
    readonly old: number
    /** Those of the old name that nobody has decided. */
    readonly undecided: number
    readonly new: number
  }
}

/** A term, and who said that it goes. */
export interface AuditTerm {
  readonly from: string
  readonly to: string | null
  /** `--term`, or the place that says so: `.cutover/roles/plan.yaml`, `glossary.yaml:12`. */
  readonly origin: string
}

/** Old names that stay, and why. */
export interface KeptReason {
  readonly reason: string
  /** `ledger`, `plan` or `rule`. */
  readonly by: 'ledger' | 'plan' | 'rule'
  /** Who answers for it; null where nobody is named. */
  readonly owner: string | null
  readonly occurrences: number
}

export interface AuditReport {
  readonly schema: 'cutover/audit@1'
  readonly tool: { readonly name: 'cutover'; readonly version: string }
  readonly base: { readonly commit: string | null; readonly dirty: boolean }
  /** The folder of the mission and the work package that were asked for. */
  readonly mission: string | null
  readonly workPackage: string | null
  readonly terms: readonly AuditTerm[]
  /** What the codebase-wide work packages declare; null where none was asked for. */
  readonly scope: { readonly everything: boolean; readonly patterns: readonly string[] } | null
  /** Globs of the paths whose old names are history. */
  readonly history: readonly string[]
  /** Files of the repository, those that were read, and those that were not by reason. */
  readonly files: {
    readonly total: number
    readonly searched: number
    readonly skipped: Readonly<Partial<Record<SkipReason, number>>>
  }
  readonly targets: readonly AuditTarget[]
  /** Every old name of the repository. `occurrences` is `undecided` and all of `kept`. */
  readonly leftovers: {
    readonly occurrences: number
    readonly undecided: number
    readonly byCategory: Readonly<
      Record<Category, { readonly undecided: number; readonly kept: number }>
    >
    readonly kept: readonly KeptReason[]
  }
  /** Where our verdict about ownership is another one than Spec Kitty's, and why. */
  readonly differences: readonly string[]
  readonly findings: readonly CheckFinding[]
  readonly counts: CheckCounts
  readonly notes: readonly string[]
  readonly passed: boolean
}
