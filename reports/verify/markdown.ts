import {
  type Verification,
  type VerifyItem,
  verifyStateNames,
  verifyStates,
} from '../../core/verification.ts'
import { number, shorten } from '../parts/count.ts'
import { inlineCode, markdownTable } from '../parts/markup.ts'
import { placeOf } from '../parts/place.ts'
import { shownStates, type VerifyOptions, verdictOf } from './verdict.ts'

/** A verification for a pull request comment. Text of files appears as code only. */
export function markdownVerification(verification: Verification, options: VerifyOptions): string {
  const { summary, items } = verification
  const { fails, headline } = verdictOf(verification, options)
  const present = verifyStateNames.filter(state => summary[state] > 0)
  const totals = markdownTable(
    ['count', 'state', 'means'],
    ['right', 'left', 'left'],
    present.map(state => [number(summary[state]), state, verifyStates[state].means]),
  )
  const lists = shownStates(options).flatMap(state => {
    const found = items.filter(item => item.state === state)
    if (found.length === 0) return []
    const { shown, rest } = shorten(found, options.limit ?? 50)
    const table = markdownTable(['place', 'is', 'found', 'expected', 'note'], [], shown.map(cells))
    return [`#### ${state}`, table.join('\n'), ...rest.map(line => line.trim())]
  })
  return `${[`### ${fails ? 'Failed' : 'Passed'}: ${headline}`, totals.join('\n'), ...lists].join('\n\n')}\n`
}

const cells = (item: VerifyItem): readonly string[] => [
  inlineCode(placeOf(item)),
  item.meaning ?? '',
  code(item.actual),
  code(item.expected),
  code(item.note),
]

const code = (text: string | null): string => (text === null || text === '' ? '' : inlineCode(text))
