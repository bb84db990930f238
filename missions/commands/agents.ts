import type { CommandName } from './actions.ts'

export type Format = 'markdown' | 'toml' | 'skill'
type Extension = 'md' | 'prompt.md' | 'toml' | 'SKILL.md'

/** A folder in which an agent looks for its commands. */
export interface AgentFolder {
  /** Relative to the root. */
  readonly folder: string
  /** What its files say behind `--agent`. */
  readonly agent: string
  /** The names under which the config knows its agents. */
  readonly keys: readonly string[]
  readonly extension: Extension
  readonly format: Format
  /** What the agent replaces by the user's words; empty where it replaces nothing. */
  readonly placeholder: '$ARGUMENTS' | '{{args}}' | ''
  /** `legacy` is still served and has a successor; `retired` is served no more. */
  readonly state: 'current' | 'legacy' | 'retired'
  /** Where its commands go now, as a sentence; null for where they are. */
  readonly successor: string | null
}

const markdown = (agent: string, folder: string): AgentFolder => ({
  folder,
  agent,
  keys: [agent],
  extension: 'md',
  format: 'markdown',
  placeholder: '$ARGUMENTS',
  state: 'current',
  successor: null,
})

const toml = (agent: string, folder: string): AgentFolder => ({
  ...markdown(agent, folder),
  extension: 'toml',
  format: 'toml',
  placeholder: '{{args}}',
})

/** Every folder with commands that Spec Kitty writes or has written, sorted by folder. */
export const agentFolders: readonly AgentFolder[] = [
  markdown('antigravity', '.agent/workflows'),
  {
    ...markdown('<name>', '.agents/skills'),
    keys: ['codex', 'vibe', 'pi', 'letta'],
    extension: 'SKILL.md',
    format: 'skill',
    placeholder: '',
  },
  {
    ...markdown('q', '.amazonq/prompts'),
    state: 'legacy',
    successor: 'its commands go to `.kiro/prompts/`, the folder of `kiro`, now',
  },
  markdown('auggie', '.augment/commands'),
  markdown('claude', '.claude/commands'),
  {
    ...markdown('codex', '.codex/prompts'),
    state: 'retired',
    successor: 'its commands go to `.agents/skills/`, a skill each, now',
  },
  markdown('cursor', '.cursor/commands'),
  toml('gemini', '.gemini/commands'),
  { ...markdown('copilot', '.github/prompts'), extension: 'prompt.md' },
  markdown('kilocode', '.kilocode/workflows'),
  markdown('kiro', '.kiro/prompts'),
  markdown('opencode', '.opencode/command'),
  {
    ...markdown('opencode', '.opencode/commands'),
    state: 'retired',
    successor: 'Spec Kitty keeps the commands of `opencode` in `.opencode/command/`',
  },
  toml('qwen', '.qwen/commands'),
  {
    ...markdown('roo', '.roo/commands'),
    state: 'retired',
    successor: 'the product is closed',
  },
  markdown('windsurf', '.windsurf/workflows'),
]

/** The names by which a config or `--agent` can mean an agent, sorted. */
export const agentKeys: readonly string[] = [
  ...new Set(agentFolders.flatMap(({ keys }) => keys)),
].toSorted()

/** Where a command of an agent lies, relative to the root. */
export const pathOf = (
  { folder, extension }: AgentFolder,
  command: CommandName | string,
): string =>
  extension === 'SKILL.md'
    ? `${folder}/spec-kitty.${command}/SKILL.md`
    : `${folder}/spec-kitty.${command}.${extension}`
