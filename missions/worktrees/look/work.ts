import { fileState } from '../../../files/state.ts'
import { isWholeIndex } from '../../../git/index-file.ts'
import { recordsOf } from '../../../git/listing.ts'
import { runGit } from '../../../git/run.ts'
import type { Checkout } from './checkouts.ts'

/** What a worktree holds that is in no commit: how many files, or why git cannot say it. */
export type OpenWork =
  | {
      readonly staged: number
      readonly unstaged: number
      readonly untracked: number
      readonly unmerged: number
    }
  | { readonly refusal: string }

/** How many gits run at the same time. */
const atOnce = 4

/** Asks git about some worktrees. `settings` switch the filters of the repository off. */
export async function openWorkIn(
  checkouts: readonly Checkout[],
  settings: readonly string[],
): Promise<ReadonlyMap<string, OpenWork>> {
  const found = new Map<string, OpenWork>()
  const waiting = [...checkouts]
  const run = async (): Promise<void> => {
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop())
      found.set(one.path, await openWork(one, settings))
  }
  await Promise.all(Array.from({ length: atOnce }, run))
  return found
}

async function openWork(
  { path, folder, hasIndex }: Checkout,
  settings: readonly string[],
): Promise<OpenWork> {
  if (hasIndex && !hasWholeIndex(folder)) return { refusal: 'its index file is torn' }
  const { code, stdout, stderr } = await runGit(path, statusArgs, { settings })
  return code === 0 ? countsOf(recordsOf(stdout)) : { refusal: stderr.trim() }
}

/** Whether git's own folder of a worktree has an index that git can read. */
export function hasWholeIndex(folder: string): boolean {
  const state = fileState(folder, { path: 'index' })
  return state.type === 'file' && [40, 64].some(length => isWholeIndex(state.content, length))
}

const statusArgs = [
  'status',
  '--porcelain',
  '-z',
  '--no-renames',
  '--untracked-files=normal',
  '--ignore-submodules=dirty',
]

/** Both letters of a path in conflict. */
const unmerged = /^(?:DD|AU|UD|UA|DU|AA|UU)/

function countsOf(records: readonly Buffer[]): OpenWork {
  const letters = records.map(record => record.toString('latin1', 0, 2))
  const count = (is: (pair: string) => boolean): number => letters.filter(is).length
  return {
    staged: count(pair => !unmerged.test(pair) && /^[^ ?!]/.test(pair)),
    unstaged: count(pair => !unmerged.test(pair) && /^.[^ ?!]/.test(pair)),
    untracked: count(pair => pair === '??'),
    unmerged: count(pair => unmerged.test(pair)),
  }
}
