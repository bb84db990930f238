import type { GateReport, LedgerReport, LedgerTrouble } from '../../core/gate-report.ts'
import type { VerifyItem } from '../../core/verification.ts'
import { number, quantity, shorten } from '../parts/count.ts'
import { jsonText } from '../parts/json-text.ts'
import { inlineCode } from '../parts/markup.ts'
import { placeOf } from '../parts/place.ts'
import { renderTable } from '../parts/table.ts'
import { paintOf } from '../parts/view.ts'
import { visible } from '../parts/visible.ts'
import type { Screen } from '../reporter.ts'
import { markdownVerification } from '../verify/markdown.ts'
import { prettyVerification } from '../verify/pretty.ts'

const plain = { strict: false, all: false, limit: undefined }

/** Whether a branch may go in and why, for people. */
export function prettyGate(report: GateReport, screen: Screen): string {
  const paint = paintOf(screen.color)
  const verdict = report.passed ? paint.green : paint.red
  const parts = [
    [verdict(headlineOf(report)), ...ratchetLines(report)],
    report.refusals.map(reason => `  ${visible(reason)}`),
    listOf('Old names that this branch brings in', report.fresh.map(freshRow)),
    listOf('Ledger', report.ledger.map(troubleRow)),
  ].map(lines => lines.join('\n'))
  const verification = report.verification
    ? [prettyVerification(report.verification, plain, screen).trimEnd()]
    : []
  return `${[...parts, ...verification].filter(text => text !== '').join('\n\n')}\n`
}

/** The same for a pull request comment. */
export function markdownGate(report: GateReport): string {
  const rows = [...report.fresh.map(freshRow), ...report.ledger.map(troubleRow)]
  const parts = [
    `### ${headlineOf(report)}`,
    [...ratchetLines(report), ...report.refusals]
      .map(line => `- ${inlineCode(line.trim())}`)
      .join('\n'),
    rows.map(cells => `- ${cells.map(inlineCode).join(' ')}`).join('\n'),
    report.verification ? markdownVerification(report.verification, plain).trimEnd() : '',
  ]
  return `${parts.filter(text => text !== '').join('\n\n')}\n`
}

export const jsonGate = (report: GateReport): string => `${jsonText(report, 2)}\n`

function headlineOf({ passed, plan, refusals }: GateReport): string {
  const why = refusals.length > 0 ? ', which cannot be verified' : ''
  return passed ? `Passed: plan ${visible(plan)} holds` : `Failed: plan ${visible(plan)}${why}`
}

const ratchetLines = ({ ratchet: { base, head } }: GateReport): readonly string[] => [
  `  ${quantity(head, 'occurrence')} of the old name outside of the ledger, ${number(base)} where the branch began${head > base ? ': may only fall' : ''}`,
]

const freshRow = (item: VerifyItem): readonly string[] => [
  placeOf(item),
  visible(item.actual ?? ''),
  ...(item.expected ? [`should be ${visible(item.expected)}`] : []),
]

const troubleRow = ({ state, reason, owner, expires, chooses }: LedgerTrouble) => [
  state === 'expired' ? `expired on ${expires}` : 'fits nothing any more',
  visible(owner),
  visible(reason),
  visible(chooses),
]

function listOf(title: string, rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return []
  const { shown, rest } = shorten(rows, 50)
  return [title, ...renderTable(shown), ...rest]
}

/** How a tree stands to a ledger, for people. */
export function prettyLedger(report: LedgerReport, screen: Screen): string {
  const paint = paintOf(screen.color)
  const { survivors, covered, uncovered, added, pruned } = report
  const rows = uncovered.map(one => [placeOf(one), one.meaning, visible(one.text)])
  const parts = [
    [
      paint.bold(`${quantity(covered, 'survivor')} in ${quantity(survivors, 'entry', 'entries')}`),
      ...(added > 0 ? [`  ${quantity(added, 'entry', 'entries')} added`] : []),
      ...(pruned > 0 ? [`  ${quantity(pruned, 'entry', 'entries')} pruned`] : []),
    ],
    listOf(`${quantity(uncovered.length, 'occurrence')} outside of the ledger`, rows),
    listOf('Findings', report.trouble.map(troubleRow)),
  ].map(lines => lines.join('\n'))
  return `${parts.filter(text => text !== '').join('\n\n')}\n`
}

export const jsonLedger = (report: LedgerReport): string => `${jsonText(report, 2)}\n`
