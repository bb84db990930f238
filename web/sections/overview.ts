import type { MissionStatus } from '../../core/mission-report.ts'
import type { Finding } from '../../missions/status/findings.ts'
import { percent } from '../../reports/status/numbers.ts'
import { html, type Markup, nothing } from '../html.ts'
import { bar } from './bar.ts'
import { missionId } from './list.ts'

/** Missions that a list of the overview holds. */
const most = 12

/** What a person wants to know before any mission: what is under way, and what needs a look. */
export function overview(
  statuses: readonly MissionStatus[],
  profile: string,
  unreconciled: ReadonlySet<string>,
): Markup {
  const stuck = statuses.filter(({ mission }) => unreconciled.has(mission))
  const under = statuses.filter(
    ({ progress: { percentage } }) => percentage > 0 && percentage < 100,
  )
  const done = statuses.filter(({ progress }) => progress.percentage === 100)
  const approved = statuses.filter(one => one.is_approved_not_merged)
  const broken = statuses.filter(({ findings }) => findings.some(one => one.severity === 'error'))
  const working = under.filter(one => !one.is_approved_not_merged).toSorted(byLastEvent)
  return html`<section id="overview" aria-labelledby="overview-title">
    <h2 id="overview-title">All missions</h2>
    <dl class="totals">
      ${total(statuses.length, 'missions')} ${total(working.length, 'under way')}
      ${total(approved.length, 'approved, not merged')} ${total(done.length, 'at 100 %')}
      ${total(broken.length, 'with errors')} ${total(stuck.length, 'to be reconciled')}
    </dl>
    ${cards('Under way', working)} ${cards('Approved, not merged', approved)}
    ${cards('Need a look', broken)} ${cards('To be reconciled', stuck)}
    <p class="note">Percentages are those of the profile <b>${profile}</b>.</p>
  </section>`
}

/** The missions with which something disagrees. */
export const unreconciledIn = (
  health: ReadonlyMap<string, readonly Finding[]>,
): ReadonlySet<string> =>
  new Set(
    [...health].flatMap(([mission, findings]) =>
      findings.some(({ severity }) => severity !== 'info') ? [mission] : [],
    ),
  )

const total = (count: number, what: string): Markup =>
  html`<div><dt>${what}</dt><dd>${count}</dd></div>`

function byLastEvent(left: MissionStatus, right: MissionStatus): number {
  const [one, other] = [left.last_event_at ?? '', right.last_event_at ?? '']
  return one === other ? 0 : one < other ? 1 : -1
}

function cards(title: string, missions: readonly MissionStatus[]): Markup {
  if (missions.length === 0) return nothing
  const more = missions.length - most
  return html`<h3>${title}</h3>
    <ul class="cards">
      ${missions.slice(0, most).map(card)}
    </ul>
    ${more > 0 ? html`<p class="note">and ${more} more in the list</p>` : nothing}`
}

const card = ({ mission, friendly_name: name, progress }: MissionStatus): Markup => html`<li>
  <a href="#${missionId(mission)}">
    <b>${name ?? mission}</b>
    <span class="percentage">${percent(progress.percentage)}</span>
    ${bar(progress.percentage, percent(progress.percentage))}
    <small>${progress.done_count} of ${progress.total_count} done</small>
  </a>
</li>`
