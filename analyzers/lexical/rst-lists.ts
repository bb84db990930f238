import { add, type Body, contentOf, indentedEnd, named, type Page, type RstLine } from './page.ts'
import { readText } from './rst-inline.ts'

type ReadBody = (page: Page, body: Body) => void

const bullet = /^(?:[-*+•‣]|\(?(?:\d{1,4}|[A-Za-z#]|[ivxlcIVXLC]{1,6})[.)])(?:[ \t]+|$)/
const field = /^:(?<name>(?:\\.|[^:\\\n`]|:(?=\w))+):(?:[ \t]+|$)/
const commandOption =
  /^(?<name>(?:-\w|--[\w-]+|\/[A-Z])(?:[ =][<\w.>-]+)?(?:, (?:-\w|--[\w-]+)(?:[ =][<\w.>-]+)?)*)(?:[ \t]{2,}|$)/
const lineBlock = /^\|(?:[ \t]+|$)/

const marks: readonly (readonly [
  pattern: RegExp,
  role: string,
  mark: (page: Page, line: RstLine, name: string) => void,
])[] = [
  [bullet, 'list', () => undefined],
  [field, 'list', readField],
  [
    commandOption,
    'list',
    (page, { at }, name) =>
      add(page, 'code', { start: at, end: at + name.length }, named('option')),
  ],
  [lineBlock, 'paragraph', () => undefined],
]

/** An item of a list: what its mark says, and its body as if the mark were indentation. */
export function readItem(
  page: Page,
  body: Body,
  index: number,
  readBody: ReadBody,
): number | undefined {
  const line = body.lines[index]
  if (!line) return undefined
  const content = contentOf(page, line)
  for (const [pattern, role, readMark] of marks) {
    const match = pattern.exec(content)
    if (!match) continue
    readMark(page, line, match.groups?.['name'] ?? '')
    return readRest(
      page,
      { ...body, role: body.role === 'table' ? 'table' : role },
      { index, width: match[0].length, readBody },
    )
  }
  return undefined
}

interface Item {
  readonly index: number
  readonly width: number
  readonly readBody: ReadBody
}

/** The lines of an item; below a field or option they may stand anywhere to its right. */
function readRest(page: Page, body: Body, { index, width, readBody }: Item): number {
  const { lines, role, depth } = body
  const [line, next] = lines.slice(index, index + 2)
  if (!line) return index + 1
  const end = Math.max(index + 1, indentedEnd(lines, index + 1, line.indent))
  const isHanging = next !== undefined && end > index + 1 && next.at < next.end
  const indent = isHanging ? next.indent : line.indent + width
  const first: RstLine = { start: line.at + width, at: line.at + width, end: line.end, indent }
  readBody(page, { lines: [first, ...lines.slice(index + 1, end)], indent, role, depth: depth + 1 })
  return end
}

const symbolField =
  /^(?:param|parameter|arg|argument|key|keyword|type|raises?|except|exception|var|ivar|cvar|vartype)\s+(?:.*\s)?(?=\S+$)/

/** `:param name:` names a symbol, other fields are words. */
function readField(page: Page, { at }: RstLine, name: string) {
  const prefix = symbolField.exec(name)?.[0].length ?? 0
  const span = { start: at + 1 + prefix, end: at + 1 + name.length }
  if (prefix === 0) return readText(page, span, 'list')
  add(
    page,
    'identifier',
    { start: at + 1, end: span.start },
    { role: 'label', context: { slot: 'directive' } },
  )
  add(page, 'code', span, named('param'))
}
