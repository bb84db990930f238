import type { ParseError } from 'jsonc-parser'
import type { Source } from '../core/region.ts'
import { babelError } from './babel.ts'
import { languageOf } from './detect.ts'
import { analyzerNameOf } from './index.ts'
import type { AnalyzerName } from './languages.ts'
import { templateOf } from './template-files.ts'
import { grammarError } from './tree-sitter.ts'

type Check = (source: Source) => Promise<string | undefined>

/** Parsers that can say that a text is none of their language; the others read anything. */
const checks: Readonly<Partial<Record<AnalyzerName, Check>>> = {
  babel: babelError,
  'tree-sitter': grammarError,
  json: jsonError,
  yaml: yamlError,
  toml: tomlError,
}

/** Why a file does not parse in its language, or undefined where it does, or nobody can say. */
export async function syntaxError(path: string, text: string): Promise<string | undefined> {
  const language = languageOf(path, text)
  return templateOf(path, text, language) ? undefined : languageError({ path, text, language })
}

/** Why a text is none of its language, or undefined where it is, or nobody can say. */
export const languageError = async (source: Source): Promise<string | undefined> =>
  checks[analyzerNameOf(source.language)]?.(source)

async function jsonError({ path, text }: Source): Promise<string | undefined> {
  const { parse, printParseErrorCode } = await import('jsonc-parser')
  const isLines = /\.(?:jsonl|ndjson)$/i.test(path)
  for (const document of isLines ? text.split('\n').filter(line => line.trim() !== '') : [text]) {
    const errors: ParseError[] = []
    parse(document, errors, { allowTrailingComma: true, allowEmptyContent: true })
    const [first] = errors
    if (first) return printParseErrorCode(first.error)
  }
  return undefined
}

/** Keys that are there twice are no error of the syntax, but a reader refuses them as well. */
async function yamlError({ text }: Source): Promise<string | undefined> {
  if (/\{[{%]/.test(text)) return undefined
  const { parseAllDocuments } = await import('yaml')
  const documents = [parseAllDocuments(text, { prettyErrors: false })].flat()
  return documents.flatMap(({ errors }) => errors)[0]?.message
}

async function tomlError({ text }: Source): Promise<string | undefined> {
  const { parseTOML } = await import('toml-eslint-parser')
  try {
    parseTOML(text)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
