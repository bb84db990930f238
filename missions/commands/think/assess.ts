import { type CommandName, commandOf, commandOfAction, goneCommands } from '../actions.ts'
import type { AgentFolder } from '../agents.ts'
import type { CommandFile } from '../look/file.ts'
import { type DeadCommand, deadIn } from './dead.ts'
import { fullLines, type Marker, markerIn, type Parts, partsOf, plainText } from './parts.ts'
import { type ThinFile, thinOf } from './thin.ts'

/**
 * Which generation a file is of:
 *
 * - `prompt`: a full prompt, as those commands have that an agent is guided through
 * - `G0`: a full prompt of former times, where a thin file belongs, or that runs what is no more
 * - `G1`, `G2`: exactly what a generator wrote: a shim, or a direct file
 * - `edited`: anything else that can be read
 * - `unreadable`: what has no text
 */
export type Generation = 'prompt' | 'G0' | 'G1' | 'G2' | 'edited' | 'unreadable'

/** A command file with all that can be said of it alone. */
export interface Assessed {
  readonly file: CommandFile
  /** Undefined for a name that the table does not have. */
  readonly command: CommandName | undefined
  /** The stem in today's spelling. */
  readonly name: string
  readonly generation: Generation
  /** What a generator wrote; undefined for all others. */
  readonly thin: ThinFile | undefined
  readonly parts: Parts
  readonly marker: Marker | undefined
  readonly dead: readonly DeadCommand[]
}

/** Full prompts have at least so many lines that say something. */
export const fullPrompt = 40

/**
 * Those of former times, and the skills of commands that run by themselves, have at least so many.
 * Thin files have fewer than ten, also with a note of somebody.
 */
const shortPrompt = 20

const noParts: Parts = { description: undefined, name: undefined, body: '', faults: [] }

/** Says of a file what it is. */
export function assess(file: CommandFile): Assessed {
  const name = file.stem.replaceAll('_', '-')
  const command = commandOfAction(name)
  const { text } = file
  if (text === undefined)
    return {
      file,
      command,
      name,
      generation: 'unreadable',
      thin: undefined,
      parts: noParts,
      marker: undefined,
      dead: [],
    }
  const parts = partsOf(text, file.extension)
  const marker = markerIn(text)
  const dead = deadIn(plainText(text))
  const found = thinOf(text)
  const thin = found?.command.replaceAll('_', '-') === name ? found : undefined
  const lines = fullLines(parts.body)
  const generation = thin?.generation ?? untouched({ file, command, marker, dead }, lines)
  return { file, command, name, generation, thin, parts, marker, dead }
}

function untouched(
  { file, command, marker, dead }: Pick<Assessed, 'file' | 'command' | 'marker' | 'dead'>,
  lines: number,
): Generation {
  const isFormer = lines >= shortPrompt && (dead.length > 0 || marker !== undefined)
  const { driven } = command === undefined ? { driven: undefined } : commandOf(command)
  const isGuided = driven === 'prompt' || (driven === 'cli' && file.folder.format === 'skill')
  if (!isGuided || dead.length > 0) return isFormer ? 'G0' : 'edited'
  return lines >= (driven === 'cli' ? shortPrompt : fullPrompt) ? 'prompt' : 'edited'
}

/** Whether a person has written it, or changed what a generator wrote. */
export const isHandMade = ({ generation }: Assessed): boolean =>
  generation === 'edited' || generation === 'unreadable'

/** What mends a file: a command line where one does. */
export function remedyOf(one: Assessed): string {
  const command = writeCommand(one.file.folder)
  const isGone = Object.hasOwn(goneCommands, one.name)
  if (one.command === undefined && !isGone && !one.thin) return 'by hand, or remove it'
  if (one.generation === 'unreadable') return `by hand, or remove it and run \`${command}\``
  return one.generation === 'edited' && !(isGone && one.dead.length > 0)
    ? `by hand, or \`${command} --force\`, which keeps a copy`
    : `\`${command}\``
}

/** The command that repairs an agent's folder. */
export const writeCommand = ({ keys: [key = ''] }: AgentFolder): string =>
  `cutover commands write --agent ${key}`
