import { actions, categories } from '../../core/occurrence.ts'
import type { Report, Summary } from '../../core/report.ts'
import { surfaces } from '../../core/surface.ts'
import { number } from '../parts/count.ts'
import { inlineCode, markdownTable } from '../parts/markup.ts'
import type { ReportOptions } from '../reporter.ts'
import { actionMeanings } from '../sections/decisions.ts'
import { headlineOf, restrictionOf } from '../sections/headline.ts'
import { nearMissMeaning } from '../sections/near-misses.ts'
import { kindCounts } from '../sections/totals.ts'

/** A block of a Markdown report as its lines; blocks stand apart by an empty line. */
export type Block = readonly string[]

/** Headline, categories with their kinds, actions and surfaces. */
export function markdownTotals(report: Report, { selection }: ReportOptions): readonly Block[] {
  const { summary } = report
  return [
    [`### ${headlineOf(report, inlineCode)}`],
    ...restrictionOf(selection.filter).map(text => [text]),
    ...(summary.occurrences > 0
      ? [categoryTable(summary), actionTable(summary), surfaceLine(summary)]
      : []),
    ...(summary.nearMisses > 0
      ? [[`Not counted: near misses ${number(summary.nearMisses)}, ${nearMissMeaning}`]]
      : []),
  ]
}

function categoryTable(summary: Summary): Block {
  const rows = categories.map(category => [
    category,
    number(summary.byCategory[category]),
    kindCounts(summary, category).join(', '),
  ])
  const total = ['**total**', `**${number(summary.occurrences)}**`, '']
  return markdownTable(['category', 'count', 'kinds'], ['left', 'right'], [...rows, total])
}

const actionTable = ({ byAction }: Summary): Block =>
  markdownTable(
    ['action', 'count', 'meaning'],
    ['left', 'right'],
    actions.map(action => [action, number(byAction[action]), actionMeanings[action]]),
  )

function surfaceLine({ bySurface }: Summary): Block {
  const present = surfaces.filter(surface => bySurface[surface] > 0)
  return [
    `Surfaces: ${present.map(surface => `${surface} ${number(bySurface[surface])}`).join(', ')}`,
  ]
}
