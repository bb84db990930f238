import { posix } from 'node:path'
import { isFolderAt } from '../../../files/folder.ts'
import { gitTop } from '../../../git/tree.ts'
import { type AgentFolder, agentFolders } from '../agents.ts'
import { type CommandFile, type FolderState, filesOf, folderState } from './file.ts'
import { readSettings, type Settings } from './settings.ts'
import { type Template, templatesOf } from './templates.ts'

/** A folder of an agent, and what stands in its place. */
export interface FolderSeen {
  readonly folder: AgentFolder
  readonly state: FolderState
}

/** All that is known of the commands of a project: a snapshot. */
export interface Project {
  readonly folders: readonly FolderSeen[]
  /** Sorted by path. */
  readonly files: readonly CommandFile[]
  readonly templates: readonly Template[]
  readonly settings: Settings
}

/** The root: git's top level, else the nearest folder with `.kittify/`, else the folder itself. */
export async function rootOf(folder: string): Promise<string> {
  const top = await gitTop(folder)
  if (top !== undefined) return top
  for (let above = folder; ; above = posix.dirname(above)) {
    if (isFolderAt(above, '.kittify')) return above
    if (posix.dirname(above) === above) return folder
  }
}

/** Reads the folders of all agents, configured or not, ignored by git or not. */
export function lookAtCommands(root: string): Project {
  const folders = agentFolders.map(folder => ({ folder, state: folderState(root, folder) }))
  return {
    folders,
    files: folders.flatMap(({ folder, state }) =>
      state === 'present' ? filesOf(root, folder) : [],
    ),
    templates: templatesOf(root),
    settings: readSettings(root),
  }
}
