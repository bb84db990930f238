import { type CheckFinding, countsOf, type Related } from '../../core/check.ts'
import { type Severity, severities } from '../../core/check-rules.ts'
import { byPath } from '../../core/entry.ts'
import { compareText, quantity, shorten } from '../parts/count.ts'
import { jsonText } from '../parts/json-text.ts'
import { inlineCode } from '../parts/markup.ts'
import { paintOf } from '../parts/view.ts'
import { visible } from '../parts/visible.ts'
import type { Screen } from '../reporter.ts'

/** Rows of a list where nobody says otherwise. */
const usual = 100

/** Findings that are new, file by file, for people. */
export function findingSection(
  findings: readonly CheckFinding[],
  { color }: Screen,
  limit: number | undefined,
): readonly string[] {
  const paint = paintOf(color)
  const colors: Record<Severity, (text: string) => string> = {
    error: paint.red,
    warning: paint.yellow,
    info: paint.dim,
  }
  const { shown, rest } = shorten(inTurn(findings), limit ?? usual)
  const most = limit === undefined ? usualInFile : limit
  const lines = groupsOf(shown).flatMap((group, index) => {
    const [first] = group
    if (!first) return []
    const title = `${visible(first.path)}  ${colors[first.severity](first.severity)}  ${first.rule}`
    return [
      ...(index === 0 ? [] : ['']),
      title,
      ...group.slice(0, most).flatMap(one => findingLines(one, paint.dim)),
      ...(group.length > most ? [`  and ${group.length - most} more here`] : []),
    ]
  })
  return [...lines, ...rest]
}

/** Findings of one rule in one file that are told one by one, where nobody asks for more. */
const usualInFile = 5

function findingLines(
  { line, column, message, related, remedy }: CheckFinding,
  dim: (text: string) => string,
): readonly string[] {
  const at = line === null ? '' : `${line}${column === null ? '' : `:${column}`}  `
  return [
    `  ${at}${visible(message)}`,
    ...related.map(other => `      ${visible(placed(other))}: ${visible(other.message)}`),
    ...(remedy === null ? [] : [`    ${dim(`mend: ${visible(remedy)}`)}`]),
  ]
}

/** What is new: errors before warnings before infos, each by path and rule. */
const inTurn = (findings: readonly CheckFinding[]): readonly CheckFinding[] =>
  severities.flatMap(severity =>
    findings
      .filter(one => one.state === 'new' && one.severity === severity)
      .toSorted((left, right) => byPath(left, right) || compareText(left.rule, right.rule)),
  )

/** Neighbours of one file, rule and severity. */
function groupsOf(findings: readonly CheckFinding[]): readonly (readonly CheckFinding[])[] {
  const groups: CheckFinding[][] = []
  let last = ''
  for (const one of findings) {
    const key = `${one.severity} ${one.rule} ${one.path}`
    if (key === last) groups.at(-1)?.push(one)
    else groups.push([one])
    last = key
  }
  return groups
}

const placed = ({ path, line }: Pick<Related, 'path' | 'line'>): string =>
  line === null ? path : `${path}:${line}`

/** The same as a list of Markdown. */
export function findingList(
  findings: readonly CheckFinding[],
  limit: number | undefined,
): readonly string[] {
  const { shown, rest } = shorten(inTurn(findings), limit ?? usual)
  return [
    ...shown.flatMap(one => [
      `- **${one.severity}** \`${one.rule}\` ${inlineCode(placed(one))}: ${inlineCode(one.message)}`,
      ...one.related.map(other => `  - ${inlineCode(placed(other))}: ${inlineCode(other.message)}`),
      ...(one.remedy === null ? [] : [`  - mend: ${inlineCode(one.remedy)}`]),
    ]),
    ...rest,
  ]
}

/** Each finding as a line of JSON, the known ones too. */
export const findingRows = (findings: readonly CheckFinding[]): readonly string[] =>
  findings.map(finding => jsonText({ type: 'finding', finding }))

/** `2 errors, 1 warning; 3 in the baseline, 1 suppressed`. */
export function countLine(findings: readonly CheckFinding[]): string {
  const counts = countsOf(findings)
  const fresh = [
    counts.error > 0 ? quantity(counts.error, 'error') : '',
    counts.warning > 0 ? quantity(counts.warning, 'warning') : '',
    counts.info > 0 ? quantity(counts.info, 'info') : '',
  ].filter(text => text !== '')
  const known = [
    counts.baseline > 0 ? `${counts.baseline} in the baseline` : '',
    counts.suppressed > 0 ? `${counts.suppressed} suppressed` : '',
  ].filter(text => text !== '')
  const first = fresh.length === 0 ? 'No findings' : fresh.join(', ')
  return known.length === 0 ? first : `${first}; ${known.join(', ')}`
}
