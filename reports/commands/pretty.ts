import type { CommandFailure, CommandStep, CommandsReport } from '../../core/commands-report.ts'
import { countLine, findingSection } from '../checks/findings.ts'
import { quantity, shorten } from '../parts/count.ts'
import { paintOf } from '../parts/view.ts'
import { visible } from '../parts/visible.ts'
import type { Screen } from '../reporter.ts'

/** Rows of a list where nobody says otherwise. */
const usual = 100

/** What was found among command files and done about it, for people. */
export function prettyCommands(
  report: CommandsReport,
  screen: Screen,
  limit: number | undefined,
): string {
  const paint = paintOf(screen.color)
  const verdict = report.passed ? paint.green : paint.red
  const { shown, rest } = shorten(report.steps, limit ?? usual)
  const sections = [
    [verdict(headline(report))],
    ...(report.dry_run
      ? shown.map(({ diff }) => diffLines(diff ?? '', paint))
      : [shown.flatMap(stepLines)]),
    rest,
    report.failures.flatMap(failureLines),
    report.notes.map(visible),
    findingSection(told(report), screen, limit),
    next(report),
  ]
  return `${sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

/** After a write, of what is only to know, no more than the files that were left alone. */
const told = ({ command, findings }: CommandsReport): CommandsReport['findings'] =>
  command === 'check'
    ? findings
    : findings.filter(({ severity, rule }) => severity !== 'info' || rule === 'command-edited')

/** One line that says it all. */
export function headline(report: CommandsReport): string {
  const { folders, steps, findings, failures, version, command, dry_run: isDry } = report
  const files = folders.reduce((sum, one) => sum + one.files, 0)
  const place = `${quantity(files, 'command file')} of ${quantity(folders.length, 'agent folder')}, Spec Kitty ${visible(version)}`
  if (command === 'check') return `${countLine(findings)} in ${place}`
  const did = isDry ? 'to be changed' : 'changed'
  const failed = failures.length === 0 ? '' : `, ${failures.length} not, as it failed`
  const isIdle = steps.length + failures.length === 0
  const done = isIdle ? 'Nothing to change' : `${quantity(steps.length, 'file')} ${did}${failed}`
  return `${done}; ${lowerFirst(countLine(findings))} ${isDry ? 'would be left' : 'left'}: ${place}`
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const stepLines = ({ path, did, why, copy }: CommandStep): readonly string[] => [
  `${did.padEnd(8)}  ${visible(path)}${why === '' ? '' : `: ${visible(why)}`}`,
  ...(copy === null ? [] : [`          its former content is in ${visible(copy)}`]),
]

const failureLines = ({ path, why }: CommandFailure): readonly string[] => [
  `left      ${visible(path)}: ${visible(why)}`,
]

/** A line of a diff, in which tabs are what they are. */
export const safeLine = (line: string): string => line.split('\t').map(visible).join('\t')

function diffLines(diff: string, paint: ReturnType<typeof paintOf>): readonly string[] {
  return diff
    .trimEnd()
    .split('\n')
    .map(line => {
      const text = safeLine(line.replace(/\r$/, ''))
      if (line.startsWith('+') && !line.startsWith('+++')) return paint.green(text)
      return line.startsWith('-') && !line.startsWith('---') ? paint.red(text) : text
    })
}

function next({ command, findings, dry_run: isDry, steps }: CommandsReport): readonly string[] {
  if (command === 'write')
    return isDry && steps.length > 0
      ? ['Next: the same without `--dry-run` makes these changes']
      : []
  const isOpen = findings.some(
    ({ state, severity, remedy }) =>
      state === 'new' &&
      severity !== 'info' &&
      remedy?.startsWith('`cutover commands write') === true,
  )
  return isOpen
    ? [
        'Next: `cutover commands write --all --dry-run` shows what it would mend; without `--dry-run` it does',
      ]
    : []
}
