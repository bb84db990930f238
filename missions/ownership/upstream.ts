import type { Owned } from '../mission/claim.ts'
import type { Allowance } from './allowance.ts'
import { type Claimant, type Claimed, claimedBy, isDeclared, isNarrow, ownedBy } from './mission.ts'
import { type Dependencies, isOrdered } from './reach.ts'
import { pathlibGlob, type Tree } from './tree.ts'
import { fnmatch } from './wildcards.ts'

/** What Spec Kitty's finalize-tasks says of a mission's ownership, overlaps aside, as it computes it. */
export interface UpstreamVerdicts {
  readonly surfaces: readonly { readonly claimant: Claimant; readonly why: 'empty' | 'no prefix' }[]
  readonly modes: readonly Claimant[]
  /** Modes that it does not know: it stops there without a word about the rest. */
  readonly unknownModes: readonly Claimant[]
  readonly specs: readonly Claimed[]
  /** Entries without a file or folder: an error, a warning, silence, and patterns that end the run. */
  readonly unmatched: readonly Unmatched[]
}

/** What Spec Kitty says of an entry without a file or folder. */
export type UpstreamComplaint = 'error' | 'warning' | 'intended' | 'raises'

interface Unmatched extends Claimed {
  readonly as: UpstreamComplaint
}

export const isMode = (mode: string): mode is 'code_change' | 'planning_artifact' =>
  mode === 'code_change' || mode === 'planning_artifact'

const planning = ['kitty-specs/', 'docs/']

/** Computes them all, also those that it never comes to after an error. */
export function upstreamVerdicts(
  claimants: readonly Claimant[],
  tree: Tree,
  allowance: Allowance,
): UpstreamVerdicts {
  const known = knownBy(claimants)
  const declared = known.filter(isDeclared)
  return {
    surfaces: declared.filter(isNarrow).flatMap(surfaceOf),
    modes: declared.filter(one => isNarrow(one) && isOdd(one)),
    unknownModes: declared.filter(one => !isMode(modeOf(one))),
    specs: known.toSorted(byId).flatMap(specsOf),
    unmatched: declared.toSorted(byId).flatMap(one => unmatchedOf(one, tree, allowance)),
  }
}

/** Only two digits are an id, and of two files with one id the later counts in the earlier's place. */
function knownBy(claimants: readonly Claimant[]): readonly Claimant[] {
  const byName = new Map<string, Claimant>()
  for (const one of claimants.filter(isRead)) byName.set(one.id, one)
  return [...byName.values()]
}

/** Whether it has an id that Spec Kitty reads here. */
export const isRead = ({ id }: Claimant): boolean => /^WP\d\d$/.test(id)

const byId = (left: Claimant, right: Claimant): number => (left.id < right.id ? -1 : 1)

const modeOf = ({ workPackage }: Claimant): string => workPackage.claim.executionMode ?? ''

export const dependenciesOf = (claimants: readonly Claimant[]): Dependencies =>
  new Map(
    claimants
      .map(({ id, workPackage }) => [id, workPackage.dependencies] as const)
      .filter(([, dependencies]) => dependencies.length > 0),
  )

/** Each pair of entries that it reports as an overlap. Takes time by the product of all lengths. */
export function upstreamOverlaps(
  claimants: readonly Claimant[],
): readonly (readonly [left: Claimed, right: Claimed])[] {
  const known = knownBy(claimants)
  const narrow = known.filter(isNarrow)
  const reach = upstreamReach(dependenciesOf(known))
  return narrow.flatMap((left, index) =>
    narrow
      .slice(index + 1)
      .filter(right => !isOrdered(reach, left.id, right.id))
      .flatMap(right =>
        claimedBy(left).flatMap(one =>
          claimedBy(right)
            .filter(other => upstreamOverlap(one.owned.pattern, other.owned.pattern))
            .map(other => [one, other] as const),
        ),
      ),
  )
}

/** What each depends on. In a circle it finds less than there is, since it keeps what it found halfway. */
export function upstreamReach(
  dependencies: Dependencies,
): ReadonlyMap<string, ReadonlySet<string>> {
  const reach = new Map<string, ReadonlySet<string>>()
  const walk = (id: string, seen: ReadonlySet<string>): ReadonlySet<string> => {
    const known = reach.get(id)
    if (known) return known
    const found = new Set<string>()
    for (const dependency of dependencies.get(id) ?? []) {
      if (seen.has(dependency)) continue
      found.add(dependency)
      for (const far of walk(dependency, new Set([...seen, dependency]))) found.add(far)
    }
    reach.set(id, found)
    return found
  }
  for (const id of dependencies.keys()) walk(id, new Set([id]))
  return reach
}

/** Whether one starts with the text of the other, trailing stars aside, or matches it. */
export function upstreamOverlap(left: string, right: string): boolean {
  if (left === right) return true
  const [one, other] = [withoutStars(left), withoutStars(right)]
  const isPrefix = one !== '' && other !== '' && (one.startsWith(other) || other.startsWith(one))
  return isPrefix || fnmatch(other, left) || fnmatch(one, right)
}

/** A pattern without one trailing run of stars, of the four that are cut off. */
export function withoutStars(pattern: string): string {
  const suffix = ['/**', '/*', '**', '*'].find(one => pattern.endsWith(one)) ?? ''
  return pattern.slice(0, pattern.length - suffix.length)
}

function surfaceOf(claimant: Claimant): UpstreamVerdicts['surfaces'] {
  const surface = claimant.workPackage.claim.authoritativeSurface
  if (!surface) return [{ claimant, why: 'empty' }]
  const isPrefix = ownedBy(claimant).some(({ pattern }) => pattern.startsWith(surface))
  return isPrefix ? [] : [{ claimant, why: 'no prefix' }]
}

function isOdd(claimant: Claimant): boolean {
  const isUnder = (prefixes: readonly string[]) => (owned: Owned) =>
    prefixes.some(prefix => owned.pattern.startsWith(prefix))
  if (modeOf(claimant) === 'planning_artifact') return !ownedBy(claimant).every(isUnder(planning))
  return modeOf(claimant) === 'code_change' && !ownedBy(claimant).some(isUnder(['src/', 'tests/']))
}

/** A planning artifact may own planning files where it owns nothing else. */
function specsOf(claimant: Claimant): readonly Claimed[] {
  const isConfined = ownedBy(claimant).every(({ pattern }) =>
    planning.some(prefix => plain(pattern).startsWith(prefix)),
  )
  if (modeOf(claimant) === 'planning_artifact' && isConfined) return []
  return claimedBy(claimant).filter(({ owned }) =>
    /^kitty-specs(?:\/|$)/.test(plain(owned.pattern)),
  )
}

/** Whether a pattern starts in the folder of all missions. */
export const isPlanningFile = (pattern: string): boolean =>
  /^kitty-specs(?:\/|$)/.test(plain(pattern))

const plain = (pattern: string): string =>
  pattern
    .trim()
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '')

function unmatchedOf(claimant: Claimant, tree: Tree, allowance: Allowance): readonly Unmatched[] {
  const intents = new Set(claimant.workPackage.claim.createIntent)
  return claimedBy(claimant).flatMap((claimed): readonly Unmatched[] => {
    const { pattern } = claimed.owned
    const globbed = pathlibGlob(tree, pattern, allowance)
    if (globbed === 'some') return []
    if (globbed === 'raises') return [{ ...claimed, as: globbed }]
    if (/[*?[{]/.test(pattern)) return [{ ...claimed, as: 'warning' }]
    const as = intents.has(pattern) ? 'intended' : 'error'
    return [{ ...claimed, as }]
  })
}
