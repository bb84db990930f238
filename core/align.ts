import { diffArrays } from 'diff'
import type { Span } from './span.ts'

/** A stretch of two texts that differs. Offsets are UTF-16 units; an empty side is an insertion. */
export interface Hunk {
  readonly left: Span
  readonly right: Span
}

/** A line end, a blank run, a part of a camel-case name, a number, or one other character. */
const token = /\r?\n|[ \t]+|\p{Lu}+(?!\p{Ll})\p{N}*|\p{Lu}?\p{Ll}+\p{N}*|\p{L}+|\p{N}+|./gsu

/** Most differences that are looked for before a stretch counts as one; more would take too long. */
const most = { lines: 3000, tokens: 2000 }

/** Spans of both texts that count as one word each, such as names; sorted, and apart. */
export interface Atoms {
  readonly left: readonly Span[]
  readonly right: readonly Span[]
}

/**
 * Aligns two texts: lines first, then the words within lines that differ. What lies between two
 * hunks is the same on both sides. Sorted, and no two hunks touch.
 */
export function align(left: string, right: string, atoms: Atoms): readonly Hunk[] {
  const lines = hunksOf(linesOf(left), linesOf(right), most.lines)
  return joined(
    lines.flatMap(hunk => {
      const before = tokensOf(left, hunk.left, atoms.left)
      const after = tokensOf(right, hunk.right, atoms.right)
      return hunksOf(before, after, most.tokens).map(inner => ({
        left: shifted(inner.left, hunk.left.start),
        right: shifted(inner.right, hunk.right.start),
      }))
    }),
  )
}

/** The words of a stretch of a text, atoms in one piece. */
function tokensOf(text: string, { start, end }: Span, atoms: readonly Span[]): readonly string[] {
  const tokens: string[] = []
  let cursor = start
  for (const atom of atoms) {
    if (atom.start < cursor || atom.end > end) continue
    tokens.push(...wordsOf(text.slice(cursor, atom.start)), text.slice(atom.start, atom.end))
    cursor = atom.end
  }
  return [...tokens, ...wordsOf(text.slice(cursor, end))]
}

const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []
const wordsOf = (text: string): readonly string[] => text.match(token) ?? []
const shifted = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by })

/** Differences of two lists of pieces, as offsets of the texts that they make up. */
function hunksOf(
  left: readonly string[],
  right: readonly string[],
  limit: number,
): readonly Hunk[] {
  const head = commonHead(left, right)
  const tail = commonTail(left, right, head)
  const [before, after] = [
    left.slice(head, left.length - tail),
    right.slice(head, right.length - tail),
  ]
  const from = lengthOf(left.slice(0, head))
  const changes =
    before.length === 0 || after.length === 0
      ? undefined
      : diffArrays([...before], [...after], { maxEditLength: limit })
  if (changes) return joined(walk(changes, from))
  const hunk = {
    left: { start: from, end: from + lengthOf(before) },
    right: { start: from, end: from + lengthOf(after) },
  }
  return before.length + after.length === 0 ? [] : [hunk]
}

interface Change {
  readonly added: boolean
  readonly removed: boolean
  readonly value: readonly string[]
}

function walk(changes: readonly Change[], from: number): readonly Hunk[] {
  const hunks: Hunk[] = []
  let [leftAt, rightAt] = [from, from]
  for (const { added, removed, value } of changes) {
    const length = lengthOf(value)
    const [leftEnd, rightEnd] = [leftAt + (added ? 0 : length), rightAt + (removed ? 0 : length)]
    if (added || removed)
      hunks.push({
        left: { start: leftAt, end: leftEnd },
        right: { start: rightAt, end: rightEnd },
      })
    leftAt = leftEnd
    rightAt = rightEnd
  }
  return hunks
}

/** Makes one of hunks that touch. */
function joined(hunks: readonly Hunk[]): readonly Hunk[] {
  const result: Hunk[] = []
  for (const hunk of hunks) {
    const last = result.at(-1)
    if (last && last.left.end === hunk.left.start && last.right.end === hunk.right.start) {
      result[result.length - 1] = {
        left: { start: last.left.start, end: hunk.left.end },
        right: { start: last.right.start, end: hunk.right.end },
      }
    } else result.push(hunk)
  }
  return result
}

function commonHead(left: readonly string[], right: readonly string[]): number {
  let count = 0
  while (count < left.length && left[count] === right[count]) count += 1
  return count
}

function commonTail(left: readonly string[], right: readonly string[], head: number): number {
  const longest = Math.min(left.length, right.length) - head
  let count = 0
  while (count < longest && left.at(-1 - count) === right.at(-1 - count)) count += 1
  return count
}

const lengthOf = (pieces: readonly string[]): number =>
  pieces.reduce((sum, piece) => sum + piece.length, 0)
