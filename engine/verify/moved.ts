import type { Hunk } from '../../core/align.ts'
import type { Span } from '../../core/span.ts'
import { nameSpan } from './judge.ts'
import type { Site, SiteState, Texts, Verdict } from './site.ts'

/** The words of a line, by where each stands in the text. */
type Line = readonly Span[]

/** Lines with more words are looked at as far as these go. */
const mostWords = 60

/** Most lines that are looked at; beyond, what moved counts as gone and new. */
const mostLines = 5000

/** Words that a name may have become; a longer one is another text. */
const longestName = 3

/**
 * Finds, for sites whose line has gone, the line that it has become: one that was added and says
 * the same around the name, or one in its place with as many words. So a line that moved is no
 * line that was deleted, whatever has become of the name in it.
 */
export function movedSites(
  texts: Texts,
  verdicts: readonly Verdict[],
  hunks: readonly Hunk[],
): ReadonlyMap<Site, Verdict> {
  const gone = verdicts.filter(({ state }) => state === 'gone')
  if (gone.length === 0) return new Map()
  const taken = new Set(verdicts.flatMap(({ state, span }) => (state === 'gone' ? [] : span.start)))
  const added = hunks.flatMap(({ right }) => linesIn(texts.actual, right))
  if (added.length > mostLines || gone.length > mostLines) return new Map()
  const places = placesByContext(texts.actual, added)
  const inPlace = inPlaceOf(texts, hunks)
  const counts = countsOf(texts.expected)
  const moved = new Map<Site, Verdict>()
  for (const { site } of gone) {
    const line = lineAt(texts.expected, site.start)
    const name = nameSpan(texts.expected, site)
    const { key, words } = contextOf(texts.expected, line, name)
    const same = isTelling(words, counts) ? places.get(key) : undefined
    const found = same?.find(({ start }) => !taken.has(start)) ?? inPlace(site, line, name)
    if (!found || taken.has(found.start)) continue
    taken.add(found.start)
    moved.set(site, verdictOf(texts, site, name, found))
  }
  return moved
}

/** Every stretch of a few words in some lines, by what stands around it. */
function placesByContext(text: string, lines: readonly Line[]): ReadonlyMap<string, Span[]> {
  const places = new Map<string, Span[]>()
  for (const line of lines) {
    for (const span of stretchesOf(line)) {
      const key = contextOf(text, line, span).key
      const known = places.get(key)
      if (known) known.push(span)
      else places.set(key, [span])
    }
  }
  return places
}

const stretchesOf = (words: Line): readonly Span[] =>
  words.flatMap(({ start }, from) =>
    words.slice(from, from + longestName).map(({ end }) => ({ start, end })),
  )

interface Context {
  readonly key: string
  readonly words: readonly string[]
}

/** What a line says around a name. */
function contextOf(text: string, line: Line, name: Span): Context {
  const write = ({ start, end }: Span) => text.slice(start, end)
  const before = line.filter(({ end }) => end <= name.start).map(write)
  const after = line.filter(({ start }) => start >= name.end).map(write)
  return { key: JSON.stringify([before, after]), words: [...before, ...after] }
}

/** Whether words tell a line from others: two of them do, and one that the text has hardly twice. */
function isTelling(words: readonly string[], counts: ReadonlyMap<string, number>): boolean {
  const [first, second] = words.filter(word => /\p{L}{2}/u.test(word))
  return second !== undefined || (first !== undefined && (counts.get(first) ?? 0) <= 2)
}

const word = /[\p{L}\p{N}_-]+/gu

/** How often a text has each word. */
function countsOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [found] of text.matchAll(word)) counts.set(found, (counts.get(found) ?? 0) + 1)
  return counts
}

/** Finds the same word of the line that stands in place of a line, where it has as many words. */
function inPlaceOf(texts: Texts, hunks: readonly Hunk[]) {
  const [expected, actual] = [startsOf(texts.expected), startsOf(texts.actual)]
  return (site: Site, line: Line, name: Span): Span | undefined => {
    const hunk = hunks.find(({ left }) => left.start < site.end && left.end > site.start)
    if (!hunk) return undefined
    const down = lineOf(expected, site.start) - lineOf(expected, hunk.left.start)
    const start = actual[lineOf(actual, hunk.right.start) + down]
    if (start === undefined || start >= hunk.right.end) return undefined
    const other = lineAt(texts.actual, start)
    if (other.length !== line.length) return undefined
    return other[line.findIndex(({ start: from }) => from >= name.start)]
  }
}

/** Where the lines of a text begin. */
const startsOf = (text: string): readonly number[] => [
  0,
  ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1),
]

/** The line, from 0, in which an offset lies. */
function lineOf(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

function verdictOf({ actual, expected }: Texts, site: Site, name: Span, found: Span): Verdict {
  const now = actual.slice(found.start, found.end)
  const wanted = expected.slice(name.start, name.end)
  const [head, tail] = [expected.slice(name.start, site.start), expected.slice(site.end, name.end)]
  const as = (state: SiteState, text: string): Verdict => {
    const start = found.start + head.length
    return { site, state, actual: text, span: { start, end: start + text.length } }
  }
  if (now === wanted) return as(site.action === 'rename' ? 'done' : 'kept', site.expected)
  if (now === head + site.base + tail) return as('missed', site.base)
  const state = site.action === 'keep' ? 'leaked' : site.action === 'rename' ? 'wrong' : 'done'
  return { site, state, actual: now, span: found }
}

/** The lines of a text that a stretch touches; those that end where it begins are none of them. */
function linesIn(text: string, { start, end }: Span): readonly Line[] {
  const lines: Line[] = []
  for (let at = start; at < end; ) {
    const line = lineAt(text, at)
    lines.push(line)
    at = lineEnd(text, at) + 1
  }
  return lines
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end
}

function lineAt(text: string, at: number): Line {
  const start = text.lastIndexOf('\n', at - 1) + 1
  const line = text.slice(start, lineEnd(text, at))
  return [...line.matchAll(word)].slice(0, mostWords).map(match => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }))
}
