import { isDisplayLane } from '../../core/lanes.ts'
import type { CardStatus, MissionBoard } from '../../core/mission-report.ts'
import { age } from '../../reports/parts/age.ts'
import { fragmentOf, html, type Markup, nothing } from '../html.ts'
import { words } from './words.ts'

/** The id of a work package's text. */
export const workPackageId = (mission: string, id: string): string => fragmentOf('wp', mission, id)

/** The lanes of a mission as columns. Lanes that are empty are named, and take no room. */
export function board({ mission, lanes, work_packages: cards }: MissionBoard): Markup {
  const known = new Map(cards.map(card => [card.id, card]))
  const filled = lanes.filter(lane => lane.work_packages.length > 0)
  const empty = lanes.filter(
    ({ lane, work_packages: ids }) => ids.length === 0 && isDisplayLane(lane),
  )
  return html`<div class="board" role="list" aria-label="Lanes">
      ${filled.map(
        ({
          lane,
          work_packages: ids,
        }) => html`<section class="lane" role="listitem" data-lane="${lane}">
          <h4>${words(lane)} <span class="count">${ids.length}</span></h4>
          <ul>
            ${ids.map(id => {
              const one = known.get(id)
              return one ? card(one, mission) : nothing
            })}
          </ul>
        </section>`,
      )}
    </div>
    ${
      empty.length > 0
        ? html`<p class="note">Empty: ${empty.map(({ lane }) => words(lane)).join(', ')}</p>`
        : nothing
    }`
}

function card(one: CardStatus, mission: string): Markup {
  const { subtasks } = one
  return html`<li>
    <a class="card" href="#${workPackageId(mission, one.id)}" data-wp="${one.id}">
      <b>${one.id}</b> ${one.title}
      <small>${[one.agent, one.age === null ? null : age(one.age)].filter(Boolean).join(', ') || 'nobody yet'}</small>
      ${one.is_stale ? html`<small class="warning">stale</small>` : nothing}
      ${
        one.waits_for.length > 0 && one.lane !== 'done'
          ? html`<small>waits for ${one.waits_for.join(', ')}</small>`
          : nothing
      }
      ${subtasks ? html`<small>${subtasks.done} of ${subtasks.total} subtasks</small>` : nothing}
      ${one.unreconciled.map(kind => html`<small class="warning">${words(kind)}</small>`)}
      ${one.has_events ? nothing : html`<small class="warning">no events</small>`}
    </a>
  </li>`
}
