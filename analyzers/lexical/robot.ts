import type { Context, Region } from '../../core/region.ts'
import type { Span } from '../../core/span.ts'
import { commentRegion, plainRegion, spansOf } from './line-regions.ts'
import { covering, type Line, limitOf, linesOf } from './lines.ts'
import { identifier } from './names.ts'

/** What the lines of a Robot Framework file are read with: where they stand, and what they go on. */
interface Place {
  readonly text: string
  section: string
  callee: string
}

const section = /^\*+[ \t]*([A-Za-z ]+?)[ \t]*\**$/
const variable = /(?<=[$@&]\{)[^{}\n]+(?=\})/g
const environment = /(?<=%\{)[^{}=\n]+(?=[=}])/g

/** Sections, the names they define, and the cells of their lines: two spaces or a tab part them. */
export function robot(text: string, hits: readonly Span[]): readonly Region[] {
  const place: Place = { text, section: 'comment', callee: '' }
  return covering(
    linesOf(text, limitOf(hits)).flatMap(line => lineRegions(place, line)),
    hits,
  )
}

function lineRegions(place: Place, line: Line): readonly Region[] {
  const { text } = place
  const title = section.exec(text.slice(line.start, line.end))?.[1]
  if (title !== undefined) {
    place.section = title.toLowerCase().replace(/s$/, '')
    return []
  }
  const cells = spansOf(text, { start: line.at, end: line.end }, /[^\s]+(?: [^\s]+)*/g)
  const comment = cells.findIndex(({ start }) => text[start] === '#')
  const known = comment === -1 ? cells : cells.slice(0, comment)
  const opened = cells[comment]?.start
  const skipped = opened === undefined ? [] : [commentRegion({ start: opened, end: line.end })]
  const regions = readerOf(place, line)(place, known)
  const starts = new Set(regions.map(({ start }) => start))
  const names = known.flatMap(cell => placeholders(text, cell))
  return [...regions, ...names.filter(({ start }) => !starts.has(start)), ...skipped]
}

function readerOf({ text, section }: Place, { start, at }: Line): Read {
  if (text.startsWith('...', at) && section !== 'comment') return continued
  const isStep = at > start && /^(?:keyword|task|test case)$/.test(section)
  return isStep ? step : (sections[section] ?? step)
}

const placeholders = (text: string, cell: Span): readonly Region[] => [
  ...spansOf(text, cell, variable).map(span => plainRegion('placeholder', span)),
  ...spansOf(text, cell, environment).map(span => ({ ...plainRegion('key', span), role: 'env' })),
]

type Read = (place: Place, cells: readonly Span[]) => readonly Region[]

const nameOf = ({ text }: Place, cell: Span | undefined): string =>
  cell ? text.slice(cell.start, cell.end) : ''

/** `Resource    lighthouse.robot`, `Documentation    The lighthouse`. */
const setting: Read = (place, cells) => {
  const [name, ...values] = cells
  place.callee = nameOf(place, name)
  return valuesOf(place, values)
}

type CellReader = (span: Span, index: number) => Region

/** The first cell by one reading, the options behind it as words. */
const firstAs =
  (read: (span: Span) => Region): CellReader =>
  (span, index) =>
    index === 0 ? read(span) : { ...plainRegion('word', span), role: 'argument' }

const settings: readonly (readonly [name: RegExp, read: CellReader])[] = [
  [
    /^(?:resource|library|variables)$/i,
    firstAs(span => plainRegion('string', span, { slot: 'module' })),
  ],
  [
    /^\[?(?:suite |test |task )?(?:setup|teardown|template)\]?$/i,
    firstAs(span => identifier(span, 'reference')),
  ],
  [/^\[?documentation\]?$/i, span => textRegion(span, 'robot-documentation')],
  [/^\[?(?:test |force |default |keyword )?tags\]?$/i, span => identifier(span, 'label')],
]

/** Cells behind the first one, which names what they are for. */
function valuesOf(place: Place, cells: readonly Span[]): readonly Region[] {
  if (/^\[arguments\]$/i.test(place.callee)) return cells.flatMap(cell => declared(place, cell))
  const read = settings.find(([name]) => name.test(place.callee))?.[1]
  return read ? cells.map(read) : cells.map((cell, index) => argument(place, cell, index))
}

function argument({ text, callee }: Place, cell: Span, index: number): Region {
  const context: Context = { slot: 'argument', callee, index }
  if (text.slice(cell.start, cell.end).includes(' '))
    return { ...textRegion(cell, callee), context }
  return { ...cell, syntax: 'word', role: 'argument', trail: ['call', 'argument'], context }
}

const textRegion = (span: Span, name: string): Region => ({
  ...span,
  syntax: 'text',
  role: 'message',
  trail: ['text'],
  context: { name },
})

/** `${LIGHTHOUSE}    40`. */
const constant: Read = (place, cells) => {
  const [name, ...values] = cells
  const context: Context = { slot: 'value', name: nameOf(place, name) }
  return [...declared(place, name), ...values.map(cell => plainRegion('scalar', cell, context))]
}

function declared({ text }: Place, cell: Span | undefined): readonly Region[] {
  return cell ? spansOf(text, cell, variable).map(span => identifier(span, 'declaration')) : []
}

/** `Light The Lighthouse` where a line starts. */
const keyword: Read = (_, [name]) => (name ? [identifier(name, 'declaration')] : [])

const test: Read = (_, [name]) => (name ? [textRegion(name, 'gherkin-title')] : [])

const assignment = /^[$@&]\{[^{}]*\}[ ]?=?$/

/** `...    lighthouse`: more of what the line above began. */
const continued: Read = (place, cells) => valuesOf(place, cells.slice(1))

/** A line of a test or keyword: variables that it sets, the keyword that it calls, the arguments. */
const step: Read = (place, cells) => {
  const first = cells.findIndex(cell => !assignment.test(nameOf(place, cell)))
  const call = cells[first]
  if (!call) return []
  place.callee = nameOf(place, call)
  return [
    ...cells.slice(0, first).flatMap(cell => declared(place, cell)),
    identifier(call, 'reference'),
    ...valuesOf(place, cells.slice(first + 1)),
  ]
}

const sections: Readonly<Record<string, Read>> = {
  setting,
  variable: constant,
  keyword,
  'test case': test,
  task: test,
  comment: (_, cells) => cells.map(cell => commentRegion(cell)),
}
