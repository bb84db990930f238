import { mistake } from '../core/errors.ts'
import { runGit } from './run.ts'

/** A checkout of a repository: the main one or a linked one. */
export interface Worktree {
  readonly path: string
  /** The full name of its branch; undefined where it is detached or bare. */
  readonly branch: string | undefined
}

/** Lists every checkout, the main one first. */
export async function listWorktrees(top: string): Promise<readonly Worktree[]> {
  const { code, stdout, stderr } = await runGit(top, ['worktree', 'list', '--porcelain', '-z'])
  if (code !== 0) throw mistake('gitFailed', 'worktree list', stderr.trim())
  return stdout
    .toString()
    .split('\0\0')
    .filter(record => record !== '')
    .map(record => {
      const field = (name: string): string | undefined =>
        record
          .split('\0')
          .find(line => line.startsWith(`${name} `))
          ?.slice(name.length + 1)
      return { path: field('worktree') ?? '', branch: field('branch') }
    })
}
