import { mistake } from '../../core/errors.ts'
import { withScratch } from '../../files/scratch.ts'
import { mergeTrees, type TreeMerge, writeCommit } from '../../git/merge.ts'
import { patiently } from '../../git/patiently.ts'
import { type GitOptions, runGit } from '../../git/run.ts'

/** A repository, and where new objects of it go. */
export interface Store {
  readonly top: string
  readonly options: GitOptions
}

/** Lets something make objects that nobody keeps: the repository itself is not written to. */
export async function withThrowAway<Result>(
  top: string,
  run: (store: Store) => Promise<Result>,
): Promise<Result> {
  const objects = await gitText({ top, options: {} }, [
    'rev-parse',
    '--path-format=absolute',
    '--git-path',
    'objects',
  ])
  return withScratch(folder =>
    run({
      top,
      options: { env: { GIT_OBJECT_DIRECTORY: folder, GIT_ALTERNATE_OBJECT_DIRECTORIES: objects } },
    }),
  )
}

/** Runs a git command that has to succeed, and returns what it prints, without the last line end. */
export async function gitText({ top, options }: Store, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await patiently(() => runGit(top, args, options))
  if (code !== 0) throw mistake('gitFailed', args[0] ?? '', stderr.trim())
  return stdout.toString().replace(/\n$/, '')
}

/** Whether a commit is part of another's history. */
export async function isAncestor(
  { top, options }: Store,
  one: string,
  other: string,
): Promise<boolean> {
  const { code, stderr } = await runGit(top, ['merge-base', '--is-ancestor', one, other], options)
  if (code !== 0 && code !== 1) throw mistake('gitFailed', 'merge-base', stderr.trim())
  return code === 0
}

/** Paths that differ between two commits, sorted. */
export async function changedFiles(
  store: Store,
  one: string,
  other: string,
): Promise<readonly string[]> {
  const args = ['diff-tree', '-r', '-z', '--name-only', '--no-renames', one, other]
  return (await gitText(store, args)).split('\0').filter(path => path !== '')
}

/** How many commits one has and the other has not. */
export const countBetween = async (store: Store, from: string, to: string): Promise<number> =>
  Number(await gitText(store, ['rev-list', '--count', `${from}..${to}`]))

const nobody = { name: 'cutover', email: 'cutover@localhost', date: '@0 +0000' }

/** Merges a commit into another: the new commit, or what is in the way. */
export async function mergeInto(
  store: Store,
  head: string,
  tip: string,
): Promise<string | Extract<TreeMerge, { type: 'conflict' }>> {
  const merged = await mergeTrees(store.top, head, tip, store.options)
  if (merged.type === 'conflict') return merged
  const parents = [head, tip]
  const commit = {
    tree: merged.tree,
    parents,
    message: 'forecast\n',
    author: nobody,
    committer: nobody,
  }
  return writeCommit(store.top, commit, store.options)
}
