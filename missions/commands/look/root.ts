import { posix } from 'node:path'
import { CutoverError } from '../../../core/errors.ts'
import { isFolderAt, realPathOf } from '../../../files/folder.ts'
import { gitTop } from '../../../git/tree.ts'
import { listWorktrees } from '../../../git/worktrees.ts'
import { projectOf } from '../../mission/project.ts'
import { specsFolder } from '../../mission/read.ts'

/**
 * The root of the project around a folder: the nearest folder with `.kittify/` or `kitty-specs/`, up to
 * git's top level, else that itself, else the folder. The worktree of a lane leads to the project.
 */
export async function rootOf(cwd: string): Promise<string> {
  const folder = realPathOf(cwd)
  const top = await gitTop(folder)
  const isElsewhere = top === undefined || (await isLane(folder, top))
  const home = isElsewhere ? await homeOf(folder) : undefined
  return home ?? nearest(folder, top) ?? top ?? folder
}

/** Whether a checkout is that of a lane, by its place or by its branch. */
async function isLane(folder: string, top: string): Promise<boolean> {
  if (`${folder}/`.includes('/.worktrees/')) return true
  const [main, ...linked] = await listWorktrees(top)
  const own = main?.path === top ? undefined : linked.find(({ path }) => path === top)
  return own?.branch?.startsWith('refs/heads/kitty/mission-') === true
}

/** Where there is neither a checkout nor a repository, the nearest folder says it. */
async function homeOf(folder: string): Promise<string | undefined> {
  const near = nearest(folder, undefined)
  try {
    const home = await projectOf(folder)
    // Without git, the one that is nearer counts.
    return near?.startsWith(`${home}/`) && !near.includes('/.worktrees/') ? near : home
  } catch (error) {
    if (error instanceof CutoverError && error.code === 'noProject') return undefined
    throw error
  }
}

function nearest(folder: string, top: string | undefined): string | undefined {
  for (let above = folder; ; above = posix.dirname(above)) {
    if (isFolderAt(above, '.kittify') || isFolderAt(above, specsFolder)) return above
    if (above === top || posix.dirname(above) === above) return undefined
  }
}
