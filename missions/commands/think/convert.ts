import { type CommandName, commandOf } from '../actions.ts'
import { type AgentFolder, agentKeys } from '../agents.ts'
import { renameAgents } from './named-agents.ts'
import { withoutMarker } from './parts.ts'
import { markerLine } from './thin.ts'

/** A full prompt that another one can be made from. */
export interface Source {
  readonly command: CommandName
  readonly description: string | undefined
  /** Without front matter; a marker in it is taken out. */
  readonly body: string
  /** Undefined for one without a marker. */
  readonly version: string | undefined
}

/** Writes a full prompt in the format of an agent. A source without a version gets that of the project. */
export function renderPrompt(source: Source, folder: AgentFolder, version: string): string {
  const body = bodyFor(folder, withoutMarker(source.body)).replace(/^\n+/, '').trimEnd()
  const description = source.description ?? commandOf(source.command).description
  const marker = markerLine(source.version ?? version)
  if (folder.format === 'toml')
    return `description = ${tomlText(description)}\n\nprompt = """\n${tomlBlock(`${marker}\n${body}\n`)}"""\n`
  if (folder.format === 'skill')
    return [
      '---',
      `name: spec-kitty.${source.command}`,
      `description: ${yamlText(description)}`,
      'user-invocable: true',
      '---',
      `${body}\n`,
    ].join('\n')
  return ['---', `description: ${yamlText(description)}`, '---', marker, '', `${body}\n`].join('\n')
}

const input = /\$ARGUMENTS(?!\w)|\$PROMPT(?!\w)|\{\{ ?args ?\}\}/g
const inputBlock = /^```\w*\n(?:\$ARGUMENTS|\$PROMPT|\{\{ ?args ?\}\})\n```$/gm
const inSkill = "What the user wrote behind the name of this skill is the user's input."
/** How skills of either tool say where the words of the user are. */
const skillInput =
  /^(?:What the user wrote behind the name of this skill is|The content of the user's message that invoked this skill ).*$/m

/** The words of a body for another agent: its placeholder, and its name where one is named. */
function bodyFor({ format, placeholder, agent }: AgentFolder, body: string): string {
  const renamed = renameAgents(body, key => (agentKeys.includes(key) ? agent : key))
  if (format === 'skill')
    return renamed.replace(inputBlock, inSkill).replace(input, "the user's input")
  const block = `\`\`\`text\n${placeholder}\n\`\`\``
  return skillInput.test(renamed) && renamed.search(input) === -1
    ? renamed.replace(skillInput, () => block)
    : renamed.replace(input, () => placeholder)
}

/** Signs that TOML does not take as they are. */
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f]/g

const tomlEscape = (sign: string): string =>
  `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`

const tomlBlock = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('"""', '""\\"').replace(unprintable, tomlEscape)

const tomlText = (text: string): string =>
  `"${text.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n').replace(unprintable, tomlEscape)}"`

/** Plain where every reader takes it for the text that it is. */
const yamlText = (text: string): string =>
  /^[A-Za-z][\w ,.'()/-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text)
    ? text.trim()
    : JSON.stringify(text)
