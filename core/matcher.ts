import { beginsWord, endsWord, isWhole } from './boundary.ts'
import type { Span } from './span.ts'
import { letterCaseOf, type Style, styleOf } from './styles.ts'
import type { Form, Term } from './term.ts'
import { splitWords } from './words.ts'

/** One variant at one span of a text; offsets in UTF-16 units. */
export interface Located extends Span {
  readonly term: Term
  readonly form: Form
  readonly text: string
  readonly style: Style
  readonly whole: boolean
}

/** Letters of a term that are not a variant between boundaries. */
export interface Missed extends Span {
  readonly term: Term
}

export interface Matches {
  readonly located: readonly Located[]
  readonly missed: readonly Missed[]
}

export type Matcher = (text: string) => Matches

const joint = '[-_./ \\t\\u00a0]'
const leader = '(?:[*#;>%|]+|//[/!]?|--)'
const wrap = `[ \\t]*\\r?\\n[ \\t]*(?:${leader}[ \\t]*)?`

/** A search for every case-insensitive spelling of the term, wrapped phrases included. */
export function spellings(term: Term): RegExp {
  if (term.exact) return new RegExp(escaped(term.from.typed), 'gi')
  const heads = term.from.words.slice(0, -1).map(word => `${escaped(word)}(${joint}|${wrap})?`)
  const last = term.forms.map(form => escaped(form.word)).join('|')
  return new RegExp(`${heads.join('')}(${last})`, 'gi')
}

const escaped = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

/** Finds the variants of several terms; where two overlap, the earlier and longer one counts. */
export function matcher(terms: readonly Term[]): Matcher {
  const single = terms.map(term => {
    const pattern = spellings(term)
    return (text: string) => matchTerm(term, pattern, text)
  })
  return text => {
    const all = single.map(match => match(text))
    const located = all
      .flatMap(one => one.located)
      .toSorted((a, b) => a.start - b.start || b.end - a.end)
    const missed = all.flatMap(one => one.missed)
    if (all.length < 2) return { located, missed }
    return separate(located, missed)
  }
}

/** Finds some terms, but not inside of longer names of others. */
export function matcherAmong(terms: readonly Term[], others: readonly Term[]): Matcher {
  if (others.length === 0) return matcher(terms)
  const all = matcher([...terms, ...others])
  const wanted = new Set(terms)
  return text => {
    const { located, missed } = all(text)
    return {
      located: located.filter(({ term }) => wanted.has(term)),
      missed: missed.filter(({ term }) => wanted.has(term)),
    }
  }
}

function separate(located: readonly Located[], missed: readonly Missed[]): Matches {
  const kept: Located[] = []
  const lost: Missed[] = [...missed]
  let end = 0
  for (const one of located) {
    if (one.start < end) lost.push({ term: one.term, start: one.start, end: one.end })
    else {
      kept.push(one)
      end = one.end
    }
  }
  return { located: kept, missed: lost.toSorted((a, b) => a.start - b.start || a.end - b.end) }
}

function matchTerm(term: Term, pattern: RegExp, text: string): Matches {
  const located: Located[] = []
  const missed: Missed[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const start = match.index
    const found = variantAt(term, text, start, match) ?? overlapping(term, text, match, pattern)
    if (found) {
      located.push(found)
      pattern.lastIndex = found.end
    } else missed.push({ term, start, end: start + match[0].length })
  }
  return { located, missed }
}

/** A variant that begins within the letters of a near miss, as in `tooltool_tool`. */
function overlapping(
  term: Term,
  text: string,
  match: RegExpExecArray,
  pattern: RegExp,
): Located | undefined {
  const end = match.index + match[0].length
  if (term.from.words.length < 2) return undefined
  for (let start = match.index + 1; start < end; start += 1) {
    pattern.lastIndex = start
    const next = pattern.exec(text)
    if (!next || next.index >= end) break
    const found = variantAt(term, text, next.index, next)
    if (found) return found
    start = next.index
  }
  pattern.lastIndex = end
  return undefined
}

/** Tries each number of the last word: `OldtoolService` holds `Oldtool`, not `OldtoolS`. */
function variantAt(
  term: Term,
  text: string,
  start: number,
  match: RegExpExecArray,
): Located | undefined {
  if (term.exact) return exactAt(term, text, start, match[0])
  const last = (match.at(-1) ?? '').toLowerCase()
  for (const form of term.forms) {
    const cut = last.startsWith(form.word) ? last.length - form.word.length : -1
    const matched = cut < 0 ? '' : match[0].slice(0, match[0].length - cut)
    const found = matched && formAt(term, form, text, start, match, matched)
    if (found) return found
  }
  return undefined
}

/** The typed spelling, letter for letter, between boundaries. */
function exactAt(term: Term, text: string, start: number, matched: string): Located | undefined {
  const end = start + matched.length
  const [form] = term.forms
  if (!form || matched !== term.from.typed || !beginsWord(text, start) || !endsWord(text, end))
    return undefined
  const style = styleOf(splitWords(matched), /[^\p{L}\p{N}]/u.exec(matched)?.[0] ?? '') ?? 'lower'
  return { start, end, term, form, text: matched, style, whole: isWhole(text, start, end) }
}

function formAt(
  term: Term,
  form: Form,
  text: string,
  start: number,
  match: RegExpExecArray,
  matched: string,
): Located | undefined {
  const end = start + matched.length
  if (!beginsWord(text, start) || !endsWord(text, end)) return undefined
  const words = slices(term, match, matched)
  const separators = match.slice(1, -1).map(separator => separatorOf(separator ?? ''))
  const style =
    words.length > 1 ? phraseStyle(words, separators, form) : wordStyle(text, start, end, form)
  if (!style || !(term.styles.has(style) || isAmbiguous(term, style))) return undefined
  if (separators.includes(' ') && isHyphenated(text, start, end)) return undefined
  return { start, end, term, form, text: matched, style, whole: isWhole(text, start, end) }
}

/** The matched text's words; all but the last are as long as the term's. */
function slices(term: Term, match: RegExpExecArray, matched: string): readonly string[] {
  const words: string[] = []
  let at = 0
  term.from.words.slice(0, -1).forEach((word, index) => {
    words.push(matched.slice(at, at + word.length))
    at += word.length + (match[index + 1] ?? '').length
  })
  return [...words, matched.slice(at)]
}

/** A wrapped or non-breaking space is a space; everything else is itself. */
const separatorOf = (separator: string): string => (/[\s\u00a0]/.test(separator) ? ' ' : separator)

function phraseStyle(
  words: readonly string[],
  separators: readonly string[],
  form: Form,
): Style | undefined {
  const joined = words.map((word, index) =>
    index === words.length - 1 ? singularCase(word, form) : word,
  )
  const real = separators.filter((_, index) => !isDigits(words[index + 1] ?? ''))
  const separator = real[0] ?? separators[0] ?? ''
  if (real.some(one => one !== separator)) return undefined
  const lettered = joined.filter(word => !isDigits(word))
  return styleOf(lettered.length === 0 ? joined : lettered, separator)
}

const isDigits = (word: string): boolean => /^\p{N}+$/u.test(word)

/** `APIs` is an acronym in the plural: its `s` does not make it mixed case. */
const singularCase = (word: string, form: Form): string =>
  form.plural && /^\p{Lu}{2,}s$/u.test(word) ? word.slice(0, -1) : word

/** One word takes its style from its case and from the identifier around it. */
function wordStyle(text: string, start: number, end: number, form: Form): Style | undefined {
  const letters = letterCaseOf(singularCase(text.slice(start, end), form))
  if (letters === 'mixed') return undefined
  const next = neighbour(text, end, 1)
  const around = neighbour(text, start - 1, -1).joint || next.joint
  const style = wordStyles[around]?.[letters] ?? 'lower'
  if (style === 'train' && next.joint === '-' && /\p{Ll}/u.test(next.letter)) return 'capital-kebab'
  const isHump =
    /\p{Ll}/u.test(text.charAt(start - 1)) || /\p{Lu}\p{Ll}/u.test(text.slice(end, end + 2))
  if (style === 'screaming' && around === '' && isHump) return 'pascal'
  return style === 'lower' && /\p{Lu}/u.test(text.charAt(end)) ? 'camel' : style
}

/** By the joint to the next word, and by the word's own letters. */
const wordStyles: Readonly<Record<string, Record<'lower' | 'capital' | 'upper', Style>>> = {
  _: { lower: 'snake', capital: 'title-snake', upper: 'screaming' },
  '-': { lower: 'kebab', capital: 'train', upper: 'screaming-kebab' },
  '': { lower: 'lower', capital: 'pascal', upper: 'screaming' },
}

/** The joint next to a word and the letter behind it: `_i` in `feature_id`. */
function neighbour(text: string, index: number, step: 1 | -1): { joint: string; letter: string } {
  const char = text.charAt(index)
  const letter = text.charAt(index + step)
  const joins = char === '_' || (char === '-' && /[\p{L}\p{N}]/u.test(letter))
  return { joint: joins ? char : '', letter }
}

/** A lone word cannot show its style, so a choice of styles does not exclude it by that. */
function isAmbiguous(term: Term, style: Style): boolean {
  if (term.from.words.length > 1) return false
  const alike: Partial<Record<Style, readonly Style[]>> = {
    lower: ['camel', 'snake', 'kebab', 'flat', 'dot'],
    pascal: ['title', 'sentence', 'capital-flat', 'train'],
    screaming: ['upper', 'upper-flat', 'screaming-kebab'],
  }
  return (alike[style] ?? []).some(one => term.styles.has(one))
}

/** `mock-server gateway` is not the phrase `server gateway`: the hyphen binds more tightly. */
function isHyphenated(text: string, start: number, end: number): boolean {
  const joined = /[\p{L}\p{N}]/u
  const before = /[-_]/.test(text.charAt(start - 1)) && joined.test(text.charAt(start - 2))
  return before || (text.charAt(end) === '_' && joined.test(text.charAt(end + 1)))
}

/** What a file must match to be looked at: a superset of the spellings, line by line. */
export function searchPatternOf(terms: readonly Term[]): {
  readonly regex: string
  readonly test: RegExp
} {
  const regex = terms
    .map(term =>
      term.exact ? escaped(term.from.typed) : lineOf(term.from.words.slice(0, -1), term.forms),
    )
    .join('|')
  return { regex, test: new RegExp(regex, 'im') }
}

/** A phrase may break at any joint: then a line ends with the words before it. */
function lineOf(heads: readonly string[], forms: readonly Form[]): string {
  const last = `(?:${forms.map(form => escaped(form.word)).join('|')})`
  return heads.reduceRight(
    (rest, word) => `${escaped(word)}(?:[ \\t\\r]*$|(?:${joint})?${rest})`,
    last,
  )
}
