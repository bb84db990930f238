import type { AuditReport } from '../../core/audit-report.ts'
import { reportMark } from '../../core/own-files.ts'
import { findingList } from '../checks/findings.ts'
import { number } from '../parts/count.ts'
import { inlineCode, markdownTable } from '../parts/markup.ts'
import { headline } from './pretty.ts'
import { leftoverRows, originOf, scopeLine, skippedLine } from './words.ts'

/** The same for a pull request or an issue. Names of the repository are code. */
export function markdownAudit(report: AuditReport, limit?: number): string {
  const { terms, scope, targets, leftovers, findings, differences, notes, history } = report
  const { categories, reasons } = leftoverRows(leftovers)
  const sections = [
    [`### ${report.passed ? 'Passed' : 'Failed'}: ${headline(report)}`],
    [
      ...terms.map(term => `- term ${inlineCode(originOf(term))}`),
      ...(scope ? [`- scope ${inlineCode(scopeLine(report))}`] : []),
      `- history ${history.map(inlineCode).join(', ')}`,
    ],
    markdownTable(
      ['target', 'files', 'read', 'not read', 'old', 'new', 'neither', 'undecided'],
      ['left', 'right', 'right', 'left', 'right', 'right', 'right', 'right'],
      targets.map(one => [
        inlineCode(one.path),
        number(one.files),
        number(one.scanned),
        skippedLine(one.skipped),
        number(one.oldTerm),
        number(one.newTerm),
        number(one.neither),
        number(one.occurrences.undecided),
      ]),
    ),
    categories.length === 0
      ? []
      : markdownTable(['old names', 'undecided', 'kept'], ['left', 'right', 'right'], categories),
    reasons.map(([count, reason]) => `- kept ${count}: ${inlineCode(reason)}`),
    findingList(findings, limit),
    differences.map(line => `- Spec Kitty itself: ${inlineCode(line)}`),
    notes.map(note => `- ${inlineCode(note)}`),
  ]
  return `${reportMark}${sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}
