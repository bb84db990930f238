import { posix } from 'node:path'
import type { Problem } from '../../core/check.ts'
import type { Matcher } from '../../core/matcher.ts'
import { type Line, linesOf, shinglesOf } from './normal.ts'

/** A text that may be a copy of others. */
export interface Copy {
  readonly path: string
  readonly lines: readonly Line[]
  readonly shingles: ReadonlySet<number>
}

export function copyOf(path: string, text: string, old: Matcher, fresh: Matcher): Copy {
  const lines = linesOf(text, old, fresh)
  return { path, lines, shingles: shinglesOf(lines) }
}

/** Least share of common runs of words; files of one name are taken for copies earlier. */
const [least, leastOfNamesakes] = [0.6, 0.35]

/** Names that say nothing of what a file is a copy of. */
const common =
  /^(?:readme|index|skill|prompt|main|template|agents|claude|gemini|_index|guidelines)$/i

/**
 * Near copies of which one was updated and the other was not: much of the text is the same, and in
 * a line that both have, one says the old name and the other the new one.
 */
export function staleTwins(stale: readonly Copy[], updated: readonly Copy[]): readonly Problem[] {
  const holders = index(stale)
  const best = new Map<Copy, Pair>()
  for (const copy of updated)
    for (const [other, shared] of sharedWith(copy, holders)) {
      const pair = pairOf(other, copy, shared)
      if (pair && pair.alike > (best.get(other)?.alike ?? 0)) best.set(other, pair)
    }
  return stale.flatMap(copy => {
    const pair = best.get(copy)
    return pair ? [problemOf(pair)] : []
  })
}

interface Pair {
  readonly stale: Copy
  readonly updated: Copy
  /** From 0 to 1. */
  readonly alike: number
  readonly lines: readonly (readonly [old: Line, fresh: Line])[]
}

/** Runs that more texts have than this say nothing: they are what all of them begin with. */
const most = 400

function index(copies: readonly Copy[]): ReadonlyMap<number, readonly Copy[]> {
  const holders = new Map<number, Copy[]>()
  for (const copy of copies)
    for (const shingle of copy.shingles) {
      const known = holders.get(shingle)
      if (!known) holders.set(shingle, [copy])
      else if (known.length < most) known.push(copy)
    }
  return holders
}

function sharedWith(
  { path, shingles }: Copy,
  holders: ReadonlyMap<number, readonly Copy[]>,
): ReadonlyMap<Copy, number> {
  const shared = new Map<Copy, number>()
  for (const shingle of shingles)
    for (const copy of holders.get(shingle) ?? [])
      if (copy.path !== path) shared.set(copy, (shared.get(copy) ?? 0) + 1)
  return shared
}

function pairOf(stale: Copy, updated: Copy, shared: number): Pair | undefined {
  const alike = shared / (stale.shingles.size + updated.shingles.size - shared)
  const isNamesake = nameOf(stale.path) === nameOf(updated.path) && !common.test(nameOf(stale.path))
  // What is short is mostly what all its neighbours are made of.
  const isShort = Math.min(stale.shingles.size, updated.shingles.size) < 60
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
    related: lines.slice(0, 3).map(([, line]) => ({
      path: updated.path,
      line: line.number,
      message: line.text.trim().slice(0, 120),
    })),
  }
}
