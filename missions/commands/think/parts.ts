import { getStaticTOMLValue, ParseError, parseTOML } from 'toml-eslint-parser'
import { LineCounter, parseDocument } from 'yaml'
import type { Problem } from '../../../core/check.ts'
import { isMap, textOf } from '../../loose.ts'
import type { Extension } from '../agents.ts'

/** What is wrong with a file, before it is said where it lies. */
export type Fault = Omit<Problem, 'path'>

/** A command file taken apart. Lines end in `\n`. */
export interface Parts {
  readonly description: string | undefined
  /** The `name` of a skill. */
  readonly name: string | undefined
  /** What the agent is told: as the format says it, or as it can be made out where it is broken. */
  readonly body: string
  readonly faults: readonly Fault[]
}

/** Line ends of Windows and a byte order mark are nobody's words. */
export const plainText = (text: string): string =>
  text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')

/** Takes a text apart in the format of its extension. What is broken is a fault with line and column. */
export const partsOf = (text: string, extension: Extension): Parts =>
  extension === 'toml' ? tomlParts(plainText(text)) : markdownParts(plainText(text))

/** How far from the top front matter is looked for that comes late. */
const latest = 20

function markdownParts(text: string): Parts {
  const lines = text.split('\n')
  const open = lines.slice(0, latest).findIndex(line => line.trimEnd() === '---')
  const close = open === -1 ? -1 : lines.findIndex((line, at) => at > open && isFence(line))
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
    ...read,
    body: [...lines.slice(0, open), ...lines.slice(close + 1)].join('\n'),
    faults: [...(isLate ? [late] : []), ...read.faults],
  }
}

const messages = { endless: 'Unexpected front matter without an end, expected a line `---`' }
const ending = 'close the front matter by a line `---`'
const nothing = { description: undefined, name: undefined }
const isFence = (line: string): boolean => line.trimEnd() === '---'

type Head = Omit<Parts, 'body'>

/** `before` is the number of lines above the YAML. */
function frontMatter(yaml: string, before: number): Head {
  const lines = new LineCounter()
  const options = { lineCounter: lines, prettyErrors: false, logLevel: 'silent' } as const
  const broken = (why: string, line: number, column: number): Head => ({
    ...nothing,
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
    const value: unknown = getStaticTOMLValue(parseTOML(text))
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
      faults: body === undefined || body.trim() === '' ? [...faults, lacking] : faults,
    }
  } catch (error) {
    const place =
      error instanceof ParseError ? { line: error.lineNumber, column: error.column + 1 } : {}
    const why = firstLine(error instanceof Error ? error.message : String(error))
    return {
      ...nothing,
      body: rawPrompt(text),
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

/** The marker in the first lines of a file. */
export function markerIn(text: string): Marker | undefined {
  for (const [index, line] of plainText(text).split('\n', latest).entries()) {
    const [, version] = marker.exec(line.trim()) ?? []
    if (version !== undefined) return { version, line: index + 1 }
  }
  return undefined
}

/** A text without the lines that are markers. */
export const withoutMarker = (body: string): string =>
  body
    .split('\n')
    .filter((line, index) => index >= latest || !marker.test(line.trim()))
    .join('\n')
