import { type ForecastStep, forecastStates, type MergeForecast } from '../../core/merge-report.ts'
import { quantity, shorten } from '../parts/count.ts'
import { renderTable } from '../parts/table.ts'
import { paintOf } from '../parts/view.ts'
import { visible } from '../parts/visible.ts'
import type { Screen } from '../reporter.ts'
import { conflictLines } from './conflicts.ts'

/** What a merge of a mission would do, for people. */
export function prettyForecast(forecast: MergeForecast, screen: Screen): string {
  const paint = paintOf(screen.color)
  const { passed, mission, target, base, steps, hooks } = forecast
  const verdict = passed ? paint.green : paint.red
  const held = passed ? 'would merge' : 'would not merge'
  if (forecast.is_there)
    return `${visible(mission)} is merged already: every work package is done\n`
  const sections = [
    [
      verdict(`${visible(mission)} ${held} into ${visible(target)} (${base.slice(0, 12)})`),
      ...renderTable(steps.map(rowOf)),
    ],
    steps.flatMap(step => conflictLines(`${step.wp} (${step.branch})`, step)),
    targetLines(forecast),
    forecast.obstacles.map(one => `In the way: ${visible(one)}`),
    [
      ...(hooks.length > 0
        ? [`Hooks that git would run, and this does not: ${hooks.map(visible).join(', ')}`]
        : []),
      ...(forecast.signs ? ['Commits are signed by setting'] : []),
    ],
    afterLines(forecast),
    [paint.dim('Nothing was written')],
  ]
  return `${sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

function rowOf(step: ForecastStep): readonly string[] {
  const { wp, lane, branch, state, reason, commits, files } = step
  const facts = [
    reason === null ? forecastStates[state].means : `${forecastStates[state].means}: ${reason}`,
    ...(step.is_stale ? ['behind the branch of the mission'] : []),
    ...(step.is_approximate && state !== 'not-approved' ? ['held against what merges'] : []),
  ]
  const brings = branch === null ? '' : `${quantity(commits, 'commit')}, ${quantity(files, 'file')}`
  return [visible(wp), visible(lane), state, brings, visible(facts.join('; '))]
}

/** Files that both sides changed which are shown. */
const most = 20

function targetLines({ target, target_merge: whole, steps }: MergeForecast): readonly string[] {
  const isPart = steps.some(({ state }) => forecastStates[state].stops)
  const { shown, rest } = shorten(whole.touched_by_both, most, null)
  return [
    `${isPart ? 'What merges so far' : 'The whole'} against ${visible(target)}: ${whole.state}`,
    ...conflictLines(target, whole).map(line => `  ${line}`),
    ...(whole.behind > 0
      ? [`  the target has ${quantity(whole.behind, 'commit')} that the mission has not seen`]
      : []),
    ...shown.map(path => `  changed on both sides: ${visible(path)}`),
    ...rest,
  ]
}

/** How it would be done, and what would go. */
function afterLines(forecast: MergeForecast): readonly string[] {
  const { strategy, push, keeps_branches, keeps_worktrees } = forecast
  const going = [
    ...(keeps_branches ? [] : ['branches']),
    ...(keeps_worktrees ? [] : ['worktrees']),
  ].join(' and ')
  return [
    `By ${strategy}${push === null ? '' : `, and pushed to ${visible(push)}`}`,
    ...(going === '' ? [] : [`Then ${going} of its lanes go, where nothing would be lost`]),
  ]
}
