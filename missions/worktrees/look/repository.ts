import { mistake } from '../../../core/errors.ts'
import { isFolderAt } from '../../../files/folder.ts'
import { commonFolder } from '../../../git/common.ts'
import { filterSettings } from '../../../git/dirty.ts'
import { runGit } from '../../../git/run.ts'

/** What stays the same of a repository while it is looked at again and again. */
export interface Repository {
  /** git's own folder that all worktrees share. */
  readonly common: string
  /** Settings that switch its filters off: bytes are looked at as they lie there. */
  readonly settings: readonly string[]
  /** Whether files of the index are left out of checkouts. */
  readonly isSparse: boolean
}

/** Reads it. Throws `noGitHere` and `reftable`. */
export async function readRepository(root: string): Promise<Repository> {
  const [common, settings, sparse] = await Promise.all([
    commonOf(root),
    filterSettings(root),
    runGit(root, ['config', '--type=bool', '--get', 'core.sparseCheckout']),
  ])
  const isSparse = sparse.stdout.toString().trim() === 'true'
  return { common, settings: settings ?? [], isSparse }
}

async function commonOf(root: string): Promise<string> {
  const common = await commonFolder(root)
  // A git that is too old for it refuses the repository as a whole.
  const asked = common ?? `${root}/.git`
  if (isFolderAt(asked, 'reftable')) throw mistake('reftable', asked)
  if (common === undefined) {
    const { stderr } = await runGit(root, ['rev-parse', '--git-dir'])
    // Another user's, for example: git says what is to be done.
    if (/dubious ownership/.test(stderr)) throw mistake('gitFailed', 'rev-parse', stderr.trim())
    throw mistake('noGitHere', root)
  }
  return common
}
