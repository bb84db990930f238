import type { Occurrence } from '../core/occurrence.ts'
import type { Finding, Skipped } from '../core/report.ts'
import type { Surface } from '../core/surface.ts'
import { census } from '../engine/scan.ts'
import type { WorkTree } from '../engine/tree.ts'
import type { AuditTerms } from './terms/terms.ts'

/** Where the names of a run stand in a tree. */
export interface Seen {
  /** Every occurrence of an old name, sorted by path and offset. */
  readonly old: readonly Occurrence[]
  /** Occurrences of the new names by path; a name of a file or folder counts for it. */
  readonly fresh: ReadonlyMap<string, number>
  /** The same by term, for each sort of file. */
  readonly freshBy: ReadonlyMap<string, ReadonlyMap<Surface, number>>
  /** What was left out, and why. */
  readonly skipped: readonly Skipped[]
  readonly findings: readonly Finding[]
}

export interface Taking {
  readonly maxFileSize: number
  /** cutover's own version. */
  readonly version: string
  readonly onFile: (path: string) => void
}

/**
 * Takes the census of the old and the new names at once: where one contains the other, the longer
 * one counts.
 */
export async function takeNames(
  tree: WorkTree,
  { old: olds, fresh: news }: AuditTerms,
  { maxFileSize, version, onFile }: Taking,
): Promise<Seen> {
  const [old, skipped, findings] = [[] as Occurrence[], [] as Skipped[], [] as Finding[]]
  const fresh = new Map<string, number>()
  const freshBy = new Map<string, Map<Surface, number>>()
  if (olds.length === 0) return { old, fresh, freshBy, skipped: tree.skipped, findings }
  const names = new Set(news.map(({ from }) => from.typed))
  for await (const event of census(tree, { terms: [...olds, ...news], maxFileSize, version })) {
    if (event.type === 'skipped') skipped.push(event.skipped)
    if (event.type === 'finding') findings.push(event.finding)
    if (event.type !== 'occurrence') continue
    const { occurrence } = event
    onFile(occurrence.path)
    if (!names.has(occurrence.term)) old.push(occurrence)
    else {
      count(fresh, occurrence.path)
      const surfaces = freshBy.get(occurrence.term) ?? new Map<Surface, number>()
      count(surfaces, occurrence.surface)
      freshBy.set(occurrence.term, surfaces)
    }
  }
  return { old, fresh, freshBy, skipped, findings }
}

const count = <Key>(counts: Map<Key, number>, key: Key): unknown =>
  counts.set(key, (counts.get(key) ?? 0) + 1)
