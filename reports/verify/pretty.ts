import {
  type Verification,
  type VerifyItem,
  type VerifyState,
  verifyStateNames,
  verifyStates,
} from '../../core/verification.ts'
import { number, shorten } from '../parts/count.ts'
import { placeOf } from '../parts/place.ts'
import { renderTable } from '../parts/table.ts'
import { paintOf } from '../parts/view.ts'
import { visible } from '../parts/visible.ts'
import type { Screen } from '../reporter.ts'
import { shownStates, type VerifyOptions, verdictOf } from './verdict.ts'

/** What a verification found, for people: the totals, then everything that is not as approved. */
export function prettyVerification(
  verification: Verification,
  options: VerifyOptions,
  screen: Screen,
): string {
  const paint = paintOf(screen.color)
  const { fails, headline } = verdictOf(verification, options)
  const sections = [
    [(fails ? paint.red : paint.green)(headline), ...totals(verification)],
    ...shownStates(options).map(state => listOf(state, verification.items, options, paint.bold)),
  ]
  return `${sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

function totals({ summary }: Verification): readonly string[] {
  const present = verifyStateNames.filter(state => summary[state] > 0)
  return renderTable(
    present.map(state => [number(summary[state]), state, verifyStates[state].means]),
    ['right'],
  )
}

function listOf(
  state: VerifyState,
  items: readonly VerifyItem[],
  { limit }: VerifyOptions,
  bold: (text: string) => string,
): readonly string[] {
  const found = items.filter(item => item.state === state)
  if (found.length === 0) return []
  const { shown, rest } = shorten(found, limit ?? 50)
  return [bold(state), ...renderTable(shown.map(rowOf)), ...rest]
}

const rowOf = (item: VerifyItem): readonly string[] => [
  placeOf(item),
  item.meaning ?? '',
  [changeOf(item), item.note ?? '']
    .filter(text => text !== '')
    .map(visible)
    .join('; '),
]

/** `found` and what was wanted in its place. */
function changeOf({ actual, expected }: VerifyItem): string {
  if (expected === null || expected === actual) return actual ?? ''
  const found = actual === null ? 'nothing' : quote(actual)
  return expected === '' ? `${found}, expected nothing` : `${found}, expected ${quote(expected)}`
}

const quote = (text: string): string => `\`${text}\``
