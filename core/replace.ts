import type { Located } from './matcher.ts'
import type { Category } from './occurrence.ts'
import { letterCaseOf, renderStyle, type Style, styleOf } from './styles.ts'
import { isAcronym } from './words.ts'

/** What is known of the place, where the text alone does not decide the style. */
export interface Place {
  readonly category: Category
  readonly language: string
  /** True among other capitalised words: `The Feature Flag` and not `Feature flags are`. */
  readonly title: boolean
}

/** Languages whose plain names are written with underscores. */
const snakeLanguages = new Set([
  'python',
  'ruby',
  'rust',
  'php',
  'c',
  'shell',
  'elixir',
  'lua',
  'sql',
  'perl',
  'terraform',
])

/** The replacement of an occurrence in the occurrence's own style, or undefined without a `to`. */
export function replacementOf(located: Located, place?: Place): string | undefined {
  const rendered = render(located, place)
  // The plural of an acronym keeps its small letter: `LAMPs`.
  return rendered && /\p{Lu}s$/u.test(located.text) && /\p{Lu}S$/u.test(rendered)
    ? `${rendered.slice(0, -1)}s`
    : rendered
}

function render(located: Located, place: Place | undefined): string | undefined {
  const { term, form, text } = located
  if (!term.to || !form.to) return undefined
  if (text === term.from.typed && isHumped(term.from.typed) && isHumped(term.to.typed))
    return term.to.typed
  const words = form.to
  if (term.from.words.length > 1)
    return rewrap(text, words, renderStyle(words, located.style, /[-_.\s]\p{N}/u.test(text)))
  return renderWord(located, words, place)
}

const isHumped = (typed: string): boolean => /^[\p{L}\p{N}]*$/u.test(typed) && /\p{Lu}/u.test(typed)

/** A wrapped phrase keeps its line break, in front of its last word. */
function rewrap(text: string, words: readonly string[], rendered: string): string {
  const wrap = /[ \t]*\r?\n[^\p{L}\p{N}]*/u.exec(text)?.[0]
  if (!wrap) return rendered
  const at = words.length > 1 ? rendered.lastIndexOf(' ') : -1
  return at === -1 ? wrap + rendered : rendered.slice(0, at) + wrap + rendered.slice(at + 1)
}

function renderWord(located: Located, words: readonly string[], place: Place | undefined): string {
  if (
    words.length === 1 &&
    isText(place) &&
    letterCaseOf(located.term.to?.typed ?? '') === 'upper'
  ) {
    return renderStyle(words, 'pascal')
  }
  if (words.length === 1 && letterCaseOf(located.text) !== 'upper')
    return renderStyle(words, located.style)
  if (located.style === 'pascal' && letterCaseOf(located.text) === 'upper')
    return renderHump(located, words)
  const { to } = located.term
  if (
    to &&
    isText(place) &&
    words.length > 1 &&
    isHumped(to.typed) &&
    letterCaseOf(located.text) !== 'upper'
  )
    return to.typed
  switch (located.style) {
    case 'lower':
      return renderStyle(words, lowerStyle(located, words, place))
    case 'pascal':
      return renderStyle(words, capitalStyle(located, place))
    case 'screaming':
      return renderStyle(words, upperStyle(located, place))
    default:
      return renderStyle(words, located.style)
  }
}

const isText = (place: Place | undefined): boolean =>
  place?.category === 'prose' || place?.category === 'comment'

/** How the replacement was typed, for a lone lower-case word that says nothing of its style. */
function lowerStyle(located: Located, words: readonly string[], place: Place | undefined): Style {
  const typed = located.term.to?.typed ?? ''
  const separator = /[^\p{L}\p{N}]/u.exec(typed)?.[0] ?? ''
  if (isText(place)) return 'lower'
  if (separator === ' ' && place)
    return place.category === 'identifier' ? nameStyle(place) : 'kebab'
  return styleOf(
    words.map(word => word.toLowerCase()),
    separator,
  ) === 'flat'
    ? 'camel'
    : (lowered[separator] ?? 'camel')
}

const lowered: Readonly<Record<string, Style>> = {
  _: 'snake',
  '-': 'kebab',
  ' ': 'lower',
  '.': 'dot',
  '/': 'path',
}

function nameStyle(place: Place): Style {
  if (place.language === 'css') return 'kebab'
  return snakeLanguages.has(place.language) ? 'snake' : 'camel'
}

function capitalStyle(located: Located, place: Place | undefined): Style {
  const spaced = located.term.to?.typed.includes(' ') === true
  if (!located.whole || !(isText(place) || (spaced && !place))) return 'pascal'
  return place?.title ? 'title' : 'sentence'
}

/** Longest run of capitals that stands for words: `WP`; a longer one is a word written large. */
const longestAbbreviation = 4

/** Capitals in a hump: `LIGHTHOUSEKeeper` keeps them, `APIClient` and what gets more words does not. */
function renderHump({ text }: Located, words: readonly string[]): string {
  if (words.length === 1 && !isAcronym(text)) return renderStyle(words, 'upper')
  return renderStyle(
    words.map(word => (isAcronym(word) ? word.toUpperCase() : word)),
    'pascal',
  )
}

function upperStyle(located: Located, place: Place | undefined): Style {
  const { term, text, whole } = located
  if (
    whole &&
    !isText(place) &&
    (text === term.from.typed || (isAcronym(text) && isHumped(term.to?.typed ?? '')))
  )
    return 'pascal'
  if (!isText(place)) return 'screaming'
  return text.length > longestAbbreviation ? 'upper' : place?.title ? 'title' : 'lower'
}
