import { type CommandName, commandNames, commandOf } from '../../missions/commands/actions.ts'
import { type AgentFolder, agentFolders, pathOf } from '../../missions/commands/agents.ts'
import { renderThin } from '../../missions/commands/think/thin.ts'
import type { Files } from './repository.ts'

export const version = '3.2.7'

/** What a project says of itself; its config lists one agent. */
export const settings: Files = {
  '.kittify/config.yaml': 'agents:\n  available:\n  - claude\n',
  '.kittify/metadata.yaml': `spec_kitty:\n  version: ${version}\n`,
}

/** The folder of an agent that has one. */
export function folderOf(agent: string): AgentFolder {
  const found = agentFolders.find(({ keys }) => keys.includes(agent))
  if (!found) throw new Error(`Unexpected agent ${agent}`)
  return found
}

export const skills =
  agentFolders.filter(({ format }) => format === 'skill')[0] ?? folderOf('codex')

/** Full prompts of our own story, as long as real ones. */
export const promptBody = (command: string, input = '$ARGUMENTS'): string =>
  [
    `# ${command} of the beacon`,
    '',
    '```text',
    input,
    '```',
    '',
    ...Array.from(
      { length: 45 },
      (_, step) => `${step + 1}. Look at lamp ${step + 1} of C:\\tower.`,
    ),
    '',
    'A checklist helps, and so do clarifying questions: """quoted""".',
    '',
  ].join('\n')

const marker = `<!-- spec-kitty-command-version: ${version} -->`

/** A healthy full prompt in Markdown. */
export const prompt = (command: CommandName): string =>
  `---\ndescription: ${commandOf(command).description}\n---\n${marker}\n\n${promptBody(command)}`

/** A full prompt of former times, in the format of an agent. */
export function former(command: string, { format, placeholder }: AgentFolder): string {
  const body = `${promptBody(command, placeholder)}\nspec-kitty agent workflow ${command} ${placeholder} --agent <your-name>\n`
  return format === 'toml'
    ? `description = "Light the ${command}"\n\nprompt = """\n${body.replaceAll('\\', '\\\\').replaceAll('"""', '""\\"')}"""\n`
    : `---\ndescription: Light the ${command}\n---\n\n${body}`
}

/** A shim, as the first thin files were: Markdown, whatever the agent reads. */
export const shim = (command: string, agent: string, input = '$ARGUMENTS'): string =>
  [
    '<!-- spec-kitty-command-version: 3.0.3 -->',
    'Run this exact command and treat its output as authoritative.',
    'Do not rediscover context from branches, files, or prompt contents.',
    '',
    `\`spec-kitty agent shim ${command} --agent ${agent} --raw-args "${input}"\``,
    '',
  ].join('\n')

/** A direct file as the first of them were: no front matter, and other hints. */
export const firstDirect = (command: CommandName, folder: AgentFolder): string =>
  renderThin(command, { ...folder, format: 'markdown', placeholder: '$ARGUMENTS' }, '3.1.1')
    .replace(/^---\n[^\n]*\n---\n/, '')
    .replace('prompt contents, or separate charter loads', 'or prompt contents')
    .replace(
      /When mission[^\n]*/,
      'In repos with multiple missions, pass --mission <slug> in your arguments.',
    )

/** The folders that a project of the time of the shims had. */
export const oldFolders = agentFolders.filter(
  ({ keys, format, folder }) =>
    format !== 'skill' && !keys.includes('kiro') && folder !== '.opencode/commands',
)

/** All three generations in thirteen folders, nothing of them edited. */
export const oldProject = (): Files => ({
  ...settings,
  ...Object.fromEntries(oldFolders.flatMap((folder, index) => [...oldFiles(folder, index)])),
  '.claude/commands/spec-kitty.plan.md': prompt('plan'),
})

/** Shims are Markdown also where the agent reads something else, and then lie beside a prompt. */
function* oldFiles(folder: AgentFolder, index: number): Generator<readonly [string, string]> {
  const { agent, folder: place } = folder
  for (const command of commandNames) {
    const stem = folder.state === 'retired' ? command.replaceAll('-', '_') : command
    const isShim = commandOf(command).driven === 'cli' && (index + command.length) % 2 === 0
    if (isShim) yield [`${place}/spec-kitty.${stem}.md`, shim(command, agent)]
    if (!isShim || folder.extension !== 'md') yield [pathOf(folder, stem), former(command, folder)]
  }
  yield [`${place}/spec-kitty.accept.md`, firstDirect('accept', folder)]
  yield [`${place}/spec-kitty.specify.md`, shim('specify', agent)]
  yield [pathOf(folder, 'constitution'), former('constitution', folder)]
  yield [`${place}/spec-kitty.checklist.md`, shim('checklist', agent)]
  yield [`${place}/spec-kitty.doctor.md`, shim('doctor', agent)]
}

/** What people and accidents have made of a few. */
export const awkward = {
  edited: '.claude/commands/spec-kitty.status.md',
  brokenToml: '.gemini/commands/spec-kitty.analyze.toml',
  brokenYaml: '.cursor/commands/spec-kitty.analyze.md',
  bytes: '.windsurf/workflows/spec-kitty.tasks.md',
} as const

export const awkwardFiles: Files = {
  [awkward.edited]: `${renderThin('status', folderOf('claude'), version)}\nThen light the lamp.\n`,
  [awkward.brokenToml]: `description = "Light"\n\nprompt = """\n${promptBody('analyze', '{{args}}')}\n`,
  [awkward.brokenYaml]: `---\ndescription: [Light\n---\n${marker}\n\n${promptBody('analyze')}`,
  [awkward.bytes]: Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xff, 0xfe, 0x0a]),
}
