import type { CommandsReport } from '../../core/commands-report.ts'
import { findingList } from '../checks/findings.ts'
import { inlineCode, markdownTable } from '../parts/markup.ts'
import { headline, safeLine } from './pretty.ts'

/** The same for an issue or a diary. Names of the repository are code. */
export function markdownCommands(report: CommandsReport, limit: number | undefined): string {
  const { steps, failures, notes, findings } = report
  const sections = [
    [`### ${headline(report)}`],
    steps.length === 0
      ? []
      : markdownTable(
          ['file', report.dry_run ? 'would be' : 'was', 'because', 'former content'],
          ['left', 'left', 'left', 'left'],
          steps.map(({ path, did, why, copy }) => [
            inlineCode(path),
            did,
            why === '' ? '' : inlineCode(why),
            copy === null ? '' : inlineCode(copy),
          ]),
        ),
    ...(report.dry_run ? steps.map(({ diff }) => diffBlock(diff ?? '')) : []),
    failures.map(({ path, why }) => `- left ${inlineCode(path)}: ${inlineCode(why)}`),
    notes.map(note => `- ${inlineCode(note)}`),
    findingList(findings, limit),
  ]
  return `${sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

/** Fenced by more back-ticks than are in it. */
function diffBlock(diff: string): readonly string[] {
  const ticks = Math.max(3, ...[...diff.matchAll(/`+/g)].map(([run]) => run.length + 1))
  const fence = '`'.repeat(ticks)
  const lines = diff.trimEnd().split('\n')
  return [`${fence}diff`, ...lines.map(line => safeLine(line.replace(/\r$/, ''))), fence]
}
