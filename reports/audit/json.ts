import type { AuditReport } from '../../core/audit-report.ts'
import { findingRows } from '../checks/findings.ts'
import { jsonText } from '../parts/json-text.ts'

/** The whole report as one object. */
export const jsonAudit = (report: AuditReport): string => `${jsonText(report, 2)}\n`

/** A head, then a line for each target and finding, the summary last. */
export function ndjsonAudit(report: AuditReport): string {
  const { targets, findings, leftovers, counts, differences, notes, passed, files, ...head } =
    report
  const rows = [
    jsonText({ type: 'head', head }),
    ...targets.map(target => jsonText({ type: 'target', target })),
    ...findingRows(findings),
    jsonText({
      type: 'summary',
      summary: { files, leftovers, counts, differences, notes, passed },
    }),
  ]
  return `${rows.join('\n')}\n`
}
