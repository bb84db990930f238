import { html, type Markup, nothing } from '../html.ts'

interface Point {
  readonly at: string
  readonly percentage: number
}

const size = { width: 640, height: 180, left: 40, right: 12, top: 12, bottom: 24 }

/** Progress over time as steps, with the first and last day and the quarters. */
export function chart(history: readonly Point[]): Markup {
  const points = history
    .map(({ at, percentage }) => ({ at, time: Date.parse(at), percentage }))
    .filter(({ time }) => !Number.isNaN(time))
    .toSorted((left, right) => left.time - right.time)
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return nothing
  const span = Math.max(1, last.time - first.time)
  const x = (time: number): number =>
    size.left + ((time - first.time) / span) * (size.width - size.left - size.right)
  const y = (percentage: number): number =>
    size.top + (1 - percentage / 100) * (size.height - size.top - size.bottom)
  const line = points
    .map(({ time, percentage }, index) => {
      const step = index === 0 ? `M${round(x(time))} ${round(y(0))}` : `H${round(x(time))}`
      return `${step}V${round(y(percentage))}`
    })
    .join('')
  const area = `${line}V${round(y(0))}Z`
  const says = `from ${first.percentage} % on ${dayOf(first.at)} to ${last.percentage} % on ${dayOf(last.at)}`
  return html`<figure class="chart">
    <svg role="img" aria-label="Progress ${says}" viewBox="0 0 ${size.width} ${size.height}">
      ${[0, 25, 50, 75, 100].map(
        tick => html`<line class="grid" x1="${size.left}" x2="${size.width - size.right}" y1="${round(y(tick))}" y2="${round(y(tick))}"></line>
          <text class="tick" x="${size.left - 6}" y="${round(y(tick) + 4)}" text-anchor="end">${tick}</text>`,
      )}
      <path class="area" d="${area}"></path>
      <path class="line" d="${line}"></path>
      <circle class="dot" cx="${round(x(last.time))}" cy="${round(y(last.percentage))}" r="3.5"></circle>
      <text class="tick" x="${size.left}" y="${size.height - 6}">${dayOf(first.at)}</text>
      <text class="tick" x="${size.width - size.right}" y="${size.height - 6}" text-anchor="end">${dayOf(last.at)}</text>
    </svg>
    <figcaption>Progress ${says}</figcaption>
  </figure>`
}

const round = (value: number): number => Math.round(value * 10) / 10

const dayOf = (at: string): string => at.slice(0, 10)
