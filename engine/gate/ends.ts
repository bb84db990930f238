import { mistake } from '../../core/errors.ts'
import { defaultBranch, isShallow, mergeBase } from '../../git/branch.ts'
import { resolveCommit } from '../../git/commit.ts'
import { commitOf } from '../plan/state.ts'

/** Where a branch began, and where it is, as commits. */
export interface Ends {
  readonly base: string
  readonly head: string
}

/**
 * Finds where a branch has left the one that it goes into; the usual one where none is named.
 * Throws `shallowClone` where the history does not reach, `noBaseBranch` and `noCommit`.
 */
export async function endsOf(top: string, typed: string | undefined, tip: string): Promise<Ends> {
  const branch = typed ?? (await defaultBranch(top))
  const head = await commitOf(top, tip)
  const target = branch === undefined ? undefined : await resolveCommit(top, branch)
  const base = target && (await mergeBase(top, target, head))
  if (base !== undefined) return { base, head }
  if (await isShallow(top)) throw mistake('shallowClone')
  throw branch === undefined ? mistake('noBaseBranch') : mistake('noCommit', branch)
}
