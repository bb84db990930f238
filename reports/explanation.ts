import type { Occurrence } from '../core/occurrence.ts'
import type { Frame } from '../core/report.ts'
import { renderFrame } from './parts/frame.ts'
import { placeOf } from './parts/place.ts'
import { renderTable } from './parts/table.ts'
import { paintOf } from './parts/view.ts'
import { visible } from './parts/visible.ts'
import type { Screen } from './reporter.ts'
import { meaningOf } from './sections/groups.ts'

/** Why an occurrence has its category and its action, step by step. */
export interface Explanation {
  readonly occurrence: Occurrence
  readonly frame: Frame | undefined
  readonly region: {
    readonly syntax: string
    readonly role: string | undefined
    readonly text: string
    readonly trail: readonly string[]
    readonly context: Readonly<Record<string, string>>
  }
  /** Every classifier in the order in which it was asked; only the last one answered. */
  readonly asked: readonly { readonly classifier: string; readonly answer: string | undefined }[]
  readonly surface: { readonly surface: string; readonly rule: string }
  readonly contract: string | null
  readonly action: { readonly action: string; readonly rule: string; readonly reason: string }
}

/** One explanation for people. */
export function renderExplanation(explanation: Explanation, screen: Screen): string {
  const { occurrence, frame } = explanation
  const paint = paintOf(screen.color)
  const title = `${paint.bold(placeOf(occurrence))}  \`${visible(occurrence.text)}\` of the term \`${visible(occurrence.term)}\``
  const rows = stepsOf(explanation).map(([name, value]) => [
    paint.dim(name),
    shortened(visible(value)),
  ])
  return [
    title,
    '',
    ...(frame ? [...renderFrame(occurrence, frame, screen), ''] : []),
    ...renderTable(rows),
    '',
  ].join('\n')
}

function stepsOf({
  occurrence,
  region,
  asked,
  ...rest
}: Explanation): readonly (readonly [string, string])[] {
  const { evidence, embedded, notes, looksLikeCode, replacement } = occurrence
  return [
    ['parser', embedded === null ? evidence.analyzer : `${evidence.analyzer}, ${embedded} inside`],
    ['region', [region.syntax, region.role, `\`${region.text}\``].filter(Boolean).join(' ')],
    ['syntax', region.trail.join(' > ')],
    ...Object.entries(region.context).map(([name, value]) => [`  ${name}`, value] as const),
    ...asked.map(
      ({ classifier, answer }, index) =>
        [index === 0 ? 'asked' : '', `${classifier}: ${answer ?? 'no answer'}`] as const,
    ),
    ['meaning', meaningOf(occurrence)],
    ...(evidence.reason === undefined ? [] : [['because', evidence.reason] as const]),
    ['surface', `${rest.surface.surface} (${rest.surface.rule})`],
    ['contract', rest.contract ?? 'none'],
    ...(looksLikeCode ? [['looks like', 'code'] as const] : []),
    ...notes.map(note => ['note', note] as const),
    ['action', `${rest.action.action} (${rest.action.rule}): ${rest.action.reason}`],
    ...(replacement === null ? [] : [['becomes', replacement] as const]),
  ]
}

/** A region can be a whole file; its beginning is enough to know it again. */
const shortened = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text)
