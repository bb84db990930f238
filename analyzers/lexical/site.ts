import type { Span } from '../../core/span.ts'
import type { OpenBrackets } from './brackets.ts'
import type { Lexicon } from './compile.ts'

/** A name in code with what stands around it on its line. */
export interface Site {
  readonly text: string
  readonly lexicon: Lexicon
  readonly lineStart: number
  /** Where the hit stands that asks. */
  readonly index: number
  readonly start: number
  readonly end: number
  /** End of what stands before the name, sigils and spaces left out; `lineStart` at least. */
  readonly before: number
  /** Where the next character that is not a space stands. */
  readonly after: number
  /** Offsets of the brackets that are open around the name, outermost first. */
  readonly brackets: () => readonly number[]
}

const reach = 200

/** What a name cannot reach beyond, and the line it stands on. */
interface Bounds extends Span {
  readonly lineStart: number
  readonly brackets: OpenBrackets
}

/** The name around an index; a character that is of no name stands for itself. */
export function siteAt(text: string, lexicon: Lexicon, index: number, bounds: Bounds): Site {
  const { isLetter, grammar } = lexicon
  const { lineStart } = bounds
  const least = Math.max(lineStart, bounds.start)
  let start = index
  while (start > least && isLetter(text.charCodeAt(start - 1))) start -= 1
  let end = index
  while (end < bounds.end && isLetter(text.charCodeAt(end))) end += 1
  if (end === index) end = index + 1
  let sigil = start
  while (sigil > lineStart && grammar.sigils?.includes(text[sigil - 1] ?? '')) sigil -= 1
  const before = spaceBefore(text, sigil, lineStart)
  const brackets = () => bounds.brackets(start).filter(at => at >= bounds.start)
  const after = spaceAfter(text, end)
  return { text, lexicon, lineStart, index, start, end, before, after, brackets }
}

function spaceBefore(text: string, from: number, least: number): number {
  let at = from
  while (at > least && isBlank(text.charCodeAt(at - 1))) at -= 1
  return at
}

function spaceAfter(text: string, from: number): number {
  let at = from
  while (isBlank(text.charCodeAt(at))) at += 1
  return at
}

const isBlank = (code: number) => code === 32 || code === 9

/** The last character before a name that is no white space, on the lines above too. */
export function lastBefore({ text, before }: Site): string {
  let at = before
  while (at > 0 && text.charCodeAt(at - 1) <= 32) at -= 1
  return text[at - 1] ?? ''
}

/** The word that ends at `end`, or an empty text. */
export function wordBefore({ text, lexicon, lineStart }: Site, end: number): string {
  const least = Math.max(lineStart, end - reach)
  let start = end
  while (start > least && lexicon.isLetter(text.charCodeAt(start - 1))) start -= 1
  return text.slice(start, end)
}

/** The first word of the site's line. */
export function firstWord({ text, lexicon, lineStart }: Site): string {
  let start = lineStart
  while (start < text.length && !lexicon.isLetter(text.charCodeAt(start))) {
    if (start - lineStart > reach || text[start] === '\n') return ''
    start += 1
  }
  let end = start
  while (end - start < reach && lexicon.isLetter(text.charCodeAt(end))) end += 1
  return text.slice(start, end)
}
