import { posix } from 'node:path'
import type { Problem } from '../../core/check.ts'
import type { Matcher } from '../../core/matcher.ts'
import { type Line, linesOf, shinglesOf } from './normal.ts'

/** A text that may be a copy of others. */
export interface Copy {
  readonly path: string
  /** Those with a name: the others cannot tell which copy was updated. */
  readonly lines: readonly Line[]
  /** How many different runs of words it has. */
  readonly size: number
}

/** A copy with its runs, which are many: they are let go when it was compared. */
export interface OpenCopy extends Copy {
  readonly shingles: ReadonlySet<number>
}

export function copyOf(path: string, text: string, old: Matcher, fresh: Matcher): OpenCopy {
  const lines = linesOf(text, old, fresh)
  const shingles = shinglesOf(lines)
  const named = lines.filter(({ hasOld, hasNew }) => hasOld || hasNew)
  return { path, lines: named, size: shingles.size, shingles }
}

/** Least share of common runs of words; files of one name are taken for copies earlier. */
const [least, leastOfNamesakes] = [0.6, 0.35]

/** Names that say nothing of what a file is a copy of. */
const common =
  /^(?:readme|index|skill|prompt|main|template|agents|claude|gemini|_index|guidelines)$/i

/** Compares texts with those that were not updated. */
export interface TwinFinder {
  readonly compare: (updated: OpenCopy) => void
  /** What was found, in the order of the texts that were not updated. */
  readonly problems: () => readonly Problem[]
}

/**
 * Finds near copies of which one was updated and the other was not: much of the text is the same,
 * and in a line that both have, one says the old name and the other the new one.
 */
export function twinFinder(stale: readonly OpenCopy[]): TwinFinder {
  const index = indexOf(stale)
  const copies = stale.map(({ path, lines, size }): Copy => ({ path, lines, size }))
  const best = new Map<Copy, Pair>()
  return {
    compare: updated => {
      for (const [at, shared] of sharedWith(updated, index)) {
        const copy = copies[at]
        if (!copy || copy.path === updated.path) continue
        const pair = pairOf(copy, updated, shared)
        if (pair && pair.alike > (best.get(copy)?.alike ?? 0)) best.set(copy, pair)
      }
    },
    problems: () =>
      copies.flatMap(copy => {
        const pair = best.get(copy)
        return pair ? [problemOf(pair)] : []
      }),
  }
}

interface Pair {
  readonly stale: Copy
  readonly updated: Copy
  /** From 0 to 1. */
  readonly alike: number
  readonly lines: readonly (readonly [old: Line, fresh: Line])[]
}

/** Runs that more texts have than this say nothing: they are what all of them begin with. */
const most = 5000

/** A run and the number of its text in one figure: 32 and 20 bits, sorted. */
const indexOf = (copies: readonly OpenCopy[]): Float64Array =>
  Float64Array.from(
    copies.flatMap(({ shingles }, at) => Array.from(shingles, hash => hash * step + at)),
  ).sort()

const step = 2 ** 20

/** How many runs a text shares with each of the texts of an index, by their numbers. */
function sharedWith({ shingles }: OpenCopy, index: Float64Array): ReadonlyMap<number, number> {
  const shared = new Map<number, number>()
  for (const hash of shingles) {
    const from = firstFrom(index, hash * step)
    for (
      let at = from;
      at < from + most && Math.floor((index[at] ?? -1) / step) === hash;
      at += 1
    ) {
      const copy = (index[at] ?? 0) % step
      shared.set(copy, (shared.get(copy) ?? 0) + 1)
    }
  }
  return shared
}

/** The first place of a sorted list whose figure is not below a wanted one. */
function firstFrom(index: Float64Array, wanted: number): number {
  let [low, high] = [0, index.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((index[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

function pairOf(stale: Copy, updated: Copy, shared: number): Pair | undefined {
  const alike = shared / (stale.size + updated.size - shared)
  const isNamesake = nameOf(stale.path) === nameOf(updated.path) && !common.test(nameOf(stale.path))
  // What is short is mostly what all its neighbours are made of.
  const isShort = Math.min(stale.size, updated.size) < 60
  if (alike < (isNamesake ? leastOfNamesakes : isShort ? 0.9 : least)) return undefined
  const lines = sameLines(stale, updated)
  return lines.length === 0 ? undefined : { stale, updated, alike, lines }
}

/** The name of a file without extensions: `spec-kitty.plan` of `spec-kitty.plan.prompt.md`. */
const nameOf = (path: string): string => {
  const name = posix.basename(path)
  return /^SKILL\.md$/i.test(name)
    ? posix.basename(posix.dirname(path))
    : name.replace(/(?:\.prompt)?\.\w+$/, '').replaceAll('_', '-')
}

/** Least words of a line that is the same in both but for the name. */
const leastWords = 3

function sameLines(stale: Copy, updated: Copy): Pair['lines'] {
  const fresh = new Map(
    updated.lines
      .filter(({ hasNew, hasOld }) => hasNew && !hasOld)
      .map(line => [line.words.join(' '), line]),
  )
  return stale.lines
    .filter(({ hasOld, words }) => hasOld && words.length >= leastWords)
    .flatMap(line => {
      const same = fresh.get(line.words.join(' '))
      return same ? [[line, same] as const] : []
    })
}

function problemOf({ stale, updated, alike, lines }: Pair): Problem {
  const [first] = lines
  return {
    rule: 'twin',
    path: stale.path,
    line: first?.[0].number ?? 1,
    message: `Unexpected old name in ${lines.length === 1 ? 'a line' : `${lines.length} lines`} of a near copy of \`${updated.path}\` (${Math.floor(alike * 100)} % alike), expected what that says`,
    identity: `near copy of ${updated.path}`,
    remedy: 'change both, or say by a suppression why they differ',
    related: lines.slice(0, 3).map(([own, line]) => ({
      path: updated.path,
      line: line.number,
      message: `${line.text.trim().slice(0, 120)} (line ${own.number} here)`,
    })),
  }
}
