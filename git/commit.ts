import { byPath } from '../core/entry.ts'
import { mistake } from '../core/errors.ts'
import { parseStored, type Stored } from './listing.ts'
import { type GitOptions, runGit } from './run.ts'

/** The commit that a revision names, or undefined where it names none. */
export async function resolveCommit(top: string, revision: string): Promise<string | undefined> {
  const { code, stdout } = await runGit(top, [
    'rev-parse',
    '--quiet',
    '--verify',
    '--end-of-options',
    `${revision}^{commit}`,
  ])
  return code === 0 ? stdout.toString().trim() : undefined
}

/** Every path of a commit, or of one folder in it, sorted. */
export async function listCommit(
  top: string,
  commit: string,
  folder?: string,
  options: GitOptions = {},
): Promise<readonly Stored[]> {
  const within = folder === undefined ? [] : ['--', `${folder}/`]
  const args = ['ls-tree', '-r', '-z', '--long', '--full-tree', commit, ...within]
  const { code, stdout, stderr } = await runGit(top, args, options)
  if (code !== 0) throw mistake('gitFailed', 'ls-tree', stderr.trim())
  return parseStored(stdout).toSorted((left, right) => byPath(left.entry, right.entry))
}
