import { posix } from 'node:path'
import { namesIn } from '../../../files/folder.ts'
import { runGit } from '../../../git/run.ts'
import { quietly } from '../../mission/quietly.ts'

/** Hooks that git's own merge and commit would run, and a merge of objects does not. */
const mergeHooks = ['commit-msg', 'post-merge', 'pre-merge-commit', 'prepare-commit-msg']

/** Those of them that a repository has. */
export async function hooksOf(top: string, common: string): Promise<readonly string[]> {
  const args = ['config', '--get-all', '-z', '--type=path', 'core.hooksPath']
  const { stdout } = await runGit(top, args)
  // The last value is ours, by which no hook runs here.
  const own = stdout.toString().split('\0').at(-3)
  const folder = posix.resolve(top, own ?? `${common}/hooks`)
  return (quietly(() => namesIn(folder, '')) ?? []).filter(name => mergeHooks.includes(name))
}
