import type { Problem } from '../../core/check.ts'
import { difference, joined, type Outcome } from './difference.ts'
import { globOf, globsMeet } from './globs.ts'
import { type Claimant, claimedBy, isNarrow } from './mission.ts'
import { type Tree, treeAt } from './tree.ts'
import type { UpstreamVerdicts } from './upstream.ts'

/** Whether narrow work packages own something of the surface that they name as theirs. */
export function surfacesOf(
  claimants: readonly Claimant[],
  tree: Tree,
  theirs: UpstreamVerdicts,
): Outcome {
  return joined(
    claimants.filter(isNarrow).map(claimant => {
      const problem = surfaceProblem(claimant, tree)
      const isTheirs = theirs.surfaces.some(one => one.claimant === claimant)
      const { lines, authoritativeSurface = '' } = claimant.workPackage.claim
      return {
        problems: problem ? [problem] : [],
        differences:
          isTheirs === (problem !== undefined)
            ? []
            : [
                difference(
                  isTheirs ? 'surface-shared' : 'surface-boundary',
                  claimant,
                  lines.authoritative_surface,
                  {
                    about: `surface \`${authoritativeSurface}\` of ${claimant.id}`,
                    complains: isTheirs ? 'upstream' : 'ours',
                  },
                ),
              ],
      }
    }),
  )
}

function surfaceProblem(claimant: Claimant, tree: Tree): Problem | undefined {
  const { authoritativeSurface: surface = '', lines } = claimant.workPackage.claim
  if (isOwned(surface, claimant, tree)) return undefined
  const what = surface === '' ? 'Unexpected empty surface' : `Unexpected surface \`${surface}\``
  return {
    rule: 'ownership-surface',
    path: claimant.path,
    line: lines.authoritative_surface,
    message: `${what} in ${claimant.id}, expected the start of a path that it owns`,
    remedy: `write \`authoritative_surface:\` with a folder of its \`owned_files\``,
    identity: claimant.id,
  }
}

/**
 * It shares a path with an entry, or it is how the paths of an entry start: `src/lamp_` for
 * `src/lamp_a.ts` and `src/lamp_b.ts`. What is a file or folder itself is no such start.
 */
function isOwned(surface: string, claimant: Claimant, tree: Tree): boolean {
  const entries = claimedBy(claimant)
  const glob = globOf(surface)
  const names = surface.split('/').filter(name => name !== '' && name !== '.')
  if (names.length === 0) return surface !== '' && entries.some(isFrom(surface))
  if (entries.some(one => globsMeet(glob, globOf(one.owned.pattern)))) return true
  return treeAt(tree, names) === undefined && entries.some(isFrom(surface))
}

const isFrom =
  (start: string) =>
  ({ owned }: { readonly owned: { readonly pattern: string } }): boolean =>
    owned.pattern.startsWith(start)
