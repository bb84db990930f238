import type { CardStatus, MissionBoard, MissionFinding } from '../../core/mission-report.ts'
import { age } from '../parts/age.ts'
import { bar } from '../parts/bar.ts'
import { quantity, shorten } from '../parts/count.ts'
import { renderTable } from '../parts/table.ts'
import { type Paint, paintOf } from '../parts/view.ts'
import { visible } from '../parts/visible.ts'
import type { Screen } from '../reporter.ts'
import { summaryOf } from './numbers.ts'

/** Narrowest column of a board, in signs. */
const narrowest = 18

/** A mission as a board: lanes as columns, or below each other where the screen is narrow. */
export function prettyBoard(board: MissionBoard, screen: Screen): string {
  const paint = paintOf(screen.color)
  const filled = board.lanes.filter(({ work_packages }) => work_packages.length > 0)
  const cards = new Map(board.work_packages.map(card => [card.id, card]))
  const columns = filled.map(({ lane, work_packages: ids }) => ({
    lane,
    cards: ids.flatMap(id => cards.get(id) ?? []),
  }))
  const width = Math.floor((screen.width - 2) / Math.max(1, columns.length)) - 2
  const lanes = width >= narrowest ? sideBySide(columns, width, paint) : stacked(columns, paint)
  const sections = [headOf(board, paint), lanes, findingsOf(board.findings, paint)].filter(
    lines => lines.length > 0,
  )
  return `${sections.map(lines => lines.join('\n')).join('\n\n')}\n`
}

function headOf(board: MissionBoard, paint: Paint): readonly string[] {
  const { mission, friendly_name: name, mission_type: type, target_branch: target } = board
  const about = [name, type, target && `into ${target}`].filter(part => part).join(', ')
  return [
    paint.bold(visible(mission)) + (about === '' ? '' : `  ${visible(about)}`),
    `${bar(board.progress.percentage, 20)} ${summaryOf(board.progress)}`,
    ...(board.is_approved_not_merged ? ['approved, not merged'] : []),
  ]
}

interface Column {
  readonly lane: string
  readonly cards: readonly CardStatus[]
}

function sideBySide(columns: readonly Column[], width: number, paint: Paint): readonly string[] {
  const texts = columns.map(({ lane, cards }) => [
    `${lane} ${cards.length}`,
    ...cards.flatMap(card => ['', ...cardLines(card, width)]),
  ])
  const height = Math.max(0, ...texts.map(lines => lines.length))
  const rows = Array.from({ length: height }, (_, index) => texts.map(lines => lines[index] ?? ''))
  return renderTable(rows).map((line, index) => (index === 0 ? paint.bold(line) : line))
}

const stacked = (columns: readonly Column[], paint: Paint): readonly string[] =>
  columns.flatMap(({ lane, cards }) => [
    paint.bold(`${lane} ${cards.length}`),
    ...renderTable(
      cards.map(card => [visible(card.id), cut(visible(card.title), 50), factsOf(card).join('; ')]),
    ),
  ])

function cardLines(card: CardStatus, width: number): readonly string[] {
  return [visible(`${card.id} ${card.title}`), ...factsOf(card)].map(line => cut(line, width))
}

/** Who has it and for how long, what it waits for, what is done of it. */
function factsOf(card: CardStatus): readonly string[] {
  const who = [card.agent, card.age === null ? undefined : age(card.age)].filter(part => part)
  return [
    ...(who.length > 0 ? [visible(who.join(', ')) + (card.is_stale ? ', stale' : '')] : []),
    ...(card.waits_for.length > 0 && card.lane !== 'done'
      ? [`waits for ${visible(card.waits_for.join(', '))}`]
      : []),
    ...(card.subtasks && card.subtasks.done < card.subtasks.total
      ? [`${card.subtasks.done} of ${card.subtasks.total} subtasks`]
      : []),
    ...(card.has_events ? [] : ['no events']),
    ...card.unreconciled.map(kind => `! ${kind}`),
  ]
}

/** Whole characters; wide ones may make a column wider. */
function cut(text: string, width: number): string {
  const signs = [...text]
  return signs.length > width ? `${signs.slice(0, width - 1).join('')}…` : text
}

function findingsOf(findings: readonly MissionFinding[], paint: Paint): readonly string[] {
  const told = findings.filter(({ severity }) => severity !== 'info')
  const others = findings.length - told.length
  const { shown, rest } = shorten(told, 20, null)
  return [
    ...(told.length > 0
      ? [paint.yellow('Findings'), ...renderTable(shown.map(findingRow)), ...rest]
      : []),
    ...(others > 0
      ? [
          `  ${quantity(others, 'note')}, such as edges that the table of today lacks; \`--json\` lists them`,
        ]
      : []),
  ]
}

export const findingRow = (finding: MissionFinding): readonly string[] => [
  finding.severity,
  finding.code,
  visible(
    `${finding.file ?? 'status.events.jsonl'}${finding.line === null ? '' : `:${finding.line}`}`,
  ),
  visible([finding.wp, finding.message].filter(part => part).join(' ')),
]
