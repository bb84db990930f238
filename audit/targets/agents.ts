/** A folder in which an agent looks for its commands or skills. */
export interface AgentFolder {
  /** Relative to the root, without a slash at its end. */
  readonly folder: string
  readonly sort: 'commands' | 'skills'
  /** The key of the agent in the config. */
  readonly agent: string
  readonly retired: boolean
}

const rows: readonly (readonly [string, 'commands' | 'skills', string])[] = [
  ['.claude/commands', 'commands', 'claude'],
  ['.claude/skills', 'skills', 'claude'],
  ['.agents/skills', 'skills', 'codex'],
  ['.github/prompts', 'commands', 'copilot'],
  ['.gemini/commands', 'commands', 'gemini'],
]

export const agentFolders: readonly AgentFolder[] = rows.map(([folder, sort, agent]) => ({
  folder,
  sort,
  agent,
  retired: false,
}))

export const agentFolderOf = (path: string): AgentFolder | undefined =>
  agentFolders.find(({ folder }) => path.startsWith(`${folder}/`))
