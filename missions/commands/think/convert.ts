import { type CommandName, commandOf } from '../actions.ts'
import { type AgentFolder, agentKeys } from '../agents.ts'
import { renameAgents } from './named-agents.ts'
import { withoutMarker } from './parts.ts'
import { inputBlock, inputForm } from './placeholders.ts'
import { markerLine } from './thin.ts'

/** A full prompt that another one can be made from. */
export interface Source {
  readonly command: CommandName
  readonly description: string | undefined
  /** Without front matter; a marker in it is taken out. */
  readonly body: string
  /** Undefined for one without a marker. */
  readonly version: string | undefined
  /** Where it was taken from, relative to the root. */
  readonly path: string
}

/** Writes a full prompt in the format of an agent, with a marker where its version is known. */
export function renderPrompt(source: Source, folder: AgentFolder): string {
  const body = withInput(withAgent(withoutMarker(source.body), source.command, folder), folder)
    .replace(/^\n+/, '')
    .trimEnd()
  const description = source.description ?? commandOf(source.command).description
  const marker = source.version === undefined ? [] : [markerLine(source.version)]
  if (folder.format === 'toml')
    return `description = ${tomlText(description)}\n\nprompt = """\n${tomlBlock(`${[...marker, body].join('\n')}\n`)}"""\n`
  if (folder.format === 'skill')
    return [
      '---',
      `name: spec-kitty.${source.command}`,
      `description: ${yamlText(description)}`,
      'user-invocable: true',
      '---',
      `${body}\n`,
    ].join('\n')
  return ['---', `description: ${yamlText(description)}`, '---', ...marker, '', `${body}\n`].join(
    '\n',
  )
}

const inSkill = "What the user wrote behind the name of this skill is the user's input."

/** A text with the placeholder of an agent; for a skill with words that say the same. */
export const withInput = (text: string, { format, placeholder }: AgentFolder): string =>
  format === 'skill'
    ? text.replace(inputBlock, inSkill).replace(inputForm, "the user's input")
    : text.replace(inputForm, () => placeholder)

/** A text in which the command lines that an agent runs name it. */
export const withAgent = (text: string, command: CommandName, { agent }: AgentFolder): string =>
  renameAgents(text, command, key => (agentKeys.includes(key) ? agent : key))

/** Signs that TOML does not take as they are. */
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f]/g

const tomlEscape = (sign: string): string =>
  `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`

const tomlBlock = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('"""', '""\\"').replace(unprintable, tomlEscape)

/** A text of TOML on one line. */
export const tomlText = (text: string): string =>
  `"${text.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n').replace(unprintable, tomlEscape)}"`

/** A text of YAML: plain where every reader takes it for the text that it is. */
export const yamlText = (text: string): string =>
  /^[A-Za-z][\w ,.'()/-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text)
    ? text.trim()
    : JSON.stringify(text)
