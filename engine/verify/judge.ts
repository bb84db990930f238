import type { Hunk } from '../../core/align.ts'
import type { Located } from '../../core/matcher.ts'
import type { Span } from '../../core/span.ts'
import type { Cluster } from './clusters.ts'
import { pairInOrder } from './pair.ts'
import type { Site, SiteState, Texts, Verdict } from './site.ts'

interface Judgement {
  readonly verdicts: readonly Verdict[]
  /** Names of the actual text that sites account for. */
  readonly used: readonly Located[]
  readonly strays: readonly Hunk[]
}

/** Says what became of the sites of one cluster. */
export function judgeCluster(texts: Texts, cluster: Cluster): Judgement {
  const range = rangeOf(cluster)
  const names = apart([...namesIn(texts.old, range.right), ...namesIn(texts.new, range.right)])
  const pairs = pairInOrder(cluster.sites, names, isExact)
  const verdicts = cluster.sites.map((site, index) => {
    const name = pairs[index]
    return name ? judge(texts, site, name) : unnamed(texts, site, cluster, range)
  })
  const used = names.filter(name => pairs.includes(name))
  return { verdicts, used, strays: cluster.hunks.filter(hunk => goesBeyond(texts, hunk, verdicts)) }
}

const namesIn = (names: readonly Located[], range: Span): readonly Located[] =>
  names.filter(({ start, end }) => start <= range.end && end >= range.start)

/** Of names that overlap, the earlier and longer one. */
export function apart(names: readonly Located[]): readonly Located[] {
  const kept: Located[] = []
  let end = -1
  for (const one of names.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (one.start < end) continue
    kept.push(one)
    end = one.end
  }
  return kept
}

const isExact = (site: Site, name: Located): boolean =>
  name.text === site.expected || name.text === site.base

/** The stretch of both texts that a cluster is about. */
function rangeOf({ hunks, sites }: Cluster): Hunk {
  const [first, last] = [hunks[0], hunks.at(-1)]
  const [site, lastSite] = [sites[0], sites.at(-1)]
  if (!first || !last || !site || !lastSite)
    throw new Error('Unexpected empty cluster, expected a site')
  const before = Math.max(0, first.left.start - site.start)
  const after = Math.max(0, lastSite.end - last.left.end)
  return {
    left: { start: first.left.start - before, end: last.left.end + after },
    right: { start: first.right.start - before, end: last.right.end + after },
  }
}

function judge(texts: Texts, site: Site, { text, start, end }: Located): Verdict {
  const span = { start, end }
  const verdict = (state: SiteState, actual = text): Verdict => ({ site, state, actual, span })
  if (site.action === 'keep') return verdict(text === site.base ? 'kept' : 'leaked')
  if (text === site.base) return verdict('missed')
  if (site.action === 'remove') return verdict('done')
  const run = wordsAround(texts.actual, span)
  if (text !== site.expected) return verdict('wrong')
  const left = leftover(run, wordsAround(texts.expected, site), site.words)
  return left ? verdict('wrong', run) : verdict('done')
}

/** Whether a word of the old name has stayed beside the new one: half a rename. */
function leftover(actual: string, expected: string, words: readonly string[]): boolean {
  if (actual === expected) return false
  const [now, wanted] = [actual.toLowerCase(), expected.toLowerCase()]
  return words.some(word => now.includes(word) && !wanted.includes(word))
}

/** The name around a span: letters, digits and underscores. */
export function wordsAround(text: string, { start, end }: Span): string {
  const before = /[\p{L}\p{N}_]*$/u.exec(text.slice(Math.max(0, start - 100), start))?.[0] ?? ''
  const after = /^[\p{L}\p{N}_]*/u.exec(text.slice(end, end + 100))?.[0] ?? ''
  return before + text.slice(start, end) + after
}

/** A site at whose place neither the old nor the new name stands. */
function unnamed(texts: Texts, site: Site, { sites }: Cluster, { left, right }: Hunk): Verdict {
  const actual = texts.actual.slice(right.start, right.end)
  const isAlone = sites.length === 1 && within(left, nameSpan(texts.expected, site))
  const isGone = actual.trim() === '' || !isAlone
  if (site.action === 'remove') return { site, state: 'done', actual, span: right }
  const state = isGone ? 'gone' : site.action === 'keep' ? 'leaked' : 'wrong'
  return { site, state, actual: isGone ? null : actual.trim(), span: right }
}

const within = (inner: Span, outer: Span): boolean =>
  inner.start >= outer.start && inner.end <= outer.end

/** The name around a span: letters, digits, underscores and hyphens. */
export function nameSpan(text: string, { start, end }: Span): Span {
  const before = /[\p{L}\p{N}_-]*$/u.exec(text.slice(Math.max(0, start - 100), start))?.[0] ?? ''
  const after = /^[\p{L}\p{N}_-]*/u.exec(text.slice(end, end + 100))?.[0] ?? ''
  return { start: start - before.length, end: end + after.length }
}

/** Whether a difference changes more than the sites and the names in their place. */
function goesBeyond(texts: Texts, { left, right }: Hunk, verdicts: readonly Verdict[]): boolean {
  const removed = without(
    texts.expected,
    left,
    verdicts.map(({ site }) => site),
  )
  const added = without(
    texts.actual,
    right,
    verdicts.map(({ span }) => span),
  )
  return removed.trim() !== '' || added.trim() !== ''
}

/** A stretch of a text without the spans in it. */
function without(text: string, { start, end }: Span, spans: readonly Span[]): string {
  let rest = ''
  let cursor = start
  for (const span of spans.toSorted((left, right) => left.start - right.start)) {
    if (span.start > cursor) rest += text.slice(cursor, Math.min(span.start, end))
    cursor = Math.max(cursor, span.end)
  }
  return rest + text.slice(Math.min(cursor, end), end)
}
