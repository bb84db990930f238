import {
  add,
  type Body,
  contentOf,
  indentedEnd,
  type Page,
  type RstLine,
  spanOfLines,
} from './page.ts'
import { readDirective, readOptions } from './rst-directives.ts'
import { readText } from './rst-inline.ts'

type ReadBody = (page: Page, body: Body) => void

const directive =
  /^\.\.[ \t]+(?:\|(?<substitution>[^|\n]+)\|[ \t]+)?(?<name>[A-Za-z][\w:.+-]*?)[ \t]?::(?:[ \t]+|$)/
const label = /^\.\.[ \t]+_(?<label>`[^`]+`|(?:\\.|[^:\\])*):(?:[ \t]+|$)/
const footnote = /^\.\.[ \t]+\[(?<name>[^\]\n]+)\][ \t]+/

/** A block that two dots begin: a directive, a target, a footnote, a comment. */
export function readExplicit(
  page: Page,
  body: Body,
  index: number,
  readBody: ReadBody,
): number | undefined {
  const line = body.lines[index]
  if (!line) return undefined
  const content = contentOf(page, line)
  if (!/^\.\.(?:\s|$)/.test(content)) return undefined
  const end = indentedEnd(body.lines, index + 1, line.indent)
  const block: Block = { line, content, rest: body.lines.slice(index + 1, end), body }
  if (!readMarked(page, block, readBody))
    add(page, 'comment', { start: line.at, end: commentEnd(block) }, { role: 'block' })
  return end
}

interface Block {
  readonly line: RstLine
  readonly content: string
  readonly rest: readonly RstLine[]
  readonly body: Body
}

const commentEnd = ({ line, rest }: Block) => Math.max(line.end, spanOfLines(rest).end)

function readMarked(page: Page, block: Block, readBody: ReadBody): boolean {
  return [readNamed, readLabel, readNote].some(read => read(page, block, readBody))
}

function readNamed(page: Page, { line, content, rest, body }: Block, readBody: ReadBody): boolean {
  const match = directive.exec(content)
  const { name, substitution } = match?.groups ?? {}
  if (!match || name === undefined) return false
  const from = line.at + match[0].lastIndexOf(`${name}`)
  if (substitution) {
    const start = line.at + content.indexOf('|') + 1
    add(page, 'placeholder', { start, end: start + substitution.length }, { role: 'declaration' })
  }
  add(
    page,
    'identifier',
    { start: from, end: from + name.length },
    { role: 'label', context: { slot: 'directive' } },
  )
  const argument = { start: line.at + match[0].length, end: line.end }
  const content_ = readOptions(page, rest)
  const plainName = name.slice(name.lastIndexOf(':') + 1).toLowerCase()
  readDirective(page, { name: plainName, argument, content: content_, body }, readBody)
  return true
}

/** `.. _label:`, perhaps with an address or another label behind it. */
function readLabel(page: Page, { line, content, rest }: Block): boolean {
  const match = label.exec(content)
  const name = match?.groups?.['label']
  if (!match || name === undefined) return false
  const start = line.at + match[0].indexOf('_') + 1
  add(page, 'target', { start, end: start + name.length }, { role: 'declaration' })
  add(page, 'target', { start: line.at + match[0].length, end: line.end })
  add(page, 'target', spanOfLines(rest))
  return true
}

function readNote(page: Page, { line, content, rest, body }: Block, readBody: ReadBody): boolean {
  const match = footnote.exec(content)
  if (!match) return false
  const start = line.at + (match.groups?.['name'] ? content.indexOf('[') + 1 : 0)
  add(
    page,
    'target',
    { start, end: start + (match.groups?.['name'] ?? '').length },
    { role: 'declaration' },
  )
  readText(page, { start: line.at + match[0].length, end: line.end }, body.role)
  readBody(page, { ...body, lines: rest, indent: rest[0]?.indent ?? 0, depth: body.depth + 1 })
  return true
}
