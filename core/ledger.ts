import type { Occurrence } from './occurrence.ts'
import { type Selector, selects } from './selector.ts'

/** Occurrences of the old name that stay on purpose: by their fingerprints, or by what they are. */
export interface Survivor {
  readonly select: Selector
  readonly fingerprints: readonly string[]
  readonly reason: string
  /** Who answers for them. */
  readonly owner: string
  /** ISO 8601 date; from the day behind it on the entry is a finding. */
  readonly expires: string | undefined
}

/** What a ledger says of the occurrences of a tree. */
export interface Coverage {
  /** Occurrences that no entry accounts for. */
  readonly uncovered: readonly Occurrence[]
  readonly covered: number
  /** Entries past their day. */
  readonly expired: readonly Survivor[]
  /** Entries and fingerprints that fit nothing any more. */
  readonly dead: readonly Survivor[]
}

const isByField = ({ select }: Survivor): boolean => Object.keys(select).length > 0

/** Holds the occurrences of a tree against a ledger. `today` is an ISO 8601 date. */
export function coverageOf(
  survivors: readonly Survivor[],
  occurrences: readonly Occurrence[],
  today: string,
): Coverage {
  const tests = survivors.map(survivor => {
    const named = new Set(survivor.fingerprints)
    const fits = isByField(survivor) ? selects(survivor.select) : () => false
    return (occurrence: Occurrence) => named.has(occurrence.fingerprint) || fits(occurrence)
  })
  const uses = survivors.map(() => 0)
  const uncovered = occurrences.filter(occurrence => {
    const hits = tests.flatMap((test, index) => (test(occurrence) ? [index] : []))
    for (const index of hits) uses[index] = (uses[index] ?? 0) + 1
    return hits.length === 0
  })
  const present = new Set(occurrences.map(({ fingerprint }) => fingerprint))
  return {
    uncovered,
    covered: occurrences.length - uncovered.length,
    expired: survivors.filter(({ expires }) => expires !== undefined && expires < today),
    dead: survivors.flatMap((survivor, index) => deadPart(survivor, uses[index] ?? 0, present)),
  }
}

/** What of an entry fits nothing. */
function deadPart(
  survivor: Survivor,
  uses: number,
  present: ReadonlySet<string>,
): readonly Survivor[] {
  const gone = survivor.fingerprints.filter(one => !present.has(one))
  if (isByField(survivor)) return uses === 0 ? [survivor] : []
  return gone.length > 0 ? [{ ...survivor, fingerprints: gone }] : []
}

/** The ledger without what fits nothing. */
export function pruned(
  survivors: readonly Survivor[],
  dead: readonly Survivor[],
): readonly Survivor[] {
  const gone = new Set(dead.flatMap(({ fingerprints }) => fingerprints))
  return survivors.flatMap(survivor => {
    if (isByField(survivor)) return dead.includes(survivor) ? [] : [survivor]
    const fingerprints = survivor.fingerprints.filter(one => !gone.has(one))
    return fingerprints.length > 0 ? [{ ...survivor, fingerprints }] : []
  })
}
