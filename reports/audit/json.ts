import type { AuditReport } from '../../core/audit-report.ts'
import { findingRows } from '../checks/findings.ts'

/** The whole report as one object. */
export const jsonAudit = (report: AuditReport): string =>
  `${JSON.stringify(report, undefined, 2)}\n`

/** A head, then a line for each target and finding, the summary last. */
export function ndjsonAudit(report: AuditReport): string {
  const { targets, findings, leftovers, counts, differences, notes, passed, files, ...head } =
    report
  const rows = [
    JSON.stringify({ type: 'head', head }),
    ...targets.map(target => JSON.stringify({ type: 'target', target })),
    ...findingRows(findings),
    JSON.stringify({
      type: 'summary',
      summary: { files, leftovers, counts, differences, notes, passed },
    }),
  ]
  return `${rows.join('\n')}\n`
}
