import type { Occurrence } from '../../core/occurrence.ts'
import type { Report } from '../../core/report.ts'
import { quantity, shorten } from '../parts/count.ts'
import { renderFrame } from '../parts/frame.ts'
import { placeOf } from '../parts/place.ts'
import type { Section, View } from '../parts/view.ts'
import { visible } from '../parts/visible.ts'

/** The places that no classifier understood, each in its lines and with the reason. */
export const unsure: Section = view => {
  const found = unsureOf(view.report)
  if (found.length === 0) return []
  const { shown, rest } = shorten(found, view.options.limit ?? 5)
  const title = view.paint.bold(
    view.paint.yellow(`Unsure: ${quantity(found.length, 'place')} to look at first`),
  )
  return [
    title,
    ...shown.flatMap(occurrence => ['', ...placeLines(occurrence, view)]),
    ...spaced(rest),
  ]
}

export const unsureOf = ({ occurrences }: Report): readonly Occurrence[] =>
  occurrences.filter(({ category }) => category === 'unsure')

/** Why an occurrence could not be classified. */
export const unsureReason = ({ evidence }: Occurrence): string =>
  evidence.reason ?? 'no reason given'

function placeLines(occurrence: Occurrence, { report, options, paint }: View): readonly string[] {
  const title = `  ${paint.bold(placeOf(occurrence))}  ${visible(unsureReason(occurrence))}`
  const frame = report.frames.get(occurrence.fingerprint)
  return frame ? [title, ...renderFrame(occurrence, frame, options.screen)] : [title]
}

const spaced = (lines: readonly string[]): readonly string[] =>
  lines.length > 0 ? ['', ...lines] : []
