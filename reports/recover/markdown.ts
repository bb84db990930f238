import type { RecoverReport } from '../../core/recover-report.ts'
import { inlineCode, markdownTable } from '../parts/markup.ts'
import { headline } from './recover.ts'

/** What disagrees and what was repaired, for an issue or a diary. Names of the repository are code. */
export function markdownRecover(report: RecoverReport): string {
  const { findings, repairs, rescued, workspace, notes } = report
  const sections = [
    [`### ${headline(report)}`],
    repairs.length === 0
      ? []
      : markdownTable(
          ['repaired', 'place', 'what was done', 'before', 'after', 'kept in', 'takes it back'],
          ['left', 'left', 'left', 'left', 'left', 'left', 'left'],
          repairs.map(one => [
            one.kind,
            inlineCode(one.place),
            inlineCode(one.did),
            code(one.before),
            code(one.after),
            code(one.rescue),
            inlineCode(one.undo),
          ]),
        ),
    findings.length === 0
      ? []
      : markdownTable(
          ['kind', 'work packages', 'place', 'what disagrees', 'evidence', 'repair', 'command'],
          ['left', 'left', 'left', 'left', 'left', 'left', 'left'],
          findings.map(one => [
            one.kind,
            one.work_packages.map(inlineCode).join(', '),
            inlineCode(one.place),
            inlineCode(one.message),
            one.evidence.map(inlineCode).join('<br>'),
            [one.repair, one.held_by === null ? null : `left alone: ${one.held_by}`]
              .filter(text => text !== null)
              .map(inlineCode)
              .join('<br>'),
            inlineCode(one.command),
          ]),
        ),
    rescued.map(({ ref, place, paths }) => {
      const listed = paths.map(inlineCode).join(', ')
      return `- ${inlineCode(ref)} keeps of ${inlineCode(place)}: ${listed || 'commits'}`
    }),
    workspace
      ? [
          `${inlineCode(workspace.work_package)} goes on in ${inlineCode(workspace.path)} on ${inlineCode(workspace.branch)}.`,
        ]
      : [],
    notes.map(note => `- ${inlineCode(note)}`),
  ]
  return `${sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

const code = (text: string | null): string => (text === null ? '' : inlineCode(text))
