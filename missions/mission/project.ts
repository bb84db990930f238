import { posix } from 'node:path'
import { mistake } from '../../core/errors.ts'
import { isFolderAt } from '../../files/folder.ts'
import { commonFolder } from '../../git/common.ts'
import { specsFolder } from './read.ts'

/**
 * The folder whose `kitty-specs/` counts: that of the primary checkout, which every worktree of a
 * repository has in common; elsewhere the nearest one above. Throws `noProject`.
 */
export async function projectOf(folder: string): Promise<string> {
  const common = await commonFolder(folder)
  const primary =
    common !== undefined && posix.basename(common) === '.git' ? [posix.dirname(common)] : []
  const found = [...primary, ...foldersAbove(folder)].find(one => isFolderAt(one, specsFolder))
  if (found === undefined) throw mistake('noProject', folder)
  return found
}

function foldersAbove(folder: string): readonly string[] {
  const above = posix.dirname(folder)
  return above === folder ? [folder] : [folder, ...foldersAbove(above)]
}
