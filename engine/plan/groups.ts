import type { Occurrence } from '../../core/occurrence.ts'
import type { Resolved } from '../../core/plan.ts'
import type { Selector } from '../../core/selector.ts'

/** Occurrences that one decision can settle. */
export interface Group {
  readonly selector: Selector
  readonly members: readonly Resolved[]
  /** Occurrences in imports and links that follow the names in this group. */
  readonly followers: number
  /** Why they are open. */
  readonly reason: string
}

/**
 * Gathers what is open by what it is, largest group first: a person decides tens of groups and not
 * thousands of occurrences. Names that are taken already stand one by one, in front.
 */
export function openGroups(resolved: readonly Resolved[]): readonly Group[] {
  const open = resolved.filter(({ action }) => action === 'open')
  const followers = open.filter(({ by }) => by.startsWith('follows'))
  const settled = new Set(
    resolved.filter(({ action }) => action !== 'open').map(one => JSON.stringify(sortOf(one))),
  )
  const selectorOf = selectors(settled)
  const groups = new Map<string, Resolved[]>()
  for (const one of open) {
    if (one.by.startsWith('follows')) continue
    const key = JSON.stringify(selectorOf(one))
    const known = groups.get(key)
    if (known) known.push(one)
    else groups.set(key, [one])
  }
  return [...groups.values()]
    .flatMap(members => {
      const [first] = members
      return first ? [{ first, members }] : []
    })
    .map(({ first, members }) => ({
      selector: selectorOf(first),
      members,
      followers: countFollowers(members, followers),
      reason: first.by === 'collision' ? first.reason : reasonOf(first.occurrence),
    }))
    .toSorted(
      (left, right) =>
        Number(isCollision(right)) - Number(isCollision(left)) ||
        right.members.length - left.members.length,
    )
}

const isCollision = ({ members }: Group): boolean => members[0]?.by === 'collision'

/** What an occurrence is, wherever it lives. */
const sortOf = ({ occurrence: { category, kind, contract } }: Resolved): Selector => ({
  kind: `${category}/${kind}`,
  contract: contract ?? 'none',
})

/**
 * What a group has in common, as a decision writes it. The surface is left out where everything of
 * its sort is open: otherwise the decision would take in what is settled elsewhere.
 */
const selectors =
  (settled: ReadonlySet<string>) =>
  (one: Resolved): Selector => {
    const { surface, path, name } = one.occurrence
    const { kind = '', contract = '' } = sortOf(one)
    if (one.by === 'collision') return { kind, path: `/${path}`, name }
    return settled.has(JSON.stringify({ kind, contract }))
      ? { kind, surface, contract }
      : { kind, contract }
  }

const reasonOf = ({ contract, category, evidence, surface, line }: Occurrence): string => {
  if (category === 'unsure') return evidence.reason ?? 'nobody knows yet what this is'
  if (contract !== null) return `visible outside the repository: ${contract}`
  if (line === null) return 'others may name this path'
  if (category === 'prose') return 'a test may compare this text'
  return surface === 'fixture' ? 'test data is compared letter by letter' : 'a machine reads this'
}

function countFollowers(members: readonly Resolved[], followers: readonly Resolved[]): number {
  const names = members.filter(({ occurrence }) => occurrence.line === null)
  const paths = new Set(names.map(({ occurrence }) => `follows ${occurrence.path}`))
  return followers.filter(({ by }) => paths.has(by)).length
}
