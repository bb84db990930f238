import type { Discrepancy } from '../../core/recover-report.ts'

/** What is not in order with a mission, as a doctor tells it. */
export interface Finding {
  readonly code: FindingCode | Discrepancy
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: string
  /** The file that it is about, relative to the mission's folder; the log where it is left out. */
  readonly file?: string
  /** From 1. */
  readonly line?: number
  /** In bytes from 0, of the start of the line. */
  readonly offset?: number
  readonly wp?: string
}

export const findingCodes = [
  'bad-line',
  'torn-line',
  'no-line-end',
  'no-log',
  'large-log',
  'duplicate-id',
  'illegal-edge',
  'drift',
  'no-file',
  'no-event',
  'bad-meta',
  'bad-lanes',
  'bad-work-package',
  'stale-claim',
  'not-merged',
  'merge-begun',
] as const

export type FindingCode = (typeof findingCodes)[number]
