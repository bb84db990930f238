import type { Occurrence } from '../core/occurrence.ts'
import type {
  Finding,
  Frame,
  Head,
  NearMiss,
  Report,
  ScanEvent,
  Skipped,
  Summary,
} from '../core/report.ts'

/** Gathers the events of one scan into its report. */
export async function collect(events: AsyncIterable<ScanEvent>): Promise<Report> {
  let head: Head | undefined
  let summary: Summary | undefined
  const occurrences: Occurrence[] = []
  const frames = new Map<string, Frame>()
  const nearMisses: NearMiss[] = []
  const skipped: Skipped[] = []
  const findings: Finding[] = []
  for await (const event of events) {
    switch (event.type) {
      case 'head':
        head = event.head
        break
      case 'occurrence':
        occurrences.push(event.occurrence)
        if (event.frame) frames.set(event.occurrence.fingerprint, event.frame)
        break
      case 'near-miss':
        nearMisses.push(event.nearMiss)
        break
      case 'skipped':
        skipped.push(event.skipped)
        break
      case 'finding':
        findings.push(event.finding)
        break
      case 'summary':
        summary = event.summary
    }
  }
  if (!head || !summary) throw new Error('Unexpected end of the scan, expected its summary')
  return { head, summary, occurrences, frames, nearMisses, skipped, findings }
}
