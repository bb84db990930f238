import { actions, categories, kinds, type Occurrence } from './occurrence.ts'
import type { Summary } from './report.ts'
import { surfaces } from './surface.ts'

/** A running summary: `add` each occurrence, then read `summary` once. */
export interface Tally {
  readonly add: (occurrence: Occurrence) => void
  readonly summary: (counts: {
    readonly searched: number
    readonly nearMisses: number
    readonly skipped: number
  }) => Summary
}

export function tally(): Tally {
  const byCategory = zeros(categories)
  const byKind: Record<string, number> = zeros(
    categories.flatMap(category => kinds[category].map(kind => `${category}/${kind}`)),
  )
  const bySurface = zeros(surfaces)
  const byAction = zeros(actions)
  let [occurrences, contracts, files] = [0, 0, 0]
  let last = ''
  return {
    add: ({ path, category, kind, surface, action, contract }) => {
      const name = `${category}/${kind}`
      byCategory[category] += 1
      byKind[name] = (byKind[name] ?? 0) + 1
      bySurface[surface] += 1
      byAction[action] += 1
      occurrences += 1
      if (contract !== null) contracts += 1
      if (path !== last) files += 1
      last = path
    },
    summary: counts => ({
      files,
      ...counts,
      occurrences,
      byCategory,
      byKind,
      bySurface,
      byAction,
      contracts,
    }),
  }
}

function zeros<Name extends string>(names: readonly Name[]): Record<Name, number> {
  return Object.fromEntries(names.map(name => [name, 0])) as Record<Name, number>
}
