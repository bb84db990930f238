import { posix } from 'node:path'
import { mistake } from '../../core/errors.ts'
import { isFolderAt } from '../../files/folder.ts'
import { commonFolder } from '../../git/common.ts'
import { listWorktrees } from '../../git/worktrees.ts'
import { textAt } from './quietly.ts'
import { specsFolder } from './read.ts'

/**
 * The folder whose `kitty-specs/` counts: that of the primary checkout, which every worktree of a
 * repository has in common; of a bare one, the worktree on its main branch; elsewhere the folder
 * around `.worktrees/`, or the nearest one above. Throws `noProject`.
 */
export async function projectOf(folder: string): Promise<string> {
  const common = await commonFolder(folder)
  const home = common === undefined ? undefined : await homeOf(folder, common)
  const found = [...(home === undefined ? [] : [home]), ...around(folder), ...above(folder)].find(
    isProject,
  )
  if (found === undefined) throw mistake('noProject', folder)
  return found
}

const isProject = (folder: string): boolean => isFolderAt(folder, specsFolder)

async function homeOf(folder: string, common: string): Promise<string | undefined> {
  const primary = posix.dirname(common)
  if (posix.basename(common) === '.git' && isProject(primary)) return primary
  const head = textAt(common, 'HEAD')
  const [, main] = /^ref: (\S+)/.exec(typeof head === 'string' ? '' : head.text) ?? []
  const worktrees = main === undefined ? [] : await listWorktrees(folder)
  return worktrees.find(({ branch, path }) => branch === main && isProject(path))?.path
}

/** The folder around the worktrees of lanes, where one is so torn that git knows nothing of it. */
function around(folder: string): readonly string[] {
  const at = `${folder}/`.indexOf('/.worktrees/')
  return at === -1 ? [] : [folder.slice(0, at)]
}

function above(folder: string): readonly string[] {
  const parent = posix.dirname(folder)
  return parent === folder ? [folder] : [folder, ...above(parent)]
}
