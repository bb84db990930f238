import { type AgentFolder, agentFolders } from '../agents.ts'
import {
  type CommandFile,
  contentOf,
  type FolderState,
  folderState,
  type HollowSkill,
} from './file.ts'
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
  /** Files beside those of skills. */
  readonly beside: readonly CommandFile[]
  readonly hollow: readonly HollowSkill[]
  readonly templates: readonly Template[]
  readonly settings: Settings
}

/** Reads the folders of all agents, configured or not, ignored by git or not. */
export function lookAtCommands(root: string): Project {
  const folders = agentFolders.map(folder => ({ folder, state: folderState(root, folder) }))
  const contents = folders.flatMap(({ folder, state }) =>
    state === 'present' ? [contentOf(root, folder)] : [],
  )
  return {
    folders,
    files: contents.flatMap(({ files }) => files),
    beside: contents.flatMap(({ beside }) => beside),
    hollow: contents.flatMap(({ hollow }) => hollow),
    templates: templatesOf(root),
    settings: readSettings(root),
  }
}
