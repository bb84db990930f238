import { frontMatter } from '../../analyzers/front-matter.ts'
import type { Problem } from '../../core/check.ts'
import { isNestedDeeply } from '../../core/nesting.ts'
import { pointsIn } from '../../core/text.ts'

/** Largest text that is parsed, and its longest line, in UTF-16 units. */
const [longest, longestLine] = [1_000_000, 20_000]

/** Why a text is none of its language, and where. */
interface Trouble {
  readonly cause: string
  /** From 1. */
  readonly line: number
  readonly column: number
}

type Check = (text: string) => Promise<Trouble | undefined>

const checks: readonly (readonly [RegExp, string, Check])[] = [
  [/\.ya?ml$/i, 'YAML', yamlTrouble],
  [/\.toml$/i, 'TOML', tomlTrouble],
  [/\.jsonc?$/i, 'JSON', jsonTrouble],
]

/** A configuration, a command file or a front matter that cannot be parsed. Templates of such are none. */
export async function malformedIn(path: string, text: string): Promise<readonly Problem[]> {
  if (text.length > longest) return []
  if (text.split('\n').some(line => line.length > longestLine)) return []
  const [, language, check] = checks.find(([form]) => form.test(path)) ?? []
  if (check && language !== undefined)
    return isTemplate.test(text.replaceAll('{{args}}', ''))
      ? []
      : problemOf(path, language, await troubleIn(text, check), 0)
  const matter = /\.(?:mdx?|markdown|mdc)$/i.test(path) ? frontMatter(text) : undefined
  if (!matter) return []
  const isToml = matter.language === 'toml'
  const inner = text.slice(matter.start, matter.end)
  if (isTemplate.test(inner)) return []
  const trouble = await troubleIn(inner, isToml ? tomlTrouble : yamlTrouble)
  return problemOf(path, isToml ? 'TOML front matter' : 'YAML front matter', trouble, 1)
}

/** What is filled in later, such as `{{ lamp }}`. */
const isTemplate = /\{\{|\{%|<%|\$\{\{/

const troubleIn = async (text: string, check: Check): Promise<Trouble | undefined> =>
  isNestedDeeply(text) ? { cause: 'it is nested too deeply', line: 1, column: 1 } : check(text)

const problemOf = (
  path: string,
  language: string,
  trouble: Trouble | undefined,
  offset: number,
): readonly Problem[] =>
  trouble
    ? [
        {
          rule: 'malformed',
          path,
          line: trouble.line + offset,
          column: trouble.column,
          message: `Unexpected text (${trouble.cause}), expected ${language}`,
        },
      ]
    : []

async function yamlTrouble(text: string): Promise<Trouble | undefined> {
  const { LineCounter, parseAllDocuments } = await import('yaml')
  const lines = new LineCounter()
  const documents = [
    parseAllDocuments(text, { prettyErrors: false, lineCounter: lines, logLevel: 'silent' }),
  ].flat()
  const error = documents.flatMap(({ errors }) => errors)[0]
  if (!error) return undefined
  const { line, col } = lines.linePos(error.pos[0])
  return { cause: firstLine(error.message), line: Math.max(line, 1), column: Math.max(col, 1) }
}

async function tomlTrouble(text: string): Promise<Trouble | undefined> {
  const { ParseError, parseTOML } = await import('toml-eslint-parser')
  try {
    parseTOML(text)
    return undefined
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    return { cause: firstLine(error.message), line: error.lineNumber, column: error.column + 1 }
  }
}

async function jsonTrouble(text: string): Promise<Trouble | undefined> {
  const { parse, printParseErrorCode } = await import('jsonc-parser')
  const errors: { error: number; offset: number; length: number }[] = []
  parse(text, errors, { allowTrailingComma: true, allowEmptyContent: true })
  const [first] = errors
  return first && { cause: printParseErrorCode(first.error), ...pointsIn(text)(first.offset) }
}

const firstLine = (message: string): string => message.split('\n', 1)[0] ?? ''
