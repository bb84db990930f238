import type { Hunk } from '../../core/align.ts'
import type { Site, Texts } from './site.ts'

/** Differences and the sites that they touch. */
export interface Cluster {
  readonly hunks: Hunk[]
  readonly sites: Site[]
}

/** Gathers the differences around each site; sites that share one are judged together. */
export function clustersOf(texts: Texts, hunks: readonly Hunk[]): readonly Cluster[] {
  const clusters: Cluster[] = []
  let next = 0
  for (const site of texts.sites) {
    while (next < hunks.length && (hunks[next]?.left.end ?? 0) < site.start) next += 1
    const touching = near(hunks, next, site).filter(hunk => touches(texts, hunk, site))
    if (touching.length > 0) join(clusters, touching, site)
  }
  return clusters
}

/** The differences from an index on that begin no later than a site ends. */
function near(hunks: readonly Hunk[], from: number, site: Site): readonly Hunk[] {
  let end = from
  while (end < hunks.length && (hunks[end]?.left.start ?? 0) <= site.end) end += 1
  return hunks.slice(from, end)
}

function join(clusters: Cluster[], hunks: readonly Hunk[], site: Site): void {
  const last = clusters.at(-1)
  const isSame = last?.hunks.some(hunk => hunks.includes(hunk)) === true
  if (!last || !isSame) {
    clusters.push({ hunks: [...hunks], sites: [site] })
    return
  }
  last.sites.push(site)
  for (const hunk of hunks) if (!last.hunks.includes(hunk)) last.hunks.push(hunk)
}

const wordEnd = /[\p{L}\p{N}_]$/u
const wordStart = /^[\p{L}\p{N}_]/u

/** Whether a difference lies within a site, or changes the name around it. */
function touches({ actual, expected }: Texts, { left, right }: Hunk, site: Site): boolean {
  if (left.start < site.end && left.end > site.start) return true
  const [before, after] = [
    expected.slice(left.start, left.end) || actual.slice(right.start, right.end),
    actual.slice(right.start, right.end) || expected.slice(left.start, left.end),
  ]
  if (left.end === site.start) return wordEnd.test(before) || wordEnd.test(after)
  return left.start === site.end && (wordStart.test(before) || wordStart.test(after))
}
