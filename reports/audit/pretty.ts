import type { AuditReport, AuditTarget } from '../../core/audit-report.ts'
import { commandLine } from '../../core/shell-word.ts'
import { countLine, findingSection } from '../checks/findings.ts'
import { number, quantity } from '../parts/count.ts'
import { packItems, renderTable } from '../parts/table.ts'
import { paintOf } from '../parts/view.ts'
import { visible } from '../parts/visible.ts'
import type { Screen } from '../reporter.ts'
import { leftoverRows, originOf, scopeLine, skippedLine } from './words.ts'

/** What was looked at and what is amiss, for people. */
export function prettyAudit(report: AuditReport, screen: Screen, limit?: number): string {
  const paint = paintOf(screen.color)
  const verdict = report.passed ? paint.green : paint.red
  const sections = [
    [verdict(headline(report)), ...head(report, screen)],
    targetSection(report.targets, paint.bold),
    leftoverSection(report, paint.bold),
    findingSection(report.findings, screen, limit),
    report.differences.length === 0
      ? []
      : [
          paint.bold('Where Spec Kitty itself says something else'),
          ...report.differences.map(line => `  ${visible(line)}`),
        ],
    report.notes.map(visible),
    next(report),
  ]
  return `${sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

export const headline = ({ findings, files, targets }: AuditReport): string =>
  `${countLine(findings)} in ${quantity(files.searched, 'file')}, ${quantity(targets.length, 'target')}`

function head(report: AuditReport, { width }: Screen): readonly string[] {
  const { terms, scope, files } = report
  const rows = [
    ...terms.map((term, index) => [index === 0 ? 'terms' : '', visible(originOf(term))] as const),
    ...(scope ? [['scope', visible(scopeLine(report))] as const] : []),
    ...(Object.keys(files.skipped).length > 0
      ? [['not read', skippedLine(files.skipped)] as const]
      : []),
    ['history', historyLines(report, width)] as const,
  ]
  return rows.flatMap(([name, text]) =>
    text.split('\n').map((line, index) => `  ${(index === 0 ? name : '').padEnd(9)} ${line}`),
  )
}

/** All globs where some of them fit something; else how many there are. */
function historyLines({ history, targets, leftovers }: AuditReport, width: number): string {
  const isUsed =
    targets.some(target => target.history > 0) ||
    leftovers.kept.some(({ reason }) => reason.startsWith('history'))
  return isUsed
    ? packItems(history.map(visible), Math.max(width - 12, 30))
    : `${quantity(history.length, 'glob')}, which fit nothing here; \`-f json\` has them`
}

const columns = ['files', 'read', 'old', 'new', 'neither', 'undecided'] as const

function targetSection(
  targets: readonly AuditTarget[],
  bold: (text: string) => string,
): readonly string[] {
  if (targets.length === 0) return []
  const rows = targets.map(target => [
    visible(nameOf(target)),
    ...[target.files, target.scanned, target.oldTerm, target.newTerm, target.neither].map(number),
    number(target.occurrences.undecided),
  ])
  const right = ['left', ...columns.map(() => 'right' as const)] as const
  const skipped = targets.filter(({ skipped: some }) => Object.keys(some).length > 0)
  return [
    bold('Targets'),
    ...renderTable([['', ...columns], ...rows], [...right]),
    ...skipped.map(one => `  ${visible(one.path)} not read: ${skippedLine(one.skipped)}`),
  ]
}

/** Longest name of a target in columns: its end says most. */
const longest = 34

function nameOf({ path, agent, retired, covered }: AuditTarget): string {
  const short = path.length > longest ? `…${path.slice(1 - longest)}` : path
  const more = [retired ? `${agent}, retired` : '', covered === false ? 'out of scope' : '']
    .filter(text => text !== '')
    .join(', ')
  return more === '' ? short : `${short} (${more})`
}

function leftoverSection(
  { leftovers }: AuditReport,
  bold: (text: string) => string,
): readonly string[] {
  if (leftovers.occurrences === 0) return []
  const { categories, reasons } = leftoverRows(leftovers)
  return [
    bold(
      `Old names: ${number(leftovers.occurrences)}, of which ${number(leftovers.undecided)} undecided`,
    ),
    ...renderTable([['', 'undecided', 'kept'], ...categories], ['left', 'right', 'right']),
    ...(reasons.length === 0
      ? []
      : [
          '  kept because',
          ...renderTable(
            reasons.map(row => row.map(visible)),
            ['right', 'left'],
          ),
        ]),
  ]
}

function next({ findings, passed, terms }: AuditReport): readonly string[] {
  if (passed) return []
  const has = (rule: string) => findings.some(one => one.rule === rule && one.state === 'new')
  return [
    ...(has('old-term') || has('leftover') ? [nextOf(terms)] : []),
    'Next: `cutover audit --update-baseline` accepts what is here, so that only new findings fail',
  ]
}

/** How old names are decided: by the plan that there is, or by one that is made. */
function nextOf(terms: AuditReport['terms']): string {
  if (terms.some(({ origin }) => origin.startsWith('.cutover/')))
    return 'Next: `cutover ledger --add` keeps with a reason what a plan has kept on purpose'
  const [{ from, to } = { from: 'OLD', to: 'NEW' }] = terms
  return `Next: \`${commandLine('cutover', 'plan', from, to ?? 'NEW')}\` begins to decide them`
}
