import { agentFolders as tabled } from '../../missions/commands/agents.ts'

/** A folder in which an agent looks for its commands or skills. */
export interface AgentFolder {
  /** Relative to the root, without a slash at its end. */
  readonly folder: string
  readonly sort: 'commands' | 'skills'
  /** The keys of the agents that read it, as the config has them: `codex, vibe`. */
  readonly agent: string
  readonly retired: boolean
}

/** Skills of a single agent, besides those that all share. */
const ownSkills: readonly (readonly [folder: string, agent: string])[] = [
  ['.agent/skills', 'antigravity'],
  ['.augment/skills', 'auggie'],
  ['.claude/agents', 'claude'],
  ['.claude/skills', 'claude'],
  ['.codex/agents', 'codex'],
  ['.cursor/skills', 'cursor'],
  ['.gemini/skills', 'gemini'],
  ['.github/skills', 'copilot'],
  ['.kilocode/skills', 'kilocode'],
  ['.kiro/skills', 'kiro'],
  ['.opencode/skills', 'opencode'],
  ['.pi/skills', 'pi'],
  ['.qwen/skills', 'qwen'],
]

/** Every folder with commands or skills of an agent that Spec Kitty serves or has served. */
export const agentFolders: readonly AgentFolder[] = [
  ...tabled.map(
    ({ folder, format, keys, state }): AgentFolder => ({
      folder,
      sort: format === 'skill' ? 'skills' : 'commands',
      agent: keys.join(', '),
      retired: state === 'retired',
    }),
  ),
  ...ownSkills.map(
    ([folder, agent]): AgentFolder => ({
      folder,
      sort: 'skills',
      agent,
      retired: false,
    }),
  ),
]

/** The folder of an agent in which a file lies, in the root or in a project below it. */
export function agentFolderOf(path: string): AgentFolder | undefined {
  if (!path.includes('.')) return undefined
  for (const known of agentFolders) {
    const at = `/${path}`.indexOf(`/${known.folder}/`)
    if (at !== -1) return { ...known, folder: `${path.slice(0, at)}${known.folder}` }
  }
  return undefined
}
