import { type AST, getStaticTOMLValue, ParseError, parseTOML } from 'toml-eslint-parser'
import { LineCounter, parseDocument } from 'yaml'
import type { Problem } from '../../../core/check.ts'
import { isMap, textOf } from '../../loose.ts'
import type { Format } from '../agents.ts'
import { versionForm } from '../version.ts'

/** What is wrong with a file, before it is said where it lies. */
export type Fault = Omit<Problem, 'path'>

/** A command file taken apart. Lines end in `\n`. */
export interface Parts {
  readonly description: string | undefined
  /** The `name` of a skill. */
  readonly name: string | undefined
  /** What the agent is told: as the format says it, or as it can be made out where it is broken. */
  readonly body: string
  /** All that an agent reads: Markdown as it is written, the prompt of TOML as it is parsed. */
  readonly told: string
  /** The line of the file on which each line of that begins; undefined where they are the same. */
  readonly lines: readonly number[] | undefined
  readonly faults: readonly Fault[]
}

/** Line ends of Windows and a byte order mark are nobody's words. */
export const plainText = (text: string): string =>
  text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')

/** Takes a text apart in the format of its extension. What is broken is a fault with line and column. */
export const partsOf = (text: string, extension: string): Parts =>
  formatOf(extension) === 'toml' ? tomlParts(plainText(text)) : markdownParts(plainText(text))

/** The format of a file by its extension, also where that is not one of an agent's. */
export const formatOf = (extension: string): Format =>
  /^toml\b/i.test(extension) ? 'toml' : extension === 'SKILL.md' ? 'skill' : 'markdown'

/** A place in what an agent reads as a place in its file; both from 1. */
export function placeAt(
  { told, lines }: Pick<Parts, 'told' | 'lines'>,
  offset: number,
): { readonly line: number; readonly column: number } {
  const before = told.slice(0, offset)
  const line = before.split('\n').length
  return { line: lines?.[line - 1] ?? line, column: offset - before.lastIndexOf('\n') }
}

/** How far from the top front matter is looked for that comes late. */
const latest = 20

/** The first and the last line of front matter, from 0, also of one that comes late; -1 for none. */
export function frontMatterIn(lines: readonly string[]): {
  readonly open: number
  readonly close: number
} {
  const open = lines.slice(0, latest).findIndex(isFence)
  const close = open === -1 ? -1 : lines.findIndex((line, at) => at > open && isFence(line))
  return { open, close }
}

function markdownParts(text: string): Parts {
  const lines = text.split('\n')
  const { open, close } = frontMatterIn(lines)
  const nothing = { ...noHead, told: text, lines: undefined }
  const isLate = open > 0 && close !== -1 && /^\w[\w-]*:/.test(lines[open + 1] ?? '')
  if (open === 0 && close === -1)
    return {
      ...nothing,
      body: lines.slice(1).join('\n'),
      faults: [
        { rule: 'command-syntax', line: 1, column: 1, message: messages.endless, remedy: ending },
      ],
    }
  if (open !== 0 && !isLate)
    return {
      ...nothing,
      body: text,
      faults: [
        {
          rule: 'command-front-matter',
          line: 1,
          message: 'Unexpected start of the file, expected front matter with a `description`',
        },
      ],
    }
  const read = frontMatter(lines.slice(open + 1, close).join('\n'), open + 1)
  const late: Fault = {
    rule: 'command-front-matter',
    line: open + 1,
    message: `Unexpected front matter at line ${open + 1}, expected it at line 1: agents read it nowhere else`,
  }
  return {
    ...nothing,
    ...read,
    body: [...lines.slice(0, open), ...lines.slice(close + 1)].join('\n'),
    faults: [...(isLate ? [late] : []), ...read.faults],
  }
}

const messages = { endless: 'Unexpected front matter without an end, expected a line `---`' }
const ending = 'close the front matter by a line `---`'
const noHead = { description: undefined, name: undefined }
const isFence = (line: string): boolean => line.trimEnd() === '---'

type Head = Omit<Parts, 'body' | 'told' | 'lines'>

/** `before` is the number of lines above the YAML. */
function frontMatter(yaml: string, before: number): Head {
  const lines = new LineCounter()
  const options = { lineCounter: lines, prettyErrors: false, logLevel: 'silent' } as const
  const broken = (why: string, line: number, column: number): Head => ({
    ...noHead,
    faults: [
      {
        rule: 'command-syntax',
        line: before + line,
        column,
        message: `Unexpected front matter (${why}), expected YAML`,
      },
    ],
  })
  try {
    const document = parseDocument(yaml, options)
    const [error] = document.errors
    if (error) {
      const { line, col } = lines.linePos(error.pos[0])
      return broken(firstLine(error.message), line, col)
    }
    const value: unknown = document.toJS({ maxAliasCount: 100 })
    return headOf(isMap(value) ? value : {}, before)
  } catch (error) {
    return broken(firstLine(error instanceof Error ? error.message : String(error)), 1, 1)
  }
}

const firstLine = (message: string): string => message.split('\n', 1)[0] ?? ''

function headOf(fields: Readonly<Record<string, unknown>>, line: number): Head {
  const description = textOf(fields['description'])?.trim() ?? ''
  const fault: Fault = {
    rule: 'command-description',
    line,
    message: 'Unexpected command without a `description`, expected a text that agents can list',
  }
  return {
    description: description === '' ? undefined : description,
    name: textOf(fields['name']),
    faults: description === '' ? [fault] : [],
  }
}

function tomlParts(text: string): Parts {
  try {
    const program = parseTOML(text)
    const value: unknown = getStaticTOMLValue(program)
    const fields = isMap(value) ? value : {}
    const body = textOf(fields['prompt'])
    const { description, name, faults } = headOf(fields, 1)
    const lacking: Fault = {
      rule: 'command-syntax',
      line: 1,
      message: 'Unexpected command without a `prompt`, expected a text that the agent is told',
    }
    return {
      description,
      name,
      body: body ?? '',
      told: body ?? '',
      lines: promptLines(program, text),
      faults: body === undefined || body.trim() === '' ? [...faults, lacking] : faults,
    }
  } catch (error) {
    const place =
      error instanceof ParseError ? { line: error.lineNumber, column: error.column + 1 } : {}
    const why = firstLine(error instanceof Error ? error.message : String(error))
    return {
      ...noHead,
      body: rawPrompt(text),
      told: text,
      lines: undefined,
      faults: [
        {
          rule: 'command-syntax',
          ...place,
          message: `Unexpected TOML (${why}), expected it whole`,
        },
      ],
    }
  }
}

/** The lines on which those of a prompt begin: an escape makes or eats some. */
function promptLines(program: AST.TOMLProgram, text: string): readonly number[] {
  const pair = program.body[0].body.find(
    (one): one is AST.TOMLKeyValue =>
      one.type === 'TOMLKeyValue' && text.slice(...one.key.range).trim() === 'prompt',
  )
  if (!pair) return []
  const raw = text.slice(...pair.value.range)
  const isBlock = /^(?:"""|''')\n/.test(raw)
  let line = pair.value.loc.start.line + Number(isBlock)
  const lines = [line]
  const signs = raw.startsWith("'") ? /\n/g : /\\[ \t]*\n\s*|\\.|\n/g
  for (const [sign] of raw.slice(isBlock ? 4 : 1).matchAll(signs)) {
    line += sign.split('\n').length - 1
    if (sign === '\n' || sign === '\\n') lines.push(line)
  }
  return lines
}

/** What stands between the quotes of a prompt in TOML that is broken elsewhere; else all of it. */
function rawPrompt(text: string): string {
  const start = text.indexOf('prompt = """\n')
  const end = text.lastIndexOf('"""')
  return start === -1 || end <= start + 13 ? text : text.slice(start + 13, end)
}

/** How many lines of a text say something. */
export const fullLines = (text: string): number =>
  text.split('\n').filter(line => line.trim() !== '').length

/** A marker of the generator, with its line in the text. */
export interface Marker {
  readonly version: string
  readonly line: number
}

const marker = /^<!-- spec-kitty-command-version: (\S{1,40}) -->$/

/** The version of a line that is a marker; one that looks like no version is none. */
function versionIn(line: string): string | undefined {
  const [, version = ''] = marker.exec(line.trim()) ?? []
  return versionForm.test(version) ? version : undefined
}

/** The marker in the first lines of a file. */
export function markerIn(text: string): Marker | undefined {
  for (const [index, line] of plainText(text).split('\n', latest).entries()) {
    const version = versionIn(line)
    if (version !== undefined) return { version, line: index + 1 }
  }
  return undefined
}

/** A text without the lines that are markers. */
export const withoutMarker = (body: string): string =>
  body
    .split('\n')
    .filter((line, index) => index >= latest || versionIn(line) === undefined)
    .join('\n')
