import type { Occurrence } from '../../core/occurrence.ts'
import type { Finding, NearMiss, ScanEvent, Skipped, Summary } from '../../core/report.ts'
import { parseTerm } from '../../core/term.ts'
import { type ScanOptions, scan } from '../../engine/scan.ts'

export interface Census {
  readonly events: readonly ScanEvent[]
  readonly occurrences: readonly Occurrence[]
  readonly nearMisses: readonly NearMiss[]
  readonly skipped: readonly Skipped[]
  readonly findings: readonly Finding[]
  readonly summary: Summary
}

/** Scans a folder for `lighthouse`, or for the terms of `options`, and sorts the events by type. */
export async function censusOf(cwd: string, options: Partial<ScanOptions> = {}): Promise<Census> {
  const events: ScanEvent[] = []
  for await (const event of scan({ ...defaults, cwd, ...options })) events.push(event)
  const last = events.at(-1)
  if (last?.type !== 'summary') throw new Error('Unexpected end of a scan, expected its summary')
  return {
    events,
    occurrences: events.flatMap(event => (event.type === 'occurrence' ? [event.occurrence] : [])),
    nearMisses: events.flatMap(event => (event.type === 'near-miss' ? [event.nearMiss] : [])),
    skipped: events.flatMap(event => (event.type === 'skipped' ? [event.skipped] : [])),
    findings: events.flatMap(event => (event.type === 'finding' ? [event.finding] : [])),
    summary: last.summary,
  }
}

const defaults: Omit<ScanOptions, 'cwd'> = {
  paths: [],
  include: [],
  exclude: [],
  ignore: true,
  hidden: false,
  terms: [parseTerm('lighthouse', { to: 'beacon' })],
  maxFileSize: 20_000_000,
  version: '0.0.0',
}

/** What an event is about, in one short line. */
export function labelOf(event: ScanEvent): string {
  switch (event.type) {
    case 'occurrence': {
      const { path, line, column, kind } = event.occurrence
      return `${path}${line === null ? '' : `:${line}:${column}`} ${kind}`
    }
    case 'near-miss':
      return `${event.nearMiss.path} near miss`
    case 'skipped':
      return `${event.skipped.path} ${event.skipped.reason}`
    case 'finding':
      return `${event.finding.path} ${event.finding.code}`
    default:
      return event.type
  }
}
