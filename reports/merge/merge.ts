import type { Leftover, MergeReport, StepReport } from '../../core/merge-report.ts'
import { quantity } from '../parts/count.ts'
import { shellWord } from '../parts/place.ts'
import { renderTable } from '../parts/table.ts'
import { paintOf } from '../parts/view.ts'
import { visible } from '../parts/visible.ts'
import type { Screen } from '../reporter.ts'
import { conflictLines } from './conflicts.ts'

/** What a merge has done, for people. */
export function prettyMerge(report: MergeReport, screen: Screen): string {
  const paint = paintOf(screen.color)
  const { target, commit, steps, notes } = report
  const verdict = commit === null ? paint.red : paint.green
  const sections = [
    [verdict(visible(headline(report))), ...renderTable(steps.map(rowOf))],
    steps.flatMap(step => conflictLines(step.wp, step)),
    report.conflict ? conflictLines(target, report.conflict) : [],
    commit === null ? nextLines(report) : doneLines(report),
    notes.map(note => paint.dim(visible(note))),
  ]
  return `${sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

/** One line that says how it ended. */
export function headline({ mission, target, commit, is_resumed, is_there }: MergeReport): string {
  if (is_there) return `${mission} is merged already: every work package is done`
  if (commit === null) return `${mission} is not merged: ${target} was not moved`
  return `${is_resumed ? 'Finished the merge of' : 'Merged'} ${mission} into ${target}, now ${commit.slice(0, 12)}`
}

function rowOf(step: StepReport): readonly string[] {
  const { wp, state, commit, commits, files } = step
  const brings =
    state === 'merged' || state === 'done before'
      ? `${quantity(commits, 'commit')}, ${quantity(files, 'file')}`
      : ''
  return [visible(wp), state, commit?.slice(0, 12) ?? '', brings, factsOf(step).join('; ')]
}

/** What else there is to say of a work package. */
export const factsOf = ({ is_solved, events }: StepReport): readonly string[] => [
  ...(is_solved ? ['solved by hand'] : []),
  ...(events > 0 ? [quantity(events, 'event')] : []),
]

function nextLines({ mission, solve_in }: MergeReport): readonly string[] {
  const command = `cutover merge --mission ${shellWord(mission)}`
  return [
    'Next',
    ...(solve_in === null
      ? []
      : [`  cd ${shellWord(solve_in)}  and solve it there; then \`git add\` each file`]),
    `  ${command} --continue  goes on with that`,
    `  ${command} --abort  gives the merge up`,
  ]
}

function doneLines(report: MergeReport): readonly string[] {
  if (report.is_there) return []
  const { events, is_log_committed: isCommitted, pushed, leftovers } = report
  const log = isCommitted ? 'which is committed' : 'which is not committed: commit it'
  return [
    `${quantity(events, 'event')} added to the log, ${log}`,
    ...(pushed === null ? [] : [`Pushed to ${visible(pushed)}`]),
    ...leftovers.map(leftoverLine),
  ]
}

/** What became of a branch or worktree, with the way back. */
export function leftoverLine({ kind, name, oid, is_removed, why, ignored }: Leftover): string {
  const shown = visible(name)
  if (!is_removed) return visible(`Kept the ${kind} ${name}: ${why}`)
  if (kind === 'branch')
    return `Removed the branch ${shown}  (git branch ${shellWord(name)} ${oid.slice(0, 12)} brings it back)`
  const went =
    ignored.length === 0
      ? ''
      : `, with what git ignores there: ${ignored.slice(0, 5).map(visible).join(', ')}`
  return `Removed the worktree ${shown}${went}`
}
