import { align, type Hunk } from '../../core/align.ts'
import type { Located } from '../../core/matcher.ts'
import type { Span } from '../../core/span.ts'
import { clustersOf } from './clusters.ts'
import { apart, judgeCluster } from './judge.ts'
import { movedSites } from './moved.ts'
import type { Site, Texts, Verdict } from './site.ts'

export interface Comparison {
  /** One for each site, in order. */
  readonly verdicts: readonly Verdict[]
  /** Old names in the actual text that no site accounts for. */
  readonly fresh: readonly Located[]
  /** Stretches of the actual text that changed and have nothing to do with a site. */
  readonly strays: readonly Hunk[]
}

/**
 * Ties what a text is to what it should be. The texts are aligned, so that a site that stands
 * outside of every difference is what it should be; names within a difference are matched in
 * order with the sites there.
 */
export function compare(texts: Texts): Comparison {
  const hunks = align(texts.expected, texts.actual, {
    left: texts.sites,
    right: apart([...texts.old, ...texts.new]),
  })
  const clusters = clustersOf(texts, hunks)
  const inside = clusters.map(cluster => judgeCluster(texts, cluster))
  const verdicts = new Map(inside.flatMap(one => one.verdicts).map(one => [one.site, one]))
  const shift = shifter(hunks)
  const accounted = new Set([...inside.flatMap(one => one.used)])
  const found = texts.sites.map(site => verdicts.get(site) ?? intact(site, shift))
  const moved = movedSites(texts, found, hunks)
  const all = found.map(verdict => moved.get(verdict.site) ?? verdict)
  const standing = new Set(
    all.filter(({ state }) => state === 'kept' || state === 'missed').map(({ span }) => span.start),
  )
  // A new name may contain the old one, and in a swap each is the other's.
  const isDone = spansOf(all.filter(({ state }) => state === 'done').map(({ span }) => span))
  return {
    verdicts: all,
    fresh: texts.old.filter(
      one => !accounted.has(one) && !standing.has(one.start) && !isDone(one.start),
    ),
    strays: [
      ...hunks.filter(hunk => !clusters.some(cluster => cluster.hunks.includes(hunk))),
      ...inside.flatMap(one => one.strays),
    ].toSorted((left, right) => left.right.start - right.right.start),
  }
}

/** Says whether an offset lies in one of some spans, which are apart. */
function spansOf(spans: readonly Span[]): (offset: number) => boolean {
  const sorted = spans.toSorted((left, right) => left.start - right.start)
  return offset => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle]?.start ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return offset < (sorted[low - 1]?.end ?? 0)
  }
}

function intact(site: Site, shift: (offset: number) => number): Verdict {
  const state = site.action === 'rename' ? 'done' : site.action === 'keep' ? 'kept' : 'missed'
  const span = { start: shift(site.start), end: shift(site.end) }
  return { site, state, actual: site.expected, span }
}

/** Where an offset of the expected text lies in the actual one; for offsets outside of hunks. */
function shifter(hunks: readonly Hunk[]): (offset: number) => number {
  return offset => {
    let [low, high] = [0, hunks.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((hunks[middle]?.left.end ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    const last = hunks[low - 1]
    return last ? offset - last.left.end + last.right.end : offset
  }
}
