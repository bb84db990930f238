import { mistake } from '../core/errors.ts'
import { runGit } from './run.ts'

/** A checkout of a repository: the main one or a linked one. */
export interface Worktree {
  readonly path: string
  /** The full name of its branch; undefined where it is detached or bare. */
  readonly branch: string | undefined
  /** Why it is locked; undefined where it is not. */
  readonly locked: string | undefined
  /** Whether git finds no folder there any more. */
  readonly isGone: boolean
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
      const fields = new Map(
        record.split('\0').map(line => {
          const [name = '', ...rest] = line.split(' ')
          return [name, rest.join(' ')] as const
        }),
      )
      return {
        path: fields.get('worktree') ?? '',
        branch: fields.get('branch'),
        locked: fields.get('locked'),
        isGone: fields.has('prunable'),
      }
    })
}
