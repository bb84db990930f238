import type { Problem } from '../../core/check.ts'
import { type DifferenceKind, difference, joined, type Outcome } from './difference.ts'
import { isForDocuments } from './documents.ts'
import { globOf, globsMeet } from './globs.ts'
import { type Claimant, type Claimed, claimedBy, isDeclared, isNarrow } from './mission.ts'
import { isMode, isPlanningFile, type UpstreamVerdicts } from './upstream.ts'

/** Whether what a work package owns fits what it says to be. */
export function modesOf(claimants: readonly Claimant[], theirs: UpstreamVerdicts): Outcome {
  return joined(
    claimants.filter(isDeclared).map(claimant => {
      const mode = claimant.workPackage.claim.executionMode ?? ''
      if (!isMode(mode)) return unknownMode(claimant, mode)
      if (!isNarrow(claimant)) return { problems: [], differences: [] }
      const problem = problemOf[mode](claimant)
      const isTheirs = theirs.modes.includes(claimant)
      return {
        problems: problem ? [problem] : [],
        differences:
          isTheirs === (problem !== undefined)
            ? []
            : [modeDifference(kindOf[mode], claimant, isTheirs)],
      }
    }),
  )
}

const kindOf = { code_change: 'mode-code', planning_artifact: 'mode-planning' } as const

const lineOf = ({ workPackage }: Claimant): number => workPackage.claim.lines.execution_mode

const modeDifference = (kind: DifferenceKind, claimant: Claimant, isTheirs: boolean) =>
  difference(kind, claimant, lineOf(claimant), {
    about: `${claimant.id} as \`${claimant.workPackage.claim.executionMode}\``,
    complains: isTheirs ? 'upstream' : 'ours',
  })

function unknownMode(claimant: Claimant, mode: string): Outcome {
  return {
    problems: [
      modeProblem(claimant, {
        message: `Unexpected execution mode \`${mode}\` in ${claimant.id}, expected \`code_change\` or \`planning_artifact\``,
        remedy: 'write one of the two: Spec Kitty finalizes no tasks of the mission before',
      }),
    ],
    differences: [modeDifference('mode-unknown', claimant, true)],
  }
}

const problemOf = {
  code_change: (claimant: Claimant) =>
    claimedBy(claimant).every(isDocument)
      ? modeProblem(claimant, {
          message: `Unexpected \`code_change\` in ${claimant.id}, expected an owned file that is no document`,
          remedy: 'write `execution_mode: planning_artifact`, or own the code that it changes',
        })
      : undefined,
  planning_artifact: (claimant: Claimant) => {
    const [first, ...rest] = claimedBy(claimant).filter(one => !isDocument(one))
    if (!first) return undefined
    const more = rest.length > 0 ? ` and ${rest.length} more` : ''
    return modeProblem(claimant, {
      line: first.owned.line,
      message: `Unexpected \`${first.owned.pattern}\`${more} in ${claimant.id}, expected a planning artifact to own documents alone`,
      remedy: 'write `execution_mode: code_change`, or leave these paths to another work package',
    })
  },
} as const

const isDocument = (claimed: Claimed): boolean => isForDocuments(globOf(claimed.owned.pattern))

const modeProblem = (
  claimant: Claimant,
  said: Pick<Problem, 'message' | 'remedy' | 'line'>,
): Problem => ({ rule: 'ownership-mode', path: claimant.path, line: lineOf(claimant), ...said })

const specs = globOf('kitty-specs/')

/** Planning files that something else than a planning artifact owns. */
export function specsOf(claimants: readonly Claimant[], theirs: UpstreamVerdicts): Outcome {
  const known = new Set(theirs.specs.map(({ owned }) => owned))
  return joined(
    claimants.map(claimant => {
      const found = specsBy(claimant)
      const ours = new Set(found.map(({ owned }) => owned))
      const odd = claimedBy(claimant).filter(({ owned }) => ours.has(owned) !== known.has(owned))
      return {
        problems: found.map(specsProblem),
        differences: odd.map(one =>
          difference(
            ours.has(one.owned) ? 'specs-wildcard' : 'specs-documents',
            claimant,
            one.owned.line,
            {
              about: `\`${one.owned.pattern}\` of ${claimant.id}`,
              complains: ours.has(one.owned) ? 'ours' : 'upstream',
            },
          ),
        ),
      }
    }),
  )
}

/**
 * A planning artifact that owns documents alone may own planning files. Of what Spec Kitty leaves
 * out of its other checks, only what it says itself counts.
 */
function specsBy(claimant: Claimant): readonly Claimed[] {
  const entries = claimedBy(claimant)
  const isPlanning = claimant.workPackage.claim.executionMode === 'planning_artifact'
  if (isPlanning && entries.every(isDocument)) return []
  return entries.filter(
    one =>
      isPlanningFile(one.owned.pattern) ||
      (isNarrow(claimant) && globsMeet(specs, globOf(one.owned.pattern))),
  )
}

const specsProblem = ({ claimant, owned }: Claimed): Problem => ({
  rule: 'ownership-specs',
  path: claimant.path,
  line: owned.line,
  message: `Unexpected \`${owned.pattern}\` in ${claimant.id}, expected no path below \`kitty-specs/\``,
  remedy:
    'leave planning files to a planning artifact that owns documents alone, or name folders beside them',
  identity: `${claimant.id} ${owned.pattern}`,
})
