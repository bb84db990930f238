import { mistake } from '../core/errors.ts'
import { recordsOf } from './listing.ts'
import { runGit } from './run.ts'

/** Commits that are looked at, the youngest first. */
const most = 20_000

/** Those of some paths that a commit has had and a later one has removed or renamed. */
export async function removedAmong(
  top: string,
  paths: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  if (paths.size === 0) return paths
  const { code, stdout, stderr } = await runGit(top, [
    ...['log', '--no-renames', '--diff-filter=D', '--name-only', '--format=', '-z'],
    ...[`--max-count=${most}`, '--end-of-options', 'HEAD', '--'],
  ])
  if (code !== 0) throw mistake('gitFailed', 'log', stderr.trim())
  const names = recordsOf(stdout).map(name => name.toString().replace(/^\n/, ''))
  return new Set(names.filter(name => paths.has(name)))
}
