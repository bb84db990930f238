import type { ScanEvent } from '../core/report.ts'
import { restrictionsOf } from './filter.ts'
import { jsonText } from './parts/json-text.ts'
import type { EventReporter, Selection } from './reporter.ts'

/** The census as a stream: head, what the scan meets, summary. */
export const ndjson: EventReporter = (event, selection) => {
  if (event.type === 'near-miss' && !selection.nearMisses) return ''
  return `${jsonText({ type: event.type, ...fieldsOf(event, selection) })}\n`
}

function fieldsOf(event: ScanEvent, { filter }: Selection): object {
  const restrictions = restrictionsOf(filter)
  switch (event.type) {
    case 'head':
      return restrictions.length > 0
        ? { ...event.head, filter: Object.fromEntries(restrictions) }
        : event.head
    case 'occurrence':
      return event.occurrence
    case 'near-miss':
      return event.nearMiss
    case 'skipped':
      return event.skipped
    case 'finding':
      return event.finding
    case 'summary':
      return event.summary
  }
}
