import type { Finding } from '../../core/report.ts'
import { compareText, countBy, number, quantity, shorten } from '../parts/count.ts'
import { packItems } from '../parts/table.ts'
import type { Section } from '../parts/view.ts'
import { visible } from '../parts/visible.ts'

/** Why files were not read, by reason. */
export const skipped: Section = ({ report, options, paint }) => {
  if (report.skipped.length === 0) return []
  const items = countBy(report.skipped, ({ reason }) => reason).map(
    ([reason, count]) => `${reason} ${number(count)}`,
  )
  const packed = packItems(items, options.screen.width - 2).split('\n')
  return [
    paint.bold(`Skipped: ${quantity(report.skipped.length, 'file')}`),
    ...packed.map(line => `  ${line}`),
  ]
}

/** What went wrong with single files, worst first. */
export const findings: Section = ({ report, options, paint }) => {
  if (report.findings.length === 0) return []
  const colors = { error: paint.red, warning: paint.yellow, info: paint.cyan }
  const { shown, rest } = shorten(rankFindings(report.findings), options.limit ?? 10)
  const lines = shown.map(
    ({ severity, path, message, code }) =>
      `  ${colors[severity](severity)}  ${visible(path)}: ${visible(message)} ${paint.dim(`(${visible(code)})`)}`,
  )
  return [paint.bold(`Findings: ${number(report.findings.length)}`), ...lines, ...rest]
}

const ranks: Record<Finding['severity'], number> = { error: 0, warning: 1, info: 2 }

/** Findings by severity, then by path. */
export const rankFindings = (found: readonly Finding[]): readonly Finding[] =>
  found.toSorted(
    (left, right) =>
      ranks[left.severity] - ranks[right.severity] || compareText(left.path, right.path),
  )
