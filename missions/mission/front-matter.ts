import { isAlias, isNode, isSeq, LineCounter, parseDocument } from 'yaml'
import { isMap } from '../loose.ts'

/** The front matter of a Markdown file, with the way back from a value to its line. */
export interface FrontMatter {
  readonly fields: Readonly<Record<string, unknown>>
  /** The Markdown behind it. */
  readonly body: string
  /** Why nothing could be read. */
  readonly trouble?: Trouble
  /** Where the value of a key stands, or an entry of its list. */
  readonly placeOf: (key: string, index?: number) => Place
}

interface Place {
  /** From 1, in the file. */
  readonly line: number
  /** From 1, in UTF-16 units. */
  readonly column: number
}

/** What cannot be read, and where. */
export interface Trouble extends Place {
  readonly message: string
}

/** Longest front matter that is read, in UTF-16 units: aliases in it could otherwise fill the memory. */
const longest = 200_000

/** Reads what stands between two lines `---` at the start of a text. Never throws. */
export function readFrontMatter(text: string): FrontMatter {
  const [whole = '', yaml] =
    /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text) ?? []
  const read = yaml === undefined ? failed('there is no front matter') : parsed(yaml)
  return { ...read, body: text.slice(whole.length) }
}

type Parsed = Omit<FrontMatter, 'body'>

const failed = (message: string, line = 1, column = 1): Parsed => ({
  fields: {},
  trouble: { message, line, column },
  placeOf: () => ({ line, column }),
})

function parsed(yaml: string): Parsed {
  if (yaml.length > longest) return failed('the front matter is too long')
  const lines = new LineCounter()
  /** The line before the front matter counts too. */
  const placeAt = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1) + 1, column: Math.max(col, 1) }
  }
  try {
    const document = parseDocument(yaml, {
      schema: 'core',
      logLevel: 'silent',
      prettyErrors: false,
      lineCounter: lines,
    })
    const [error] = document.errors
    if (error) {
      const { line, column } = placeAt(error.pos[0])
      return failed(`the front matter is no YAML, line ${line}`, line, column)
    }
    const fields: unknown = document.toJS({ maxAliasCount: 100 })
    if (!isMap(fields)) return failed('the front matter is no map', 2)
    const placeOf = (key: string, index?: number) => placeAt(offsetIn(document, key, index) ?? 0)
    return { fields, placeOf }
  } catch (error) {
    return failed(`the front matter cannot be read: ${String(error)}`)
  }
}

type Document = ReturnType<typeof parseDocument>

function offsetIn(document: Document, key: string, index?: number): number | undefined {
  const node: unknown = document.getIn([key], true)
  const list = isAlias(node) ? node.resolve(document) : node
  const entry: unknown = isSeq(list) && index !== undefined ? list.items[index] : node
  return isNode(entry) ? entry.range?.[0] : undefined
}
