import type { Example, OpenGroup, PlanReport } from '../../core/plan-report.ts'
import { renderSelector } from '../../core/selector.ts'
import { shellWord } from '../../core/shell-word.ts'
import { number, quantity, shorten } from '../parts/count.ts'
import { placeOf } from '../parts/place.ts'
import { renderTable } from '../parts/table.ts'
import { paintOf } from '../parts/view.ts'
import { visible } from '../parts/visible.ts'
import type { Screen } from '../reporter.ts'

/** What a plan does, what is open, and what is in its way, for people. */
export function prettyPlan(report: PlanReport, screen: Screen): string {
  const paint = paintOf(screen.color)
  const sections = [
    [paint.bold(headlineOf(report)), ...totalsOf(report)],
    decisionSection(report, paint.bold),
    openSection(report, paint.bold),
    unusedSection(report, paint.yellow),
    splitSection(report, paint.yellow),
    obstacleSection(report, paint.yellow),
    approvalSection(report, paint.bold),
    nextSection(report).map(line => paint.dim(line)),
  ]
  return `${sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

function headlineOf({ name, terms, base }: PlanReport): string {
  const pairs = terms.map(({ from, to }) =>
    to === null ? `\`${visible(from)}\` goes` : `\`${visible(from)}\` becomes \`${visible(to)}\``,
  )
  return `Plan ${visible(name)}: ${pairs.join(', ')}, at commit ${base.slice(0, 12)}`
}

function totalsOf({ summary }: PlanReport): readonly string[] {
  const rows = [
    [number(summary.occurrences), `occurrences in ${quantity(summary.files, 'file')}`],
    [number(summary.rename), 'to rename'],
    ...(summary.remove > 0 ? [[number(summary.remove), 'to remove by hand']] : []),
    [number(summary.keep), 'to keep'],
    [number(summary.open), 'open: somebody has to decide'],
    ...(summary.renamedPaths > 0 ? [[number(summary.renamedPaths), 'files move']] : []),
  ]
  return renderTable(rows, ['right'])
}

function openSection({ open }: PlanReport, bold: (text: string) => string): readonly string[] {
  if (open.length === 0) return []
  return [
    bold(`Open: ${quantity(open.length, 'decision')}`),
    ...open.flatMap((group, index) => groupLines(group, index + 1)),
  ]
}

function groupLines(group: OpenGroup, position: number): readonly string[] {
  const shown = group.examples.slice(0, 3)
  const followers = group.followers > 0 ? `, ${number(group.followers)} more follow` : ''
  return [
    `  ${position}. ${visible(renderSelector(group.selector))}: ${number(group.count)}${followers}; ${visible(group.reason)}`,
    ...renderTable(shown.map(exampleRow)).map(row => `   ${row}`),
    ...(group.count > shown.length ? [`     and ${number(group.count - shown.length)} more`] : []),
  ]
}

const exampleRow = (example: Example): readonly string[] => [
  placeOf(example),
  visible(example.name),
  ...(example.replacement === null
    ? []
    : [`${visible(example.text)} -> ${visible(example.replacement)}`]),
]

/** The newest entries, which stand in front. */
function decisionSection(
  { decisions }: PlanReport,
  bold: (text: string) => string,
): readonly string[] {
  const rows = decisions
    .filter(({ decides }) => decides > 0)
    .map(({ entry, reason, decides }) => [number(decides), visible(entry), visible(reason)])
  if (rows.length === 0) return []
  const { shown, rest } = shorten(rows, 10, null)
  return [bold('Decided'), ...renderTable(shown, ['right']), ...rest]
}

const unusedSection = (
  { unused }: PlanReport,
  warn: (text: string) => string,
): readonly string[] =>
  unused.length === 0
    ? []
    : [
        warn('Entries that decide nothing: nothing fits them, or others stand in front'),
        ...unused.map(entry => `  ${visible(entry)}`),
      ]

function splitSection({ split }: PlanReport, warn: (text: string) => string): readonly string[] {
  if (split.length === 0) return []
  const rows = split.map(({ name, renamed, kept }) => [
    visible(name),
    `${number(renamed)} to rename, ${number(kept)} to keep`,
  ])
  const { shown, rest } = shorten(rows, 10, null)
  return [
    warn('Renamed here and kept there: make sure that they do not mean one thing'),
    ...renderTable(shown),
    ...rest,
  ]
}

function obstacleSection(
  { pathCollisions, stale, ignored }: PlanReport,
  warn: (text: string) => string,
): readonly string[] {
  const meetings = pathCollisions.map(
    ({ path, other, becomes }) =>
      `  \`${visible(path)}\` and \`${visible(other)}\` would both be \`${visible(becomes)}\``,
  )
  const files = stale.map(({ path, cause }) => `  \`${visible(path)}\` ${causes[cause] ?? cause}`)
  const hidden = ignored.map(
    ({ path, by }) => `  \`${visible(path)}\` is ignored by \`${visible(by)}\``,
  )
  return [
    ...(hidden.length > 0
      ? [warn('In the way: new paths that git leaves out of a commit'), ...hidden]
      : []),
    ...(meetings.length > 0 ? [warn('In the way: paths that would meet'), ...meetings] : []),
    ...(files.length > 0
      ? [warn('In the way: files that are not as the census saw them'), ...files]
      : []),
  ]
}

const causes: Readonly<Record<string, string>> = {
  changed: 'differs from the base commit; commit it or take it back, then plan again',
  gone: 'is not there',
  'line ends':
    'has other line ends than git stores; switch off their conversion and check it out anew',
  'no file': 'is no regular file',
}

function approvalSection(
  { consent, approvals }: PlanReport,
  bold: (text: string) => string,
): readonly string[] {
  if (approvals.length === 0) return []
  const rows = approvals.map(({ at, by, renames, keeps }) => [
    at,
    visible(by),
    `${number(renames)} to rename, ${number(keeps)} to keep`,
  ])
  return [bold(consents[consent.state]), ...renderTable(rows)]
}

const consents: Readonly<Record<PlanReport['consent']['state'], string>> = {
  approved: 'Approved as it stands',
  none: 'Not approved',
  'plan-changed': 'Not approved: the plan was changed after the last approval',
  'census-changed': 'Not approved: the census differs from that of the last approval',
}

function nextSection({
  name,
  open,
  consent,
  pathCollisions,
  stale,
  ignored,
}: PlanReport): readonly string[] {
  const plan = shellWord(name)
  const [first] = open
  const rows = first
    ? [
        [`cutover review ${plan}`, 'goes through what is open, in a terminal'],
        [
          `cutover review ${plan} --decide ${shellWord(`${renderSelector(first.selector)}=keep: why`)}`,
        ],
      ]
    : pathCollisions.length + stale.length + ignored.length > 0
      ? []
      : consent.state === 'approved'
        ? [[`cutover apply ${plan}`, 'performs the approved edits']]
        : [[`cutover approve ${plan}`, 'binds your name to this plan and census']]
  return rows.length === 0
    ? []
    : ['Next', ...rows.map(([command, does]) => `  ${command}${does ? `  ${does}` : ''}`)]
}
