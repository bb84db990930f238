import { isSeq, isMap as isYamlMap, LineCounter, parseDocument } from 'yaml'
import type { Problem } from '../../core/check.ts'
import { isNestedDeeply } from '../../core/nesting.ts'

/** A term that a glossary has retired. */
export interface RetiredTerm {
  readonly from: string
  readonly to: string | undefined
  /** From 1. */
  readonly line: number
}

/** Longest glossary that is read, and its longest line, in UTF-16 units. */
const [longest, longestLine] = [1_000_000, 20_000]

/**
 * The retired terms of a glossary: entries of its list `terms` whose `status` is `deprecated`. The
 * new name stands under `replacement`, `replaced_by` or `use_instead`, or in the definition behind
 * "replaced by", "use" and the like.
 *
 *     terms:
 *       - surface: lighthouse
 *         status: deprecated
 *         definition: Replaced by `beacon`.
 */
export function retiredTerms(
  path: string,
  text: string,
): { readonly terms: readonly RetiredTerm[]; readonly problems: readonly Problem[] } {
  if (text.length > longest || text.split('\n').some(line => line.length > longestLine))
    return { terms: [], problems: [problem(path, 1, 1, 'it is too large')] }
  if (isNestedDeeply(text))
    return { terms: [], problems: [problem(path, 1, 1, 'it is nested too deeply')] }
  const lines = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'silent',
  })
  const [error] = document.errors
  if (error) {
    const { line, col } = lines.linePos(error.pos[0])
    return { terms: [], problems: [problem(path, line, col, error.message)] }
  }
  const list = isYamlMap(document.contents) ? document.contents.get('terms') : document.contents
  if (!isSeq(list)) return { terms: [], problems: [] }
  const terms = list.items.flatMap((item): readonly RetiredTerm[] => {
    if (!isYamlMap(item) || String(item.get('status')).toLowerCase() !== 'deprecated') return []
    const from = textIn(item.get('surface')) ?? textIn(item.get('term')) ?? textIn(item.get('name'))
    if (from === undefined || !/\p{L}/u.test(from)) return []
    const to =
      textIn(item.get('replacement')) ??
      textIn(item.get('replaced_by')) ??
      textIn(item.get('use_instead')) ??
      namedIn(textIn(item.get('definition')) ?? '')
    const { line } = lines.linePos(item.range?.[0] ?? 0)
    return [{ from, to: to === from ? undefined : to, line }]
  })
  return { terms, problems: [] }
}

function problem(path: string, line: number, column: number, cause: string): Problem {
  return {
    rule: 'malformed',
    path,
    line,
    column,
    message: `Unexpected glossary (${cause.split('\n', 1)[0]}), expected YAML with a list \`terms\``,
  }
}

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined

/** The name in quotes behind the words that lead to it. */
const namedIn = (definition: string): string | undefined =>
  /\b(?:replaced by|renamed to|superseded by|use|prefer|see|alias (?:for|of))\s+(?:the\s+)?[`'"“]([^`'"”\n]{1,80})[`'"”]/i
    .exec(definition.replace(/\s+/g, ' '))?.[1]
    ?.trim()
