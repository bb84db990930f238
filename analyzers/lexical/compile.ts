import type { Delimiter, Grammar } from './grammar.ts'

/** A grammar made ready: one expression for all openers, and look-ups instead of word lists. */
export interface Lexicon {
  readonly grammar: Grammar
  readonly openers: RegExp
  /** The same, and the brackets and line ends that matter inside a hole. */
  readonly inHole: RegExp
  /** Each delimiter with the number of its group in the expressions. */
  readonly groups: readonly { readonly group: number; readonly delimiter: Delimiter }[]
  readonly declares: ReadonlySet<string>
  readonly imports: ReadonlySet<string>
  readonly exports: ReadonlySet<string>
  /** The text before names in brackets, and of names themselves, where they are bound there. */
  readonly parameters: RegExp
  readonly heads: RegExp
  readonly binds: RegExp
  readonly bodies: RegExp
  readonly paths: RegExp
  readonly assigns: readonly string[]
  readonly isLetter: (code: number) => boolean
}

const never = '(?!)'
const wordsOf = (list: string | undefined) => (list ? list.split(' ') : [])

export function compileGrammar(grammar: Grammar): Lexicon {
  const groups: { group: number; delimiter: Delimiter }[] = []
  let group = 1
  for (const delimiter of grammar.delimiters) {
    groups.push({ group, delimiter })
    group += 1 + countGroups(delimiter.open)
  }
  const openers = grammar.delimiters.map(({ open }) => `(${open})`).join('|') || never
  return {
    grammar,
    openers: new RegExp(openers, 'gm'),
    inHole: new RegExp(`${openers}|[{}()\\n]`, 'gm'),
    groups,
    declares: new Set(wordsOf(grammar.declares)),
    imports: new Set(wordsOf(grammar.imports)),
    exports: new Set(wordsOf(grammar.exports)),
    parameters: parametersAfter(wordsOf(grammar.parameters)),
    heads: new RegExp(`(?:${grammar.heads ?? never})$`),
    binds: new RegExp(`^(?:${grammar.binds ?? never})`),
    bodies: new RegExp(`^[^{}()]*[})]${grammar.bodies ?? never}`),
    paths: new RegExp(grammar.paths ?? never, 'g'),
    assigns: wordsOf(grammar.assigns),
    isLetter: letterTest(grammar.letters ?? ''),
  }
}

/** `function (`, `def light(`. */
function parametersAfter(words: readonly string[]): RegExp {
  const word = words.map(quoted).join('|') || never
  return new RegExp(`(?<![\\w-])(?:${word})(?:\\s+[^\\s()[\\]{}]*)?\\s*[([]$`)
}

const countGroups = (source: string) => (new RegExp(`${source}|`).exec('')?.length ?? 1) - 1

function letterTest(extra: string): (code: number) => boolean {
  const ascii = Array.from({ length: 128 }, (_, code) => {
    const letter = String.fromCharCode(code)
    return /\w/.test(letter) || extra.includes(letter)
  })
  return code => ascii[code] ?? code > 0xa0
}

/** What ends or interrupts a delimiter, one group each, so that one search finds the next of them. */
const closers = new WeakMap<Delimiter, RegExp>()

/** Groups: 1 hole, 2 variable, 3 nested opener, 4 close. Anything else is skipped or a line end. */
export function closerOf(delimiter: Delimiter, captured: string): RegExp {
  const known = closers.get(delimiter)
  if (known) return known
  const {
    hole = '(?!)',
    variable = '(?!)',
    nests = '(?!)',
    close = '(?!)',
    skip = '(?!)',
  } = delimiter
  const closing = close.replace('$1', () => quoted(captured))
  const lineEnd = delimiter.multiline ? '' : '|\\n'
  const closer = new RegExp(
    `${skip}|(${hole})|(${variable})|(${nests})|(${closing})${lineEnd}`,
    'gm',
  )
  if (!close.includes('$1')) closers.set(delimiter, closer)
  return closer
}

const quoted = (text: string) => text.replace(/[^\w]/g, '\\$&')
