import { type CheckFinding, countsOf, type Related } from '../../core/check.ts'
import type { Severity } from '../../core/check-rules.ts'
import { quantity, shorten } from '../parts/count.ts'
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
  const { shown, rest } = shorten(newOf(findings), limit ?? usual)
  const lines = shown.flatMap((one, index) => [
    ...(shown[index - 1]?.path === one.path
      ? []
      : [...(index === 0 ? [] : ['']), visible(one.path)]),
    `  ${colors[one.severity](one.severity)}  ${one.rule}${at(one)}`,
    `    ${visible(one.message)}`,
    ...one.related.map(other => `      ${visible(placed(other))}: ${visible(other.message)}`),
    ...(one.remedy === null ? [] : [`    ${paint.dim(`mend: ${visible(one.remedy)}`)}`]),
  ])
  return [...lines, ...rest]
}

const newOf = (findings: readonly CheckFinding[]): readonly CheckFinding[] =>
  findings.filter(({ state }) => state === 'new')

const at = ({ line, column }: CheckFinding): string =>
  line === null ? '' : ` at ${line}${column === null ? '' : `:${column}`}`

const placed = ({ path, line }: Related): string => (line === null ? path : `${path}:${line}`)

/** The same as a list of Markdown. */
export function findingList(
  findings: readonly CheckFinding[],
  limit: number | undefined,
): readonly string[] {
  const { shown, rest } = shorten(newOf(findings), limit ?? usual)
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
  findings.map(finding => JSON.stringify({ type: 'finding', finding }))

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
