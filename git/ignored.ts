import { mistake } from '../core/errors.ts'
import { runGit } from './run.ts'

/** A path that git would leave out of a commit, and the file that says so. */
export interface Ignored {
  readonly path: string
  /** Relative to the top level where it lies in the tree, as `.gitignore`. */
  readonly by: string
}

/** Those of some paths that git ignores, tracked or not. They need not exist. */
export async function ignoredAmong(
  top: string,
  paths: readonly string[],
): Promise<readonly Ignored[]> {
  if (paths.length === 0) return []
  const args = ['check-ignore', '--no-index', '--verbose', '-z', '--stdin']
  const input = paths.map(path => `${path}\0`).join('')
  const { code, stdout, stderr } = await runGit(top, args, { input })
  // 1: none of them is ignored.
  if (code !== 0 && code !== 1) throw mistake('gitFailed', 'check-ignore', stderr.trim())
  return parseIgnored(stdout)
}

/** Reads `.gitignore\0` `7\0` `*.log\0` `a.log\0`; a pattern with `!` says that a path is not ignored. */
function parseIgnored(output: Buffer): readonly Ignored[] {
  const fields = output.toString().split('\0')
  const ignored: Ignored[] = []
  for (let at = 0; at + 3 < fields.length; at += 4) {
    const [by = '', , pattern = '', path = ''] = fields.slice(at, at + 4)
    if (!pattern.startsWith('!')) ignored.push({ path, by })
  }
  return ignored
}
