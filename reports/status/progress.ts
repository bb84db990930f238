import type { MissionProgress } from '../../core/mission-report.ts'
import { bar } from '../parts/bar.ts'
import { renderTable } from '../parts/table.ts'
import { paintOf } from '../parts/view.ts'
import { visible } from '../parts/visible.ts'
import type { Screen } from '../reporter.ts'
import { lanesOf } from './list.ts'
import { percent, summaryOf } from './numbers.ts'

/** How far missions are: one with each of its work packages, several in a row each. */
export function prettyProgress(missions: readonly MissionProgress[], screen: Screen): string {
  const [only] = missions
  if (!only) return 'No missions in kitty-specs/\n'
  const paint = paintOf(screen.color)
  if (missions.length > 1)
    return `${renderTable(missions.map(rowOf), ['left', 'right']).join('\n')}\n`
  return `${[
    `${paint.bold(visible(only.mission))}  ${summaryOf(only)}`,
    ...renderTable(
      only.per_wp.map(({ wp_id, lane, lane_weight }) => [
        visible(wp_id),
        lane,
        String(lane_weight),
      ]),
      ['left', 'left', 'right'],
    ),
  ].join('\n')}\n`
}

const rowOf = (mission: MissionProgress): readonly string[] => [
  bar(mission.percentage, 10),
  percent(mission.percentage),
  visible(mission.mission),
  `${mission.done_count} of ${mission.total_count} done`,
  lanesOf(mission.per_lane_counts),
]
