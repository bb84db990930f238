import type { MissionFinding } from '../../core/mission-report.ts'
import { percent, summaryOf } from '../../reports/status/numbers.ts'
import type { MissionPage } from '../data.ts'
import { html, type Markup, nothing } from '../html.ts'
import { bar } from './bar.ts'
import { board as boardOf } from './board.ts'
import { chart } from './chart.ts'
import { graph } from './graph.ts'
import { missionId } from './list.ts'
import { workPackage } from './work-package.ts'

/** Findings of a mission that are listed. */
const most = 100

/** Everything about one mission. */
export function missionSection({ board, profiles, history, events, prompts }: MissionPage): Markup {
  const { mission, friendly_name: name, progress, findings, work_packages: cards } = board
  const id = missionId(mission)
  const about = [board.mission_type, board.target_branch && `into ${board.target_branch}`]
  return html`<section id="${id}" class="mission" data-mission="${mission}" aria-labelledby="${id}-title">
    <h2 id="${id}-title" tabindex="-1">${name ?? mission}</h2>
    <p class="note">${[mission, ...about].filter(Boolean).join(', ')}</p>
    <p class="progress">
      <strong class="percentage" data-percentage="${progress.percentage}">${percent(progress.percentage)}</strong>
      ${bar(progress.percentage, percent(progress.percentage))}
    </p>
    <p class="note">
      ${summaryOf(progress)}${board.is_approved_not_merged ? '; approved, not merged' : ''}.
      ${profiles
        .slice(1)
        .map(
          other =>
            html`Profile ${other.name}: <span data-profile="${other.name}" data-percentage="${other.percentage}">${percent(other.percentage)}</span>.`,
        )}
    </p>
    <h3>Board</h3>
    ${cards.length === 0 ? html`<p class="note">No work packages yet.</p>` : boardOf(board)}
    ${history.length > 1 ? html`<h3>Progress over time</h3>${chart(history)}` : nothing}
    ${heading('Dependencies', graph(board))}
    ${findings.length > 0 ? html`<h3>Findings</h3>${findingList(findings)}` : nothing}
    ${cards.length > 0 ? html`<h3>Work packages</h3>` : nothing}
    ${cards.map(card =>
      workPackage({
        mission,
        card,
        events: events.get(card.id) ?? [],
        prompt: prompts.get(card.id),
      }),
    )}
  </section>`
}

const heading = (title: string, content: Markup): Markup =>
  content === nothing ? nothing : html`<h3>${title}</h3>${content}`

function findingList(findings: readonly MissionFinding[]): Markup {
  const order = ['error', 'warning', 'info']
  const sorted = findings.toSorted(
    (left, right) => order.indexOf(left.severity) - order.indexOf(right.severity),
  )
  const more = findings.length - most
  return html`<ul class="findings">
    ${sorted.slice(0, most).map(
      ({ severity, code, message, file, line, wp }) => html`<li data-severity="${severity}">
        <b>${severity}</b> <code>${code}</code> ${wp ?? ''} ${message}
        <small>${file ?? 'status.events.jsonl'}${line === null ? '' : `, line ${line}`}</small>
      </li>`,
    )}
    ${more > 0 ? html`<li>and ${more} more</li>` : nothing}
  </ul>`
}
