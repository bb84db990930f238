import type { Leftover, MergeReport, StepReport } from '../../core/merge-report.ts'
import { shellWord } from '../../core/shell-word.ts'
import { quantity } from '../parts/count.ts'
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
    [verdict(headline(report, visible)), ...renderTable(steps.map(rowOf))],
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

/** One line that says how it ended; names of the repository are shown by `name`. */
export function headline(report: MergeReport, name: (text: string) => string): string {
  const { target, commit, is_resumed, is_there } = report
  const mission = name(report.mission)
  if (is_there) return `${mission} is merged already: every work package is done`
  if (commit === null) return `${mission} is not merged: ${name(target)} was not moved`
  const how = is_resumed ? 'Finished the merge of' : 'Merged'
  return `${how} ${mission} into ${name(target)}, now ${name(commit.slice(0, 12))}`
}

function rowOf(step: StepReport): readonly string[] {
  const { wp, state, commit, commits, files } = step
  const brings =
    (state === 'merged' || state === 'done before') && commits > 0
      ? `${quantity(commits, 'commit')}, ${quantity(files, 'file')}`
      : ''
  return [visible(wp), state, commit?.slice(0, 12) ?? '', brings, factsOf(step).join('; ')]
}

/** What else there is to say of a work package. */
export const factsOf = ({ is_solved, events }: StepReport): readonly string[] => [
  ...(is_solved ? ['solved by hand'] : []),
  ...(events > 0 ? [quantity(events, 'event')] : []),
]

function nextLines({ mission, solve_in, is_solved }: MergeReport): readonly string[] {
  const command = `cutover merge --mission ${shellWord(mission)}`
  if (is_solved)
    return [`All of it is solved in ${visible(solve_in ?? '')}`, 'Next', `  ${command} --continue`]
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
  if (report.is_there) return pushLines(report)
  const { events, is_log_committed: isCommitted, leftovers } = report
  const added = events === 0 ? 'No event was added' : `${quantity(events, 'event')} added`
  const log = isCommitted
    ? 'which is committed'
    : `which is not committed: ${visible(report.target)} is not checked out in the primary checkout, or lacks it`
  return [`${added} to the log, ${log}`, ...pushLines(report), ...leftovers.map(leftoverLine)]
}

/** Where it was pushed to, or why it was not. */
export const pushLines = ({ pushed, push_failed: why }: MergeReport): readonly string[] => [
  ...(pushed === null ? [] : [`Pushed to ${visible(pushed)}`]),
  ...(why === null ? [] : [`Not pushed: ${visible(why.replace(/\s*\n\s*/g, '; '))}`]),
]

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
