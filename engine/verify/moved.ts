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
  const moved = new Map<Site, Verdict>()
  for (const { site } of gone) {
    const line = lineAt(texts.expected, site.start)
    const name = nameSpan(texts.expected, site)
    const { key, words } = contextOf(texts.expected, line, name)
    const same = isTelling(words, texts.expected) ? places.get(key) : undefined
    const found =
      same?.find(({ start }) => !taken.has(start)) ?? inPlace(texts, site, { line, name, hunks })
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
function isTelling(words: readonly string[], text: string): boolean {
  const [first, second] = words.filter(word => /\p{L}{2}/u.test(word))
  return second !== undefined || (first !== undefined && text.split(first).length <= 3)
}

interface Around {
  readonly line: Line
  readonly name: Span
  readonly hunks: readonly Hunk[]
}

/** The same word of the line that stands in place of a line, where it has as many words. */
function inPlace(texts: Texts, site: Site, { line, name, hunks }: Around): Span | undefined {
  const hunk = hunks.find(({ left }) => left.start < site.end && left.end > site.start)
  if (!hunk) return undefined
  const above = linesIn(texts.expected, { start: hunk.left.start, end: site.start }).length
  const other = linesIn(texts.actual, hunk.right)[Math.max(0, above - 1)]
  if (other?.length !== line.length) return undefined
  return other[line.findIndex(({ start }) => start >= name.start)]
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
  return [...line.matchAll(/[\p{L}\p{N}_-]+/gu)].slice(0, mostWords).map(match => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }))
}
