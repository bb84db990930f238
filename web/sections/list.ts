import type { MissionStatus } from '../../core/mission-report.ts'
import { lanesOf } from '../../reports/status/list.ts'
import { percent } from '../../reports/status/numbers.ts'
import { fragmentOf, html, type Markup, nothing } from '../html.ts'
import { bar } from './bar.ts'
import { words } from './words.ts'

/** The id of a mission's row in the list. */
export const rowId = (mission: string): string => fragmentOf('row', mission)

/** The id of a mission's section. */
export const missionId = (mission: string): string => fragmentOf('mission', mission)

/** A mission in the list beside the page. */
export function missionRow(status: MissionStatus): Markup {
  const { mission, friendly_name: name, progress, findings } = status
  const trouble = findings.filter(({ severity }) => severity !== 'info').length
  return html`<li id="${rowId(mission)}" data-mission="${mission}">
    <a href="#${missionId(mission)}">
      <span class="name">${name ?? mission}</span>
      <span class="percentage" data-percentage="${progress.percentage}">${percent(progress.percentage)}</span>
      ${bar(progress.percentage, `${percent(progress.percentage)} of ${mission}`)}
      <span class="lanes">${words(lanesOf(progress.per_lane_counts)) || 'no work packages'}</span>
      ${
        trouble > 0
          ? html`<span class="trouble">${trouble} ${trouble === 1 ? 'finding' : 'findings'}</span>`
          : nothing
      }
    </a>
  </li>`
}
