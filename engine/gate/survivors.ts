import type { Survivor } from '../../core/ledger.ts'
import type { Occurrence } from '../../core/occurrence.ts'
import type { Resolved } from '../../core/plan.ts'
import type { Selector } from '../../core/selector.ts'
import type { VerifyItem } from '../../core/verification.ts'

/** Who answers for survivors that are added, and until when. */
export interface Terms {
  readonly owner: string
  readonly expires: string | undefined
}

/**
 * The survivors that a plan has kept, as the tree holds them now: what a default keeps by what it
 * is, what somebody decided one by one. Those that the ledger has already are left out.
 */
export function keptSurvivors(
  kept: readonly { readonly item: VerifyItem; readonly resolved: Resolved }[],
  uncovered: readonly Occurrence[],
  { owner, expires }: Terms,
): readonly Survivor[] {
  const places = new Map(uncovered.map(one => [placeOf(one), one]))
  const groups = new Map<string, { readonly select: Selector; readonly names: string[] }>()
  for (const { item, resolved } of kept) {
    const occurrence = places.get(placeOf(item))
    if (!occurrence) continue
    const select = selectorOf(resolved, occurrence)
    const key = JSON.stringify([reasonOf(resolved), select])
    const group = groups.get(key) ?? { select, names: [] }
    group.names.push(occurrence.fingerprint)
    groups.set(key, group)
  }
  return [...groups].map(([key, { select, names }]) => ({
    select,
    fingerprints: Object.keys(select).length > 0 ? [] : names,
    reason: String(JSON.parse(key)[0]),
    owner,
    expires,
  }))
}

/** A file's or folder's name has no line; its text tells two in one path apart no better. */
const placeOf = ({ path, line, column }: Pick<Occurrence, 'path' | 'line' | 'column'>): string =>
  `${path}\0${line}\0${column}`

/** What a rule of the defaults keeps is kept wherever it stands. */
function selectorOf({ by }: Resolved, { surface, category, kind }: Occurrence): Selector {
  if (by === 'rule surfaces') return { surface }
  if (by === 'rule foreign') return { contract: 'foreign' }
  return by === 'rule held' ? { kind: `${category}/${kind}` } : {}
}

const reasons: Readonly<Record<string, string>> = {
  'rule surfaces': 'such files are not edited by hand',
  'rule foreign': 'the name belongs to somebody else',
  'rule held': 'licences stay as they were granted, and directives as tools obey them',
}

const reasonOf = ({ by, reason, occurrence }: Resolved): string =>
  by === 'rule surfaces' && occurrence.surface === 'history'
    ? 'history stays as it was written'
    : by.startsWith('follows ')
      ? 'it names a file that stays as it is'
      : (reasons[by] ?? reason)
