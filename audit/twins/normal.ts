import type { Matcher } from '../../core/matcher.ts'

/** Stands for the name, old or new: near copies are alike but for it. */
const mark = '\u0001'

/** A line of a text, and which name it has. */
export interface Line {
  /** From 1. */
  readonly number: number
  readonly text: string
  /** Its words in lower case, the mark for either name. */
  readonly words: readonly string[]
  readonly hasOld: boolean
  readonly hasNew: boolean
}

/** Splits a text into lines of words in which the old and the new names are the same. */
export function linesOf(text: string, old: Matcher, fresh: Matcher): readonly Line[] {
  const spans = [
    ...old(text).located.map(one => ({ ...one, isOld: true })),
    ...fresh(text).located.map(one => ({ ...one, isOld: false })),
  ].toSorted((left, right) => left.start - right.start || right.end - left.end)
  let [cursor, at] = [0, 0]
  return text.split('\n').map((line, index) => {
    const end = cursor + line.length
    let [hasOld, hasNew, from] = [false, false, cursor]
    const pieces: string[] = []
    for (let span = spans[at]; span && span.start < end; span = spans[at]) {
      at += 1
      if (span.start < from) continue
      pieces.push(text.slice(from, span.start), mark)
      from = Math.min(span.end, end)
      if (span.isOld) hasOld = true
      else hasNew = true
    }
    pieces.push(text.slice(from, end))
    cursor = end + 1
    return { number: index + 1, text: line, words: wordsOf(pieces.join('')), hasOld, hasNew }
  })
}

const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/\u0001|[\p{L}\p{N}]+/gu) ?? []

/** Words of a shingle. */
const size = 5

/** Every run of five words, hashed; shorter texts are one run. */
export function shinglesOf(lines: readonly Line[]): ReadonlySet<number> {
  const words = lines.flatMap(line => line.words)
  if (words.length <= size) return new Set([hashOf(words)])
  return new Set(
    words.slice(0, words.length - size + 1).map((_, at) => hashOf(words.slice(at, at + size))),
  )
}

/** FNV-1a over the words, 32 bits. */
function hashOf(words: readonly string[]): number {
  let hash = 0x811c9dc5
  for (const word of words) {
    for (let index = 0; index < word.length; index += 1)
      hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193)
    hash = Math.imul(hash ^ 0x20, 0x01000193)
  }
  return hash >>> 0
}
