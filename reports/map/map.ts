import type { MapReport } from '../../core/map-report.ts'
import { number, quantity, shorten } from '../parts/count.ts'
import { jsonText } from '../parts/json-text.ts'
import { renderTable } from '../parts/table.ts'
import { paintOf } from '../parts/view.ts'
import { visible } from '../parts/visible.ts'
import type { Screen } from '../reporter.ts'
import { prettyVerification } from '../verify/pretty.ts'

/** How a map stands to a change, for people: our word and Spec Kitty's, and where they differ. */
export function prettyMap(report: MapReport, screen: Screen): string {
  const paint = paintOf(screen.color)
  const { upstream, passed, problems, terms, reviewed, listed } = report
  const refused = upstream.paths.filter(({ isAllowed }) => !isAllowed)
  const word = (isFine: boolean): string => (isFine ? paint.green('pass') : paint.red('fail'))
  const parts = [
    [
      `cutover: ${word(passed)}`,
      `Spec Kitty: schema ${word(upstream.schema)}, run-time gate ${word(upstream.gate)}, changed paths ${word(refused.length === 0)}`,
    ],
    listOf(
      'The file',
      problems.map(({ level, line, column, message }) => [
        `${visible(report.file)}:${line}:${column}`,
        level,
        visible(message),
      ]),
    ),
    terms.map(
      ({ term, occurrences }) =>
        `  ${quantity(occurrences, 'occurrence')} of \`${visible(term)}\` at the base${occurrences === 0 ? ': the term is not literal, or the map is out of date' : ''}`,
    ),
    reviewed > 0 ? [`  ${number(reviewed)} changed that the map leaves to judgement`] : [],
    listOf(
      'Where the two differ',
      report.differences.map(({ path, upstream: theirs, content }) => [
        visible(path),
        visible(theirs),
        content,
      ]),
    ),
    listOf(
      'Listed occurrences that are not at their line',
      listed
        .filter(({ state }) => state !== 'at its line')
        .map(({ id, path, state, was, line }) => [
          visible(id),
          `${visible(path)}:${was ?? '?'}`,
          state,
          line === null ? '' : `line ${line}`,
        ]),
    ),
  ].map(lines => lines.join('\n'))
  const options = { strict: false, all: false, limit: undefined }
  const verification = report.verification
    ? [prettyVerification(report.verification, options, screen).trimEnd()]
    : []
  return `${[...parts, ...verification].filter(text => text !== '').join('\n\n')}\n`
}

export const jsonMap = (report: MapReport): string => `${jsonText(report, 2)}\n`

function listOf(title: string, rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return []
  const { shown, rest } = shorten(rows, 30, null)
  return [title, ...renderTable(shown), ...rest]
}
