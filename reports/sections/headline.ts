import type { Report } from '../../core/report.ts'
import type { Filter } from '../filter.ts'
import { restrictionsOf } from '../filter.ts'
import { number, quantity } from '../parts/count.ts'
import { sentenceList } from '../parts/sentence-list.ts'
import type { Section } from '../parts/view.ts'
import { visible } from '../parts/visible.ts'

/** How many occurrences of what, where, and what was left out on request. */
export const headline: Section = ({ report, options, paint }) => [
  paint.bold(headlineOf(report, text => `\`${visible(text)}\``)),
  ...restrictionOf(options.selection.filter).map(text => paint.yellow(text)),
]

/** The headline as a sentence; `quote` marks up the terms. */
export function headlineOf({ head, summary }: Report, quote: (term: string) => string): string {
  const terms = sentenceList(
    head.terms.map(({ from }) => quote(from)),
    'and',
  )
  const searched = quantity(summary.searched, 'file')
  if (summary.occurrences === 0) return `No occurrence of ${terms}, ${searched} searched`
  const occurrences = quantity(summary.occurrences, 'occurrence')
  return `${occurrences} of ${terms} in ${quantity(summary.files, 'file')}, ${number(summary.searched)} searched`
}

/** Says that the numbers below count only what passed a filter. */
export function restrictionOf(filter: Filter): readonly string[] {
  const limits = restrictionsOf(filter).map(
    ([axis, names]) => `${axis} ${sentenceList(names, 'or')}`,
  )
  return limits.length > 0 ? [`Counted and listed: only ${limits.join(', ')}`] : []
}
