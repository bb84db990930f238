/** How one word of a spelling is written. */
export type LetterCase = 'lower' | 'capital' | 'upper' | 'mixed'

interface StyleShape {
  readonly separator: string
  readonly first: 'lower' | 'capital' | 'upper'
  readonly rest: 'lower' | 'capital' | 'upper'
}

/** Every way in which a codebase spells a list of words. The order is that of the documentation. */
export const styles = {
  camel: { separator: '', first: 'lower', rest: 'capital' },
  pascal: { separator: '', first: 'capital', rest: 'capital' },
  snake: { separator: '_', first: 'lower', rest: 'lower' },
  screaming: { separator: '_', first: 'upper', rest: 'upper' },
  kebab: { separator: '-', first: 'lower', rest: 'lower' },
  train: { separator: '-', first: 'capital', rest: 'capital' },
  dot: { separator: '.', first: 'lower', rest: 'lower' },
  'screaming-kebab': { separator: '-', first: 'upper', rest: 'upper' },
  title: { separator: ' ', first: 'capital', rest: 'capital' },
  sentence: { separator: ' ', first: 'capital', rest: 'lower' },
  lower: { separator: ' ', first: 'lower', rest: 'lower' },
  upper: { separator: ' ', first: 'upper', rest: 'upper' },
  flat: { separator: '', first: 'lower', rest: 'lower' },
  'upper-flat': { separator: '', first: 'upper', rest: 'upper' },
  'capital-flat': { separator: '', first: 'capital', rest: 'lower' },
  'title-snake': { separator: '_', first: 'capital', rest: 'capital' },
  'capital-snake': { separator: '_', first: 'capital', rest: 'lower' },
  'capital-kebab': { separator: '-', first: 'capital', rest: 'lower' },
  path: { separator: '/', first: 'lower', rest: 'lower' },
} as const satisfies Record<string, StyleShape>

export type Style = keyof typeof styles

export const isStyle = (name: string): name is Style => Object.hasOwn(styles, name)

export const styleNames = Object.keys(styles) as readonly Style[]

/** Styles that a term has unless the user names others: `path` is only on request. */
export const defaultStyles: ReadonlySet<Style> = new Set(styleNames.filter(name => name !== 'path'))

export function letterCaseOf(word: string): LetterCase {
  const lower = word.toLowerCase()
  const upper = word.toUpperCase()
  if (word === lower) return 'lower'
  if (word === upper) return word.length > 1 ? 'upper' : 'capital'
  const head = word.slice(0, 1)
  return head !== head.toLowerCase() && word.slice(1) === lower.slice(1) ? 'capital' : 'mixed'
}

/** Whether `word` may stand where a style asks for `wanted`; acronyms may be capitals in humps. */
function fits(word: string, wanted: 'lower' | 'capital' | 'upper', humps: boolean): boolean {
  if (/^\p{N}+$/u.test(word)) return true
  const actual = letterCaseOf(word)
  if (actual === wanted) return true
  if (wanted === 'upper') return actual === 'capital' && word.length === 1
  return wanted === 'capital' && actual === 'upper' && humps
}

/** The style in which several words are joined by one separator, or undefined when no style does. */
export function styleOf(words: readonly string[], separator: string): Style | undefined {
  const exact = styleNames.find(name => matches(words, separator, name, false))
  return exact ?? styleNames.find(name => matches(words, separator, name, true))
}

function matches(
  words: readonly string[],
  separator: string,
  name: Style,
  humps: boolean,
): boolean {
  const shape: StyleShape = styles[name]
  if (shape.separator !== separator) return false
  return words.every((word, index) => fits(word, index === 0 ? shape.first : shape.rest, humps))
}

/**
 * Writes words in a style; a word typed as an acronym keeps its capitals inside humps and titles.
 * Digits are joined to the word in front of them unless they are to stand apart: `phase_1`.
 */
export function renderStyle(words: readonly string[], style: Style, apartDigits = false): string {
  const shape: StyleShape = styles[style]
  return words
    .map((word, index) => renderWord(word, index === 0 ? shape.first : shape.rest))
    .reduce(
      (text, word) => text + (joinsDigits(word) && !apartDigits ? '' : shape.separator) + word,
    )
}

const joinsDigits = (word: string): boolean => /^\p{N}+$/u.test(word)

function renderWord(word: string, wanted: 'lower' | 'capital' | 'upper'): string {
  if (wanted === 'lower') return word.toLowerCase()
  if (wanted === 'upper') return word.toUpperCase()
  if (letterCaseOf(word) === 'upper' || /^\p{Lu}{2,}s$/u.test(word)) return word
  return word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase()
}
