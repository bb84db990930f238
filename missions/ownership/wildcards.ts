import { haveCommon, type Starred, standsFor, star } from './stars.ts'

/** Characters by their code points, both ends included. */
type Range = readonly [from: number, to: number]

/** Ranges of which a character is in one. */
type Characters = readonly Range[]

/**
 * Text with wildcards as Python's `fnmatch` reads it: `*`, `?`, `[seq]` and `[!seq]`. Braces stand
 * for themselves, and so does a bracket that is never closed.
 */
export type Wildcards = readonly Starred<Characters>[]

const last = 0x10ffff
const any: Characters = [[0, last]]
const slash = codeOf('/')

/** Reads text with wildcards. Anything is some. */
export function wildcardsOf(text: string): Wildcards {
  const characters = [...text]
  const found: Starred<Characters>[] = []
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? ''
    const end = character === '[' ? endOfSet(characters, at) : undefined
    if (end !== undefined) {
      found.push(setOf(characters.slice(at + 1, end)))
      at = end
    } else if (character !== star || found.at(-1) !== star) found.push(plainOf(character))
  }
  return found
}

function plainOf(character: string): Starred<Characters> {
  if (character === star) return star
  return character === '?' ? any : [single(character)]
}

/** Whether they stand for a text, slashes not told from other characters. */
export const wildcardsMatch = (wildcards: Wildcards, text: string): boolean =>
  standsFor(wildcards, [...text].map(codeOf), isIn)

/** Python's `fnmatch` with a name and a pattern, as it is where case counts. */
export const fnmatch = (name: string, pattern: string): boolean =>
  wildcardsMatch(wildcardsOf(pattern), name)

/** Whether two have a name in common, which has no slash. */
export const wildcardsMeet = (left: Wildcards, right: Wildcards): boolean =>
  isPossible(left) && isPossible(right) && haveCommon(left, right, overlap)

/** Whether they stand for any name: `[b-a]` holds no character. */
const isPossible = (wildcards: Wildcards): boolean =>
  wildcards.every(one => one === star || overlap(one, any))

const isIn = (characters: Characters, code: number): boolean =>
  characters.some(([from, to]) => from <= code && code <= to)

const overlap = (left: Characters, right: Characters): boolean =>
  left.some(([from, to]) =>
    right.some(([start, end]) => {
      const first = Math.max(from, start)
      const final = Math.min(to, end)
      return first < final || (first === final && first !== slash)
    }),
  )

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0
}

const single = (character: string): Range => [codeOf(character), codeOf(character)]

/** Where a set ends that starts here: a bracket right at its start is one of its characters. */
function endOfSet(characters: readonly string[], start: number): number | undefined {
  const first = characters[start + 1] === '!' ? start + 2 : start + 1
  const end = characters.indexOf(']', characters[first] === ']' ? first + 1 : first)
  return end < 0 ? undefined : end
}

function setOf(inner: readonly string[]): Characters {
  const isNegated = inner[0] === '!'
  const ranges = rangesOf(isNegated ? inner.slice(1) : inner)
  return isNegated ? complementOf(ranges) : ranges
}

/** `a-c` is a range, a hyphen at either end is itself, and a range from high to low holds nothing. */
function rangesOf(characters: readonly string[]): Characters {
  const found: Range[] = []
  for (let at = 0; at < characters.length; at += 1) {
    const from = characters[at] ?? ''
    const to = characters[at + 2]
    const isRange = characters[at + 1] === '-' && to !== undefined
    if (isRange) at += 2
    const range: Range = isRange ? [codeOf(from), codeOf(to)] : single(from)
    if (range[0] <= range[1]) found.push(range)
  }
  return found
}

function complementOf(ranges: Characters): Characters {
  const found: Range[] = []
  let next = 0
  for (const [from, to] of ranges.toSorted(([left], [right]) => left - right)) {
    if (next < from) found.push([next, from - 1])
    next = Math.max(next, to + 1)
  }
  return next <= last ? [...found, [next, last]] : found
}
