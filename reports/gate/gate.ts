import type {
  GateReport,
  LedgerAddition,
  LedgerReport,
  LedgerTrouble,
  Leftover,
} from '../../core/gate-report.ts'
import { shellWord } from '../../core/shell-word.ts'
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

const plain = { strict: false, all: false }

/** Whether a branch may go in and why, for people. */
export function prettyGate(report: GateReport, screen: Screen, limit?: number): string {
  const paint = paintOf(screen.color)
  const verdict = report.passed ? paint.green : paint.red
  const sections = sectionsOf(report).map(({ title, rows }) => listOf(title, rows, limit))
  const next = nextOf(report)
  const parts = [
    [verdict(headlineOf(report)), `  ${ratchetOf(report)}`],
    report.refusals.map(reason => `  ${visible(reason)}`),
    ...sections,
    next.length > 0 ? ['Next', ...renderTable(next)].map(line => paint.dim(line)) : [],
  ].map(lines => lines.join('\n'))
  const verification = report.verification
    ? [prettyVerification(report.verification, { ...plain, limit }, screen).trimEnd()]
    : []
  return `${[...parts, ...verification].filter(text => text !== '').join('\n\n')}\n`
}

/** The same for a pull request comment. */
export function markdownGate(report: GateReport, limit?: number): string {
  const sections = sectionsOf(report).map(({ title, rows }) => {
    const { shown, rest } = shorten(rows, limit ?? longest)
    const items = shown.map(cells => `- ${cells.map(markdownOf).join(' ')}`)
    return rows.length === 0 ? '' : [`#### ${title}`, '', ...items, ...rest].join('\n')
  })
  const parts = [
    `### ${headlineOf(report)}`,
    ratchetOf(report).trim(),
    report.refusals.map(reason => `- ${inlineCode(reason)}`).join('\n'),
    ...sections,
    report.verification
      ? markdownVerification(report.verification, { ...plain, limit }).trimEnd()
      : '',
  ]
  return `${parts.filter(text => text !== '').join('\n\n')}\n`
}

/** One object for one plan, and a list for several. */
export function jsonGate(reports: readonly GateReport[]): string {
  const [only] = reports
  return `${jsonText(only && reports.length === 1 ? only : reports, 2)}\n`
}

/** Text of the repository, or words of our own, which need no protection, perhaps before such text. */
type Cell = string | { readonly words: string; readonly text?: string }

interface Section {
  readonly title: string
  readonly rows: readonly (readonly Cell[])[]
}

const wordsOf = (cell: Cell): string =>
  typeof cell === 'string' ? cell : [cell.words, cell.text ?? ''].join(' ').trim()

const markdownOf = (cell: Cell): string =>
  typeof cell === 'string'
    ? inlineCode(cell)
    : [cell.words, cell.text === undefined ? '' : inlineCode(cell.text)].join(' ').trim()

/** What outside of the ledger is told as coming in is not told again. */
function sectionsOf(report: GateReport): readonly Section[] {
  const { fresh, allowed, ledger, ledgerAdded } = report
  return [
    { title: 'Old names that this branch brings in', rows: fresh.map(freshRow) },
    {
      title: 'Old names that this branch brings in, and the ledger allows',
      rows: allowed.map(placeRow),
    },
    { title: 'Outside of the ledger since this branch', rows: outsideOf(report).map(leftoverRow) },
    { title: 'Ledger', rows: ledger.map(troubleRow) },
    { title: 'Ledger entries that this branch adds', rows: ledgerAdded.map(additionRow) },
  ]
}

const outsideOf = ({ fresh, outside, ratchet }: GateReport): readonly Leftover[] => {
  const told = new Set(fresh.map(placeOf))
  return ratchet.head > ratchet.base ? outside.filter(one => !told.has(placeOf(one))) : []
}

/** The command that mends a ledger, where one can. */
function nextOf(report: GateReport): readonly (readonly string[])[] {
  const file = `.cutover/${shellWord(report.plan)}/ledger.yaml`
  const keep = [file, 'takes an entry for what stays on purpose: reason, owner, and path or name']
  if (!report.ledger.some(({ state }) => state === 'dead'))
    return report.fresh.length > 0 ? [keep] : []
  const prune = `cutover ledger ${shellWord(report.plan)} --prune`
  return outsideOf(report).length > 0
    ? [[`${prune} --add`, 'follows what the plan has kept to where it is now']]
    : [[prune, 'removes what fits nothing any more']]
}

function headlineOf({ passed, plan, refusals }: GateReport): string {
  const why = refusals.length > 0 ? ', which cannot be verified' : ''
  return passed ? `Passed: plan ${visible(plan)} holds` : `Failed: plan ${visible(plan)}${why}`
}

const ratchetOf = ({ base: commit, ratchet: { base, head } }: GateReport): string =>
  `${quantity(head, 'occurrence')} of the old name outside of the ledger, ${number(base)} where the branch began (${commit.slice(0, 12)})${head > base ? ': may only fall' : ''}`

const freshRow = (item: VerifyItem): readonly Cell[] => [
  placeOf(item),
  visible(item.actual ?? ''),
  ...(item.expected ? [{ words: 'should be', text: visible(item.expected) }] : []),
]

const placeRow = (item: VerifyItem): readonly Cell[] => [placeOf(item), visible(item.actual ?? '')]

const leftoverRow = (one: Leftover): readonly Cell[] => [
  placeOf(one),
  { words: one.meaning },
  visible(one.text),
]

/** Places that a row names. */
const mostPlaces = 3

function troubleRow(entry: LedgerTrouble): readonly Cell[] {
  const { state, reason, owner, expires, chooses, places } = entry
  const named = places.slice(0, mostPlaces).map(one => `${placeOf(one)} ${visible(one.text)}`)
  const rest = places.length > mostPlaces ? [`and ${number(places.length - mostPlaces)} more`] : []
  return [
    { words: state === 'expired' ? `expired on ${expires}` : 'fits nothing any more' },
    visible(owner),
    visible(reason),
    [...named, ...rest].join(', ') || visible(chooses),
  ]
}

const additionRow = ({ reason, owner, covers, chooses }: LedgerAddition): readonly Cell[] => [
  { words: `covers ${number(covers)}` },
  visible(owner),
  visible(reason),
  visible(chooses.length > 40 ? `${chooses.slice(0, 40)}…` : chooses),
]

const longest = 50

function listOf(
  title: string,
  rows: readonly (readonly Cell[])[],
  limit: number | undefined,
): readonly string[] {
  if (rows.length === 0) return []
  const { shown, rest } = shorten(rows, limit ?? longest)
  return [title, ...renderTable(shown.map(cells => cells.map(wordsOf))), ...rest]
}

/** How a tree stands to a ledger, for people. */
export function prettyLedger(report: LedgerReport, screen: Screen, limit?: number): string {
  const paint = paintOf(screen.color)
  const { survivors, covered, uncovered, added, pruned } = report
  const rows = uncovered.map(leftoverRow)
  const parts = [
    [
      paint.bold(`${quantity(covered, 'survivor')} in ${quantity(survivors, 'entry', 'entries')}`),
      ...(added > 0 ? [`  ${quantity(added, 'entry', 'entries')} added`] : []),
      ...(pruned > 0 ? [`  ${quantity(pruned, 'entry', 'entries')} pruned`] : []),
    ],
    listOf(`${quantity(uncovered.length, 'occurrence')} outside of the ledger`, rows, limit),
    listOf('Findings', report.trouble.map(troubleRow), limit),
  ].map(lines => lines.join('\n'))
  return `${parts.filter(text => text !== '').join('\n\n')}\n`
}

export const jsonLedger = (report: LedgerReport): string => `${jsonText(report, 2)}\n`
