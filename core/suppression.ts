import { isRuleName, type RuleName } from './check-rules.ts'

/** A finding that is accepted where it stands, with a reason. */
export interface Suppression {
  readonly rules: readonly RuleName[]
  readonly reason: string
  /** The line of the suppression itself, from 1. */
  readonly line: number
  /** The line whose findings it suppresses; undefined for all of its file. */
  readonly covers: number | undefined
}

/** One that says too little, and what is amiss. */
export interface BadSuppression {
  readonly line: number
  readonly message: string
}

export interface Suppressions {
  readonly good: readonly Suppression[]
  readonly bad: readonly BadSuppression[]
}

/**
 * The suppressions in a text, in a comment of whatever language it has:
 *
 *     <!-- cutover-ignore-next-line old-term, dead-path: the page tells the history -->
 *     # cutover-ignore-line old-term: a quotation
 *     <!-- cutover-ignore-file twin: kept apart on purpose -->
 */
export function suppressionsIn(text: string): Suppressions {
  const good: Suppression[] = []
  const bad: BadSuppression[] = []
  if (!text.includes('cutover-ignore-')) return { good, bad }
  for (const { content, line } of outsideOfFences(text)) {
    const read = content.length > longest ? undefined : suppressionIn(content, line)
    if (read && 'rules' in read) good.push(read)
    else if (read) bad.push(read)
  }
  return { good, bad }
}

/** The lines that stand in no fenced block, which would only show how a suppression is written. */
function* outsideOfFences(text: string): Generator<{ content: string; line: number }> {
  let fence = ''
  for (const [index, content] of text.split('\n').entries()) {
    const mark = /^[ \t>]*(`{3,}|~{3,})/.exec(content)?.[1] ?? ''
    if (fence === '' && mark === '') yield { content, line: index + 1 }
    else if (fence === '') fence = mark
    else if (mark.startsWith(fence)) fence = ''
  }
}

function suppressionIn(content: string, line: number): Suppression | BadSuppression | undefined {
  const { scope, rules = '', reason = '' } = form.exec(content)?.groups ?? {}
  if (scope === undefined) return undefined
  const names = rules.split(',').map(name => name.trim())
  const unknown = names.find(name => !isRuleName(name))
  if (unknown !== undefined)
    return { line, message: `Unexpected rule \`${unknown}\`, expected one of \`docs/rules/\`` }
  if (reason.trim() === '')
    return {
      line,
      message: 'Unexpected suppression without a reason, expected one behind a colon',
    }
  const covers = { file: undefined, line, 'next-line': line + 1 }[scope]
  return { rules: names.filter(isRuleName), reason: reason.trim(), line, covers }
}

/** Longest line that is looked at, in UTF-16 units: the form takes quadratic time. */
const longest = 1000

/** Behind the sign of a comment that nobody quotes; the sign that ends it is no part of the reason. */
const form =
  /(?<![`"'])(?:<!--|\/\/|\/\*|#|--|;|%|\{#|\{\{!--|^\s*\.\.|^\s*\*)\s*cutover-ignore-(?<scope>file|line|next-line)\b[ \t]*(?<rules>[\w, -]*?)[ \t]*(?::(?<reason>.*?))?[ \t]*(?:-->|\*\/\}?|#\}|--\}\}|\r)*\s*$/
