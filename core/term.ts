import pluralize from 'pluralize'
import { mistake } from './errors.ts'
import { defaultStyles, type Style } from './styles.ts'
import { splitWords } from './words.ts'

/** A name as the user typed it, and its words in the case in which they were typed. */
export interface Name {
  readonly typed: string
  readonly words: readonly string[]
}

/** One number of the term's last word. Both spellings are lower case. */
export interface Form {
  readonly word: string
  readonly plural: boolean
  /** The words of the replacement in this number, or undefined without a replacement. */
  readonly to: readonly string[] | undefined
}

/** What is cut over: a list of words, the numbers of its last word, the styles looked for. */
export interface Term {
  readonly from: Name
  readonly to: Name | undefined
  /** Longest first, so that a search takes `features` before `feature`. */
  readonly forms: readonly Form[]
  readonly styles: ReadonlySet<Style>
  /** Only the typed spelling, letter for letter. */
  readonly exact: boolean
}

export interface TermOptions {
  readonly to?: string | undefined
  readonly exact?: boolean
  readonly styles?: ReadonlySet<Style> | undefined
  /** False to look for the typed number only, a word to use as the irregular plural. */
  readonly plural?: boolean | string
}

/** Reads a term in any spelling. Throws `missingTerm` or `termWithoutLetters`. */
export function parseTerm(typed: string, options: TermOptions = {}): Term {
  const from = parseName(typed)
  if (options.to !== undefined && options.to.trim() === '') throw mistake('missingReplacement')
  const to = options.to === undefined ? undefined : parseName(options.to)
  const exact = options.exact ?? false
  return {
    from,
    to,
    forms: formsOf(from, to, exact ? false : (options.plural ?? true)),
    styles: options.styles ?? defaultStyles,
    exact,
  }
}

function parseName(typed: string): Name {
  const trimmed = typed.trim()
  if (trimmed === '') throw mistake('missingTerm')
  const words = splitWords(trimmed)
  if (!words.some(word => /\p{L}/u.test(word)))
    throw mistake('termWithoutLetters', typed.slice(0, 80))
  return { typed: trimmed, words }
}

/**
 * The typed number maps to the replacement as typed; the other number is inflected only where
 * that is safe, so that `kubernetes` -> `nomad` never becomes `nomads`.
 */
function formsOf(from: Name, to: Name | undefined, plural: boolean | string): readonly Form[] {
  const last = lastOf(from.words).toLowerCase()
  const typedForm = { word: last, plural: isPlural(last, plural), to: to?.words }
  const other = otherNumber(last, plural)
  if (other === undefined || other === last) return [typedForm]
  const otherForm = {
    word: other,
    plural: !typedForm.plural,
    to: to && inflect(to.words, typedForm.plural),
  }
  return [typedForm, otherForm].toSorted((left, right) => right.word.length - left.word.length)
}

const lastOf = (words: readonly string[]): string => words.at(-1) ?? ''

const isPlural = (word: string, plural: boolean | string): boolean =>
  plural === true &&
  /\p{L}{3}/u.test(word) &&
  pluralize.isPlural(word) &&
  !pluralize.isSingular(word)

function otherNumber(word: string, plural: boolean | string): string | undefined {
  if (typeof plural === 'string') return plural.toLowerCase()
  if (!plural || !/^\p{L}{2,}$/u.test(word)) return undefined
  return (isPlural(word, plural) ? pluralize.singular(word) : pluralize.plural(word)).toLowerCase()
}

/** The replacement in the other number than the typed one. */
function inflect(words: readonly string[], typedIsPlural: boolean): readonly string[] {
  const last = lastOf(words)
  const inflected = typedIsPlural ? pluralize.singular(last) : pluralize.plural(last)
  return [
    ...words.slice(0, -1),
    /^\p{Lu}{2,}$/u.test(last) && !typedIsPlural ? `${last}s` : inflected,
  ]
}
