import type { RuleName, Severity } from './check-rules.ts'

/** A place that a finding points to besides its own. */
export interface Related {
  /** Relative to the root. */
  readonly path: string
  /** From 1; null for the file as a whole. */
  readonly line: number | null
  readonly message: string
}

/** What a rule has found, before anybody says how grave it is or that it is known. */
export interface Problem {
  readonly rule: RuleName
  /** Relative to the root; a folder ends in a slash, and the root itself is `./`. */
  readonly path: string
  /** From 1; left out for the file as a whole. */
  readonly line?: number
  /** From 1, in UTF-16 units. */
  readonly column?: number
  readonly message: string
  /** What mends it: a command, or what to write instead. */
  readonly remedy?: string
  readonly related?: readonly Related[]
  /** Tells it from others of the same rule in the same file, in all runs; its message by default. */
  readonly identity?: string
}

/** A finding as reports, baselines and other formats carry it. */
export interface CheckFinding {
  readonly rule: RuleName
  readonly severity: Severity
  readonly path: string
  readonly line: number | null
  readonly column: number | null
  readonly message: string
  readonly remedy: string | null
  readonly related: readonly Related[]
  /** 16 hexadecimal digits, the same in every run however lines move. */
  readonly fingerprint: string
  /** Only a new one fails a run; the others are known. */
  readonly state: 'new' | 'baseline' | 'suppressed'
  /** Why it is suppressed; null for all others. */
  readonly reason: string | null
}

/** How many there are of each. `baseline` and `suppressed` are in none of the others. */
export interface CheckCounts {
  readonly error: number
  readonly warning: number
  readonly info: number
  readonly baseline: number
  readonly suppressed: number
}

/** Counts findings: those that are known apart from the others. */
export function countsOf(findings: readonly CheckFinding[]): CheckCounts {
  const of = (test: (finding: CheckFinding) => boolean) => findings.filter(test).length
  const isNew = (severity: Severity) => (one: CheckFinding) =>
    one.state === 'new' && one.severity === severity
  return {
    error: of(isNew('error')),
    warning: of(isNew('warning')),
    info: of(isNew('info')),
    baseline: of(({ state }) => state === 'baseline'),
    suppressed: of(({ state }) => state === 'suppressed'),
  }
}

/** Whether nothing is there that fails a run. */
export const passes = ({ error, warning }: CheckCounts): boolean => error + warning === 0
