import type { Report, ScanEvent } from '../core/report.ts'
import type { Filter } from './filter.ts'

/** What occurrences can be listed by. */
export const groupings = ['category', 'kind', 'surface', 'dir', 'variant', 'file'] as const
export type Grouping = (typeof groupings)[number]

/** Where a report is read. */
export interface Screen {
  readonly color: boolean
  /** In columns. */
  readonly width: number
}

/** What the user asked to see of a census. */
export interface Selection {
  readonly filter: Filter
  /** Whether near misses are listed and not only counted. */
  readonly nearMisses: boolean
}

export interface ReportOptions {
  readonly screen: Screen
  readonly selection: Selection
  readonly groupBy: Grouping | undefined
  /** Rows of each list, or undefined for what suits the format. */
  readonly limit: number | undefined
}

/** Says a whole report. */
export type Reporter = (report: Report, options: ReportOptions) => string

/** Says one event as a line with its end, or as nothing. */
export type EventReporter = (event: ScanEvent, selection: Selection) => string
