import type { MergeReport, StepReport } from '../../core/merge-report.ts'
import { number } from '../parts/count.ts'
import { inlineCode, markdownTable } from '../parts/markup.ts'
import { factsOf, headline, leftoverLine, pushLines } from './merge.ts'

/** What a merge has done, for a pull request or a diary. Names of the repository are code. */
export function markdownMerge(report: MergeReport): string {
  const { steps, conflict, notes, leftovers, solve_in } = report
  const conflicts = [...steps.flatMap(({ conflicts: own }) => own), ...(conflict?.conflicts ?? [])]
  const sections = [
    [`### ${titleOf(report)}`],
    steps.length === 0 ? [] : tableOf(steps),
    conflicts.map(({ path, kind }) => `- ${inlineCode(path)}: ${kind}`),
    solve_in === null ? [] : [`To be solved in ${inlineCode(solve_in)}.`],
    leftovers.map(one => `- ${inlineCode(leftoverLine(one))}`),
    notes.map(note => `- ${inlineCode(note)}`),
    pushLines(report).map(line => `- ${inlineCode(line)}`),
    [
      `Strategy ${report.strategy}, ${number(report.events)} events, ${seconds(report.milliseconds)}.`,
    ],
  ]
  return `${sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

/** The same line, with the names of the repository as code. */
const titleOf = (report: MergeReport): string => headline(report, inlineCode)

const tableOf = (steps: readonly StepReport[]): readonly string[] =>
  markdownTable(
    ['work package', 'state', 'commit', 'commits', 'files', 'conflicts', 'events', 'time', 'note'],
    ['left', 'left', 'left', 'right', 'right', 'right', 'right', 'right', 'left'],
    steps.map(step => [
      inlineCode(step.wp),
      step.state,
      step.commit === null ? '' : inlineCode(step.commit.slice(0, 12)),
      number(step.commits),
      number(step.files),
      number(step.conflicts.length),
      number(step.events),
      seconds(step.milliseconds),
      factsOf({ ...step, events: 0 }).join('; '),
    ]),
  )

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`
