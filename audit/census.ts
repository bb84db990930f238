import { surfaceOf } from '../classifiers/surface.ts'
import type { KeptReason } from '../core/audit-report.ts'
import { matcherAmong, searchPatternOf } from '../core/matcher.ts'
import { type Category, categories, type Occurrence } from '../core/occurrence.ts'
import type { Finding, Skipped } from '../core/report.ts'
import type { Surface } from '../core/surface.ts'
import { pathNames } from '../engine/path-names.ts'
import { census } from '../engine/scan.ts'
import type { WorkTree } from '../engine/tree.ts'
import type { Kept } from './decided.ts'
import { textOf } from './documents.ts'
import type { AuditTerms } from './terms/terms.ts'

/** The old names of a tree. What is decided is counted and not kept, however many there are. */
export interface OldNames {
  readonly occurrences: number
  /** Sorted by path and offset. */
  readonly undecided: readonly Occurrence[]
  readonly byPath: ReadonlyMap<string, number>
  /** Those that are decided. */
  readonly keptBy: Readonly<Record<Category, number>>
  /** Most frequent first. */
  readonly reasons: readonly KeptReason[]
  /** The terms that stand somewhere, as typed. */
  readonly terms: ReadonlySet<string>
  /** What was left out, and why. */
  readonly skipped: readonly Skipped[]
  readonly findings: readonly Finding[]
}

/** The new names of a tree, as numbers of occurrences. */
export interface NewNames {
  readonly byPath: ReadonlyMap<string, number>
  /** By term as typed, and sort of file. */
  readonly byTerm: ReadonlyMap<string, ReadonlyMap<Surface, number>>
}

export interface Taking {
  readonly maxFileSize: number
  /** cutover's own version. */
  readonly version: string
  readonly onFile: (path: string) => void
}

/** Takes the census of the old names; inside of a longer new name there is none. */
export async function takeOldNames(
  tree: WorkTree,
  { old: terms, fresh: others }: AuditTerms,
  decide: (occurrence: Occurrence) => Kept | undefined,
  { onFile, ...options }: Taking,
): Promise<OldNames> {
  const [undecided, skipped, findings] = [[] as Occurrence[], [] as Skipped[], [] as Finding[]]
  const byPath = new Map<string, number>()
  const kept = keptCounts()
  const seen = new Set<string>()
  let occurrences = 0
  const take = (occurrence: Occurrence): void => {
    onFile(occurrence.path)
    occurrences += 1
    seen.add(occurrence.term)
    count(byPath, occurrence.path)
    const why = decide(occurrence)
    if (why) kept.add(occurrence.category, why)
    else undecided.push(occurrence)
  }
  const nothing = { undecided, byPath, ...kept.counts(), terms: seen, findings }
  if (terms.length === 0) return { ...nothing, occurrences, skipped: tree.skipped }
  for await (const event of census(tree, { terms, others, ...options })) {
    if (event.type === 'skipped') skipped.push(event.skipped)
    if (event.type === 'finding') findings.push(event.finding)
    if (event.type === 'occurrence') take(event.occurrence)
  }
  return { occurrences, undecided, byPath, ...kept.counts(), terms: seen, skipped, findings }
}

/** Counts what is decided by category and reason. */
function keptCounts() {
  const keptBy = Object.fromEntries(categories.map(name => [name, 0])) as Record<Category, number>
  const groups = new Map<string, { readonly kept: Kept; occurrences: number }>()
  return {
    add: (category: Category, kept: Kept): void => {
      keptBy[category] += 1
      const key = `${kept.by}\0${kept.owner}\0${kept.reason}`
      const group = groups.get(key) ?? { kept, occurrences: 0 }
      group.occurrences += 1
      groups.set(key, group)
    },
    counts: () => ({
      keptBy,
      reasons: [...groups.values()]
        .toSorted((left, right) => right.occurrences - left.occurrences)
        .map(({ kept, occurrences }) => ({ ...kept, occurrences })),
    }),
  }
}

/** Counts the new names, without asking what each one is. */
export async function takeNewNames(
  tree: WorkTree,
  { old, fresh: terms }: AuditTerms,
  { maxFileSize, onFile }: Taking,
): Promise<NewNames> {
  const byPath = new Map<string, number>()
  const byTerm = new Map<string, Map<Surface, number>>()
  const names: NewNames = { byPath, byTerm }
  if (terms.length === 0) return names
  const match = matcherAmong(terms, old)
  const add = (term: string, path: string, surface: Surface): void => {
    count(byPath, path)
    const surfaces = byTerm.get(term) ?? new Map<Surface, number>()
    count(surfaces, surface)
    byTerm.set(term, surfaces)
  }
  for (const { event } of pathNames(
    tree.files.map(({ path }) => path),
    match,
  ))
    if (event.type === 'occurrence')
      add(event.occurrence.term, event.occurrence.path, event.occurrence.surface)
  for await (const entry of tree.candidates(searchPatternOf(terms))) {
    onFile(entry.path)
    const text = await textOf(tree, entry, maxFileSize)
    if (typeof text !== 'string') continue
    const { surface } = surfaceOf(entry.path, text)
    for (const { term } of match(text).located) add(term.from.typed, entry.path, surface)
  }
  return names
}

const count = <Key>(counts: Map<Key, number>, key: Key): unknown =>
  counts.set(key, (counts.get(key) ?? 0) + 1)
