import type { CommandsReport } from '../../core/commands-report.ts'
import { findingRows } from '../checks/findings.ts'
import { jsonText } from '../parts/json-text.ts'

/** A line for the head, for each step, failure and finding, and for the counts. */
export function ndjsonCommands(report: CommandsReport): string {
  const { findings, steps, failures, counts, passed, ...head } = report
  return [
    jsonText({ type: 'head', ...head }),
    ...steps.map(step => jsonText({ type: 'step', step })),
    ...failures.map(failure => jsonText({ type: 'failure', failure })),
    ...findingRows(findings),
    jsonText({ type: 'summary', counts, passed }),
    '',
  ].join('\n')
}
