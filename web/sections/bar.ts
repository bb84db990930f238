import { html, type Markup } from '../html.ts'

/** A bar that says its number to everybody. Drawn, since a style attribute is not allowed here. */
export const bar = (percentage: number, label: string): Markup => html`
  <svg class="bar" role="img" aria-label="${label}" viewBox="0 0 100 6" preserveAspectRatio="none">
    <rect class="track" width="100" height="6"></rect>
    <rect class="${percentage === 100 ? 'full' : 'fill'}" width="${percentage}" height="6"></rect>
  </svg>`
