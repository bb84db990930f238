import type { Problem, Related } from '../../core/check.ts'
import type { Comparer } from './comparer.ts'
import { type Difference, difference, joined, type Outcome } from './difference.ts'
import { isWild } from './globs.ts'
import { type Claimant, type Claimed, claimedBy, isNarrow } from './mission.ts'
import { isOrdered, reachOf } from './reach.ts'
import { dependenciesOf, upstreamOverlap, upstreamReach, withoutStars } from './upstream.ts'

/**
 * Holds the narrow work packages of a mission against each other, but for two of which one waits
 * for the other. A problem stands at the later one.
 */
export function overlapsWithin(claimants: readonly Claimant[], compare: Comparer): Outcome {
  const narrow = claimants.filter(isNarrow)
  const dependencies = dependenciesOf(claimants)
  const [ours, theirs] = [reachOf(dependencies), upstreamReach(dependencies)]
  return joined(
    narrow.flatMap((right, index) =>
      narrow.slice(0, index).map(left =>
        overlapsOf(left, right, compare, {
          ours: isOrdered(ours, left.id, right.id),
          theirs: isOrdered(theirs, left.id, right.id),
        }),
      ),
    ),
  )
}

/** Holds narrow work packages against those of other missions, which Spec Kitty never does. */
export function overlapsAcross(
  claimants: readonly Claimant[],
  others: readonly Claimant[],
  compare: Comparer,
): Outcome {
  const foreign = others.filter(isNarrow).map(other => ({ other, entries: claimedBy(other) }))
  return joined(
    claimants.filter(isNarrow).flatMap(claimant =>
      claimedBy(claimant).flatMap(entry =>
        foreign.flatMap(({ other, entries }) => {
          if (compare.isSpent()) return []
          const shared = entries.filter(one => compare.meet(one, entry))
          return shared.length > 0 ? [acrossOutcome(entry, other, shared)] : []
        }),
      ),
    ),
  )
}

const nothing: Outcome = { problems: [], differences: [] }

/** An answer by our lights, and by theirs: whether one of two waits, or whether they overlap. */
interface Answers {
  readonly ours: boolean
  readonly theirs: boolean
}

function overlapsOf(left: Claimant, right: Claimant, compare: Comparer, order: Answers): Outcome {
  if (order.ours && order.theirs) return nothing
  const others = claimedBy(left)
  return joined(
    claimedBy(right).map(entry => {
      if (compare.isSpent()) return nothing
      const judged = others.map(other => ({ other, ...verdictsOf(other, entry, compare, order) }))
      const shared = judged.filter(({ ours }) => ours).map(({ other }) => other)
      return {
        problems: shared.length > 0 ? [overlapProblem(entry, left, shared)] : [],
        differences: judged
          .filter(({ ours, theirs }) => ours !== theirs)
          .map(({ other, theirs }) => differenceOf(other, entry, order, theirs)),
      }
    }),
  )
}

function verdictsOf(other: Claimed, entry: Claimed, compare: Comparer, order: Answers): Answers {
  const meets = compare.meet(other, entry)
  if (compare.isSpent()) return { ours: false, theirs: false }
  return {
    ours: !order.ours && meets,
    theirs: !order.theirs && upstreamOverlap(other.owned.pattern, entry.owned.pattern),
  }
}

function differenceOf(
  other: Claimed,
  entry: Claimed,
  { ours, theirs }: Answers,
  isTheirs: boolean,
): Difference {
  const about = `${nameOf(entry)} and ${nameOf(other)}`
  const complains = isTheirs ? 'upstream' : 'ours'
  const missed = isTheirs ? imaginedBy(other.owned.pattern, entry.owned.pattern) : 'overlap-missed'
  const kind = ours === theirs ? missed : 'overlap-circle'
  return difference(kind, entry.claimant, entry.owned.line, { about, complains })
}

/** Why Spec Kitty sees an overlap where there is none. */
function imaginedBy(left: string, right: string): 'overlap-boundary' | 'overlap-wildcard' {
  const [one, other] = [withoutStars(left), withoutStars(right)].toSorted(byLength)
  const rest = (other ?? '').slice(one?.length)
  const isCut = rest !== '' && !rest.startsWith('/') && one?.endsWith('/') === false
  return isCut && !isWild(`${one}${other}`) ? 'overlap-boundary' : 'overlap-wildcard'
}

const byLength = (left: string, right: string): number => left.length - right.length

const nameOf = ({ claimant, owned }: Claimed): string => `\`${owned.pattern}\` of ${claimant.id}`

/** Entries that a problem points to; the others are only counted. */
const most = 10

const relatedTo = (shared: readonly Claimed[]): readonly Related[] =>
  shared.slice(0, most).map(({ claimant, owned }) => ({
    path: claimant.path,
    line: owned.line,
    message: `${claimant.id} owns \`${owned.pattern}\``,
  }))

function whatIsShared(shared: readonly Claimed[]): string {
  const [first, ...rest] = shared.map(({ owned }) => `\`${owned.pattern}\``)
  return rest.length > 0 ? `${first} and ${rest.length} more` : (first ?? '')
}

function overlapProblem(
  { claimant, owned }: Claimed,
  other: Claimant,
  shared: readonly Claimed[],
): Problem {
  return {
    rule: 'ownership-overlap',
    path: claimant.path,
    line: owned.line,
    message: `Unexpected \`${owned.pattern}\` in ${claimant.id}, expected no path that ${other.id} claims too with ${whatIsShared(shared)}`,
    remedy: `give each its own paths, or let one wait for the other: \`dependencies: [${other.id}]\``,
    related: relatedTo(shared),
    identity: `${claimant.id} ${owned.pattern} ${other.id}`,
  }
}

function acrossOutcome(
  { claimant, owned }: Claimed,
  other: Claimant,
  shared: readonly Claimed[],
): Outcome {
  const theirs = other.path.split('/').at(1) ?? ''
  const about = `\`${owned.pattern}\` of ${claimant.id} and ${whatIsShared(shared)} of ${other.id} of mission \`${theirs}\``
  const problem: Problem = {
    rule: 'ownership-across',
    path: claimant.path,
    line: owned.line,
    message: `Unexpected \`${owned.pattern}\` in ${claimant.id}, expected no path that ${other.id} of mission \`${theirs}\` claims too with ${whatIsShared(shared)}`,
    remedy: 'finish one mission before the other touches these paths, or give each its own',
    related: relatedTo(shared),
    identity: `${claimant.id} ${owned.pattern} ${other.path}`,
  }
  const complains = 'ours'
  return {
    problems: [problem],
    differences: [difference('across-missions', claimant, owned.line, { about, complains })],
  }
}
