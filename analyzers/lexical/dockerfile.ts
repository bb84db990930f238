import type { Region } from '../../core/region.ts'
import type { Span } from '../../core/span.ts'
import { commentRegion, embeddedRegion, plainRegion, spansOf, trimmed } from './line-regions.ts'
import { covering, type Line, limitOf, linesOf } from './lines.ts'
import { identifier, keyword } from './names.ts'

/** Instructions of a Dockerfile, each with the lines that continue it. */
export function dockerfile(text: string, hits: readonly Span[]): readonly Region[] {
  const lines = linesOf(text, limitOf(hits))
  const regions: Region[] = []
  for (let index = 0; index < lines.length; ) {
    const [line] = lines.slice(index, index + 1)
    if (!line) break
    const next = text[line.at] === '#' ? index + 1 : instructionEnd(text, lines, index)
    const end = Math.max(line.end, lines[next - 1]?.end ?? 0)
    regions.push(...instruction(text, { start: line.at, end }))
    index = next
  }
  return covering(regions, hits)
}

/** Index of the line behind an instruction: continued lines, comments among them, here-documents. */
function instructionEnd(text: string, lines: readonly Line[], first: number): number {
  let index = first
  const word = heredoc.exec(lineText(text, lines[first]))?.[1]
  if (word) {
    do index += 1
    while (index < lines.length && lineText(text, lines[index]) !== word)
    return index + 1
  }
  while (index < lines.length && continues(lineText(text, lines[index]), index > first)) index += 1
  return index + 1
}

const heredoc = /<<-?["']?(\w+)["']?/
const lineText = (text: string, line: Line | undefined) =>
  line ? text.slice(line.at, line.end) : ''
const continues = (line: string, isInside: boolean) =>
  /\\\s*$/.test(line) || (isInside && line.startsWith('#'))

const instructionLine = /^([A-Za-z]+)[ \t]+((?:--[a-z-]+=\S+[ \t]+)*)/

function instruction(text: string, { start, end }: Span): readonly Region[] {
  if (text[start] === '#') return [commentRegion({ start, end })]
  const match = instructionLine.exec(text.slice(start, Math.min(end, start + 2000)))
  if (!match) return []
  const [head, name = '', flags = ''] = match
  const body = { start: start + head.length, end }
  const flagSpan = { start: body.start - flags.length, end: body.start }
  const read = readers[name.toUpperCase()] ?? words
  const instructionName = keyword({ start, end: start + name.length }, 'instruction')
  return [instructionName, ...words(text, flagSpan), ...read(text, body)]
}

type Read = (text: string, body: Span) => readonly Region[]

const word = /(?:"(?:\\.|[^"\\])*"|'[^']*'|[^\s"'\\]|\\[^\n\r])+/g

const words: Read = (text, body) =>
  spansOf(text, body, word).map(span => ({
    ...span,
    syntax: 'word',
    role: 'argument',
    trail: ['instruction', 'argument'],
  }))

/** A command line, or its words as a list of strings. */
const command: Read = (text, body) => {
  if (text[body.start] !== '[') {
    const comments = spansOf(text, body, /(?<=\n[ \t]*)#[^\n]*/g).map(span => commentRegion(span))
    return [{ ...embeddedRegion(body, 'shell'), trail: ['run', 'string'] }, ...comments]
  }
  return spansOf(text, body, /(?<=")(?:\\.|[^"\\\n])*(?="\s*[,\]])/g).map((span, index) => ({
    ...span,
    syntax: 'word',
    role: index === 0 ? 'command' : 'argument',
    trail: ['instruction', 'list'],
  }))
}

const image: Read = (text, body) =>
  spansOf(text, body, /\S+/g).map((span, index, all) => {
    const isAlias = index > 0 && index === all.length - 1
    return isAlias
      ? identifier(span, 'declaration')
      : plainRegion('scalar', span, { slot: 'value', name: 'image' })
  })

const assigned = /([A-Za-z_][\w.-]*)(?:=("(?:\\.|[^"\\])*"|'[^']*'|\S*)|(?=\s|$)([ \t]+\S.*)?)/g

/** `NAME=value NAME=value` or the old `NAME value`. */
const settings =
  (role: string): Read =>
  (text, body) =>
    [...text.slice(body.start, body.end).matchAll(assigned)].flatMap(match => {
      const [whole, name = '', quoted, rest] = match
      const start = body.start + match.index
      const value = quoted ?? rest ?? ''
      const end = start + whole.length
      const key: Region = {
        start,
        end: start + name.length,
        syntax: 'key',
        role,
        trail: ['instruction', 'key'],
        context: { name },
      }
      const scalar = plainRegion('scalar', unquoted(text, { start: end - value.length, end }), {
        slot: 'value',
        name,
      })
      return value === '' ? [key] : [key, scalar]
    })

function unquoted(text: string, span: Span): Span {
  const { start, end } = trimmed(text, span)
  const isQuoted =
    end - start > 1 && '"\''.includes(text[start] ?? ' ') && text[start] === text[end - 1]
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end }
}

const readers: Record<string, Read> = {
  FROM: image,
  RUN: command,
  CMD: command,
  ENTRYPOINT: command,
  SHELL: command,
  HEALTHCHECK: (text, body) => {
    const start = /^CMD[ \t]+/i.exec(text.slice(body.start, body.start + 20))?.[0].length ?? 0
    return command(text, { start: body.start + start, end: body.end })
  },
  ENV: settings('env'),
  ARG: settings('env'),
  LABEL: settings('label'),
}
