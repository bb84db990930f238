import type { CardStatus, MissionBoard } from '../../core/mission-report.ts'
import { fragmentOf, html, type Markup, nothing } from '../html.ts'
import { words } from './words.ts'

const node = { width: 74, height: 30, gapX: 46, gapY: 12 }
const margin = { left: 108, top: 10 }

/** Work packages that are drawn at most; more of them say nothing in a picture. */
const most = 60

interface Placed {
  readonly card: CardStatus
  readonly x: number
  readonly y: number
}

/**
 * Work packages in rows of their execution lanes, each behind what it depends on. A picture for
 * eyes; the same is told as a list for everybody.
 */
export function graph({
  mission,
  work_packages: cards,
  execution_lanes: lanes,
}: MissionBoard): Markup {
  const arrowId = fragmentOf('arrow', mission)
  const edges = cards.flatMap(({ id, dependencies }) => dependencies.map(from => ({ from, id })))
  if (cards.length === 0 || cards.length > most || (edges.length === 0 && lanes.length < 2))
    return nothing
  const { placed, rows, width, height } = layout(cards)
  return html`<figure class="graph">
    <svg role="img" aria-label="Dependencies of the work packages" viewBox="0 0 ${width} ${height}" width="${width}">
      <defs>
        <marker id="${arrowId}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
          <path d="M0 0L8 4L0 8z"></path>
        </marker>
      </defs>
      ${rows.map(
        ({
          name,
          y,
          height: tall,
        }) => html`<rect class="row" x="0" y="${y}" width="${width}" height="${tall}" rx="6"></rect>
          <text class="tick" x="10" y="${y + tall / 2 + 4}">${name}</text>`,
      )}
      ${edges.map(({ from, id }) => arrow(placed.get(from), placed.get(id), arrowId))}
      ${[...placed.values()].map(
        ({ card, x, y }) => html`<g class="node" data-lane="${card.lane}">
          <title>${card.id} ${card.title}: ${words(card.lane)}</title>
          <rect x="${x}" y="${y}" width="${node.width}" height="${node.height}" rx="6"></rect>
          <text x="${x + node.width / 2}" y="${y + node.height / 2 + 4}" text-anchor="middle">${card.id}</text>
        </g>`,
      )}
    </svg>
    <figcaption>
      ${
        edges.length === 0
          ? 'No work package depends on another.'
          : cards
              .filter(({ dependencies }) => dependencies.length > 0)
              .map(({ id, dependencies }) => `${id} after ${dependencies.join(', ')}`)
              .join('; ')
      }
      ${lanes
        .filter(({ depends_on: before }) => before.length > 0)
        .map(({ id, depends_on: before }) => html`<br />${id} after ${before.join(', ')}`)}
    </figcaption>
  </figure>`
}

function arrow(from: Placed | undefined, to: Placed | undefined, arrowId: string): Markup {
  if (!from || !to) return nothing
  const [x1, y1] = [from.x + node.width, from.y + node.height / 2]
  const [x2, y2] = [to.x - 3, to.y + node.height / 2]
  const bend = Math.max(20, Math.abs(x2 - x1) / 2)
  return html`<path class="edge" marker-end="url(#${arrowId})" d="M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}"></path>`
}

function layout(cards: readonly CardStatus[]) {
  const depth = depthsOf(cards)
  const names = [...new Set(cards.map(({ execution_lane: lane }) => lane ?? 'no lane'))].toSorted()
  const placed = new Map<string, Placed>()
  const rows: { name: string; y: number; height: number }[] = []
  let y = 0
  for (const name of names) {
    const members = cards.filter(({ execution_lane: lane }) => (lane ?? 'no lane') === name)
    const taken = new Map<number, number>()
    for (const card of members) {
      const column = depth.get(card.id) ?? 0
      const line = taken.get(column) ?? 0
      taken.set(column, line + 1)
      placed.set(card.id, {
        card,
        x: margin.left + column * (node.width + node.gapX),
        y: y + margin.top + line * (node.height + node.gapY),
      })
    }
    const lines = Math.max(1, ...taken.values())
    const height = 2 * margin.top + lines * node.height + (lines - 1) * node.gapY
    rows.push({ name, y, height })
    y += height + 6
  }
  const columns = Math.max(0, ...depth.values()) + 1
  return { placed, rows, width: margin.left + columns * (node.width + node.gapX), height: y }
}

/** How many work packages in a row each one comes behind; a circle ends where it began. */
function depthsOf(cards: readonly CardStatus[]): ReadonlyMap<string, number> {
  const known = new Map(cards.map(card => [card.id, card]))
  const depths = new Map<string, number>()
  const depthOf = (id: string, above: ReadonlySet<string>): number => {
    const found = depths.get(id)
    if (found !== undefined) return found
    const before = (known.get(id)?.dependencies ?? []).filter(
      one => known.has(one) && !above.has(one),
    )
    const inside = new Set([...above, id])
    const depth = Math.max(0, ...before.map(one => depthOf(one, inside) + 1))
    depths.set(id, depth)
    return depth
  }
  for (const { id } of cards) depthOf(id, new Set())
  return depths
}
