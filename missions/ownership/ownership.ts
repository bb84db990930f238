import type { Problem } from '../../core/check.ts'
import { allowanceOf } from './allowance.ts'
import { comparer } from './comparer.ts'
import {
  type Difference,
  type DifferenceKind,
  difference,
  joined,
  type Outcome,
} from './difference.ts'
import {
  type Claimant,
  type ClaimingMission,
  claimantsOf,
  isCodebaseWide,
  isDeclared,
} from './mission.ts'
import { modesOf, specsOf } from './mode.ts'
import { overlapsAcross, overlapsWithin } from './overlap.ts'
import { presenceOf } from './presence.ts'
import { surfacesOf } from './surface.ts'
import type { Tree } from './tree.ts'
import { isRead, upstreamVerdicts } from './upstream.ts'

/** What the ownership of a mission is judged by. */
export interface OwnershipFacts {
  readonly mission: ClaimingMission
  /** Missions that may claim the same paths; the mission itself among them is passed over. */
  readonly others: readonly ClaimingMission[]
  /** The files of the repository, as `treeOf` makes it: once for all missions. */
  readonly tree: Tree
  /** A finished mission claims nothing any more. */
  readonly isFinished: (mission: ClaimingMission) => boolean
}

/** Characters that are compared at most between patterns, and between patterns and names of files. */
const mostCompared = 100_000_000
const mostWalked = 40_000_000

/**
 * Checks what the work packages of a mission claim: by our own reading of patterns, with a named
 * difference wherever Spec Kitty's finalize-tasks says otherwise. Never throws.
 */
export function checkOwnership(facts: OwnershipFacts): Outcome {
  const { mission, tree } = facts
  const claimants = claimantsOf(mission)
  const [comparing, walking] = [allowanceOf(mostCompared), allowanceOf(mostWalked)]
  const theirs = upstreamVerdicts(claimants, tree, walking)
  const compare = comparer(tree, comparing)
  const { problems, differences } = joined([
    { problems: claimants.flatMap(malformedOf), differences: claimants.flatMap(skippedOf) },
    overlapsWithin(claimants, compare),
    overlapsAcross(claimants, rivalsOf(facts), compare),
    surfacesOf(claimants, tree, theirs),
    modesOf(claimants, theirs),
    specsOf(claimants, theirs),
    presenceOf(claimants, { tree, theirs, allowance: walking }),
  ])
  return {
    problems: comparing.isSpent() || walking.isSpent() ? [...problems, tooMuch(mission)] : problems,
    differences: withoutUnread(differences, claimants),
  }
}

function rivalsOf({ mission, others, isFinished }: OwnershipFacts): readonly Claimant[] {
  if (isFinished(mission)) return []
  return others
    .filter(other => other.folder !== mission.folder && !isFinished(other))
    .flatMap(claimantsOf)
}

/** Of a work package that Spec Kitty does not read, one difference says all. */
function withoutUnread(
  differences: readonly Difference[],
  claimants: readonly Claimant[],
): readonly Difference[] {
  const unread = new Set(claimants.filter(one => !isRead(one)).map(({ path }) => path))
  return differences.filter(({ path, kind }) => kind === 'skipped-id' || !unread.has(path))
}

function skippedOf(claimant: Claimant): readonly Difference[] {
  const { claim } = claimant.workPackage
  const say = (kind: DifferenceKind, what: string, complains: Difference['complains']) => [
    difference(kind, claimant, claim.lines.scope, { about: `${claimant.id} ${what}`, complains }),
  ]
  if (!isRead(claimant)) return say('skipped-id', 'by its number', 'ours')
  if (isDeclared(claimant)) return []
  const missing = claim.executionMode ? 'owned_files' : 'execution_mode'
  return isCodebaseWide(claimant)
    ? say('audit-skipped', `without \`${missing}\``, 'ours')
    : say('skipped', `without \`${missing}\``, 'neither')
}

function malformedOf(claimant: Claimant): readonly Problem[] {
  const { id, path, workPackage } = claimant
  const { malformed, scope = '', lines } = workPackage.claim
  const found = malformed.map(
    ({ message, line, column }): Problem => ({
      rule: 'malformed',
      path,
      line,
      column,
      message: `${id}: ${message}`,
      remedy: 'mend the front matter, a map of keys between two lines `---`',
    }),
  )
  const isMeant = scope.toLowerCase().replace(/[^a-z]/g, '') === 'codebasewide'
  if (!isMeant || scope === 'codebase-wide') return found
  return [
    ...found,
    {
      rule: 'malformed',
      path,
      line: lines.scope,
      message: `${id}: Unexpected scope \`${scope}\`, expected \`codebase-wide\``,
      remedy: 'spell it so: any other scope is a narrow one',
    },
  ]
}

const tooMuch = ({ folder }: ClaimingMission): Problem => ({
  rule: 'malformed',
  path: `kitty-specs/${folder}/`,
  message: 'Unexpected number of long patterns, expected few enough to compare them all',
  remedy: 'name folders instead of files',
})
