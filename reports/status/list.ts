import { lanes } from '../../core/lanes.ts'
import type { MissionFinding, MissionStatus } from '../../core/mission-report.ts'
import { bar } from '../parts/bar.ts'
import { number, quantity } from '../parts/count.ts'
import { renderTable } from '../parts/table.ts'
import { type Paint, paintOf } from '../parts/view.ts'
import { visible } from '../parts/visible.ts'
import type { Screen } from '../reporter.ts'
import { percent } from './numbers.ts'

/** All missions, a row each, for people. */
export function prettyMissions(
  missions: readonly MissionStatus[],
  profile: string,
  screen: Screen,
): string {
  if (missions.length === 0) return 'No missions in kitty-specs/\n'
  const paint = paintOf(screen.color)
  const rows = missions.map(mission => rowOf(mission, paint))
  return `${[
    headlineOf(missions, profile),
    ...renderTable(rows, ['left', 'right', 'left', 'left', 'left']),
  ].join('\n')}\n`
}

function headlineOf(missions: readonly MissionStatus[], profile: string): string {
  const count = (fits: (mission: MissionStatus) => boolean): number => missions.filter(fits).length
  const waiting = count(one => one.is_approved_not_merged)
  const parts = [
    [
      count(({ progress }) => progress.percentage > 0 && progress.percentage < 100) - waiting,
      'under way',
    ],
    [waiting, 'approved and not merged'],
    [count(({ progress }) => progress.percentage === 100), 'at 100 %'],
  ] as const
  const told = parts
    .filter(([found]) => found > 0)
    .map(([found, what]) => `${number(found)} ${what}`)
  return [quantity(missions.length, 'mission'), ...told, `profile ${profile}`].join(', ')
}

function rowOf(mission: MissionStatus, paint: Paint): readonly string[] {
  const { progress, findings } = mission
  const paintBar = progress.percentage === 100 ? paint.green : paint.cyan
  return [
    paintBar(bar(progress.percentage, 10)),
    percent(progress.percentage),
    visible(mission.mission),
    lanesOf(progress.per_lane_counts),
    [
      ...(mission.is_approved_not_merged ? ['approved, not merged'] : []),
      ...troubleOf(findings, paint),
    ].join(', '),
  ]
}

/** `3 done, 1 in_progress`: from the end of the board to its begin. */
export const lanesOf = (counts: Readonly<Record<string, number>>): string =>
  lanes
    .toReversed()
    .flatMap(lane => (counts[lane] ? [`${number(counts[lane])} ${lane}`] : []))
    .join(', ')

/** How many findings ask for a look. */
function troubleOf(findings: readonly MissionFinding[], paint: Paint): readonly string[] {
  const count = (severity: MissionFinding['severity']): number =>
    findings.filter(one => one.severity === severity).length
  const [errors, warnings] = [count('error'), count('warning')]
  return [
    ...(errors > 0 ? [paint.red(quantity(errors, 'error'))] : []),
    ...(warnings > 0 ? [paint.yellow(quantity(warnings, 'warning'))] : []),
  ]
}
