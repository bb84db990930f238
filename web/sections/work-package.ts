import type { CardStatus } from '../../core/mission-report.ts'
import type { EventRow } from '../../missions/mission/history.ts'
import { fragmentOf, html, type Markup, nothing, raw } from '../html.ts'
import { promptHtml } from '../prompt.ts'
import { workPackageId } from './board.ts'
import { words } from './words.ts'

export interface WorkPackageView {
  readonly mission: string
  readonly card: CardStatus
  readonly events: readonly EventRow[]
  /** Undefined where prompts are left out. */
  readonly prompt: string | undefined
}

/** A work package with what happened to it and what is asked of it. Opens when somebody goes there. */
export const workPackage = ({
  mission,
  card,
  events,
  prompt,
}: WorkPackageView): Markup => html`<details
  class="work-package"
  name="work-package"
>
  <summary>
    <b>${card.id}</b> ${card.title} <span class="lane-name" data-lane="${card.lane}">${words(card.lane)}</span>
  </summary>
  <div id="${workPackageId(mission, card.id)}" tabindex="-1">
    <dl class="facts">
      ${fact('Agent', card.agent)} ${fact('Since', card.since && minuteOf(card.since))}
      ${fact('Depends on', card.dependencies.join(', '))} ${fact('Waits for', card.waits_for.join(', '))}
      ${fact('Execution lane', card.execution_lane)}
      ${fact('Subtasks', card.subtasks && `${card.subtasks.done} of ${card.subtasks.total} done`)}
      ${fact('File', card.file)}
    </dl>
    ${eventTable(events)}
    ${
      prompt === undefined || prompt.trim() === ''
        ? nothing
        : html`<details class="prompt" id="${fragmentOf('prompt', mission, card.id)}"><summary>Prompt</summary><div>${raw(promptHtml(prompt))}</div></details>`
    }
  </div>
</details>`

/** `2026-08-21 10:00`, in the zone in which it was written. */
const minuteOf = (at: string): string => at.slice(0, 16).replace('T', ' ')

const fact = (name: string, value: string | null): Markup =>
  value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : nothing

/** Events that a table holds; the newest of more. */
const most = 500

function eventTable(all: readonly EventRow[]): Markup {
  if (all.length === 0) return html`<p class="note">Nothing has happened yet.</p>`
  const events = all.slice(-most)
  return html`<div class="scroll"><table>
    <caption>Events${all.length > most ? `, the newest ${most} of ${all.length}` : ''}</caption>
    <thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">Who</th><th scope="col">Why</th></tr></thead>
    <tbody>
      ${events.map(
        ({ at, what, actor, reason, isForced }) => html`<tr>
          <td><time>${minuteOf(at)}</time></td>
          <td>${what}${isForced ? ', forced' : ''}</td>
          <td>${actor}</td>
          <td>${reason ?? ''}</td>
        </tr>`,
      )}
    </tbody>
  </table></div>`
}
