export { CutoverError, type ErrorCode } from './core/errors.ts'
export {
  type Action,
  type Category,
  categories,
  type Evidence,
  type Kind,
  kinds,
  type Occurrence,
} from './core/occurrence.ts'
export type {
  Finding,
  Frame,
  Head,
  NearMiss,
  Report,
  ScanEvent,
  Skipped,
  SkipReason,
  Summary,
} from './core/report.ts'
export { type Style, styleNames } from './core/styles.ts'
export { type Surface, surfaces } from './core/surface.ts'
export { parseTerm, type Term, type TermOptions } from './core/term.ts'
export { explain, type Place } from './engine/explain.ts'
export { type ScanOptions, scan } from './engine/scan.ts'
export { type Appended, type AppendRequest, appendRows } from './missions/status/append.ts'
export { collect } from './reports/collect.ts'
export type { Explanation } from './reports/explanation.ts'
export { type Filter, filterEvents, noFilter } from './reports/filter.ts'
export { type Format, type FormatName, formatOf, formats } from './reports/index.ts'
export type { EventReporter, Grouping, Reporter, ReportOptions } from './reports/reporter.ts'
