import type { MergeReport } from '../../core/merge-report.ts'
import { quantity } from '../parts/count.ts'
import { shellWord } from '../parts/place.ts'
import { renderTable } from '../parts/table.ts'
import { paintOf } from '../parts/view.ts'
import { visible } from '../parts/visible.ts'
import type { Screen } from '../reporter.ts'

/** What a merge has done, for people. */
export function prettyMerge(report: MergeReport, screen: Screen): string {
  const paint = paintOf(screen.color)
  const { mission, target, commit, steps, is_resumed: isResumed } = report
  if (report.is_there) return `${visible(mission)} is merged already: every work package is done\n`
  const how = isResumed ? 'Finished the merge of' : 'Merged'
  const verdict =
    commit === null
      ? paint.red(`${visible(mission)} is not merged: ${visible(target)} was not moved`)
      : paint.green(
          `${how} ${visible(mission)} into ${visible(target)}, now ${commit.slice(0, 12)}`,
        )
  const sections = [
    [verdict, ...renderTable(steps.map(rowOf))],
    steps.flatMap(step => conflictLines(step.wp, step)),
    report.conflict ? conflictLines(target, report.conflict) : [],
    commit === null ? nextLines(mission) : logLines(report),
  ]
  return `${sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

const rowOf = ({ wp, state, commit }: MergeReport['steps'][number]): readonly string[] => [
  visible(wp),
  state,
  commit?.slice(0, 12) ?? '',
]

function conflictLines(
  name: string,
  { conflicts, messages }: Pick<MergeReport['steps'][number], 'conflicts' | 'messages'>,
): readonly string[] {
  if (conflicts.length === 0) return []
  return [
    `${visible(name)} conflicts in`,
    ...conflicts.map(path => `  ${visible(path)}`),
    ...messages.filter(one => one.startsWith('CONFLICT')).map(one => `    ${visible(one)}`),
  ]
}

const nextLines = (mission: string): readonly string[] => [
  'Next',
  '  solve it on the branch of the work package, by merging what it conflicts with into it',
  `  cutover merge --mission ${shellWord(mission)} --abort  gives this merge up; then merge anew`,
]

const logLines = ({ events, is_log_committed: isCommitted }: MergeReport): readonly string[] => [
  `${quantity(events, 'event')} added to the log, which is ${isCommitted ? 'committed' : 'not committed: commit it'}`,
]
