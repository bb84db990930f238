import {
  type CommandName,
  commandOf,
  commandOfAction,
  firstDirect,
  goneCommands,
} from '../actions.ts'
import type { AgentFolder } from '../agents.ts'
import type { CommandFile } from '../look/file.ts'
import { byVersion } from '../version.ts'
import { type DeadCommand, deadIn } from './dead.ts'
import { formatOf, fullLines, type Marker, markerIn, type Parts, partsOf } from './parts.ts'
import { type ThinFile, thinOf } from './thin.ts'

/**
 * Which generation a file is of:
 *
 * - `prompt`: a full prompt, as those commands have that an agent is guided through
 * - `G0`: a full prompt of former times, older than direct files, which runs what is no more, or lies
 *   where no agent loads it
 * - `G1`, `G2`: exactly what a generator wrote: a shim, whatever its name is, or a direct file
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
  /** What it runs and Spec Kitty does not have; what it only speaks of is no fault. */
  readonly dead: readonly DeadCommand[]
}

/** Full prompts have at least so many lines that say something. */
export const fullPrompt = 40

/**
 * Those of former times, and the skills of commands that run by themselves, have at least so many.
 * Thin files have fewer than ten, also with a note of somebody.
 */
const shortPrompt = 20

const noParts: Parts = {
  description: undefined,
  name: undefined,
  body: '',
  told: '',
  lines: undefined,
  faults: [],
}

/** Says of a file what it is. */
export function assess(file: CommandFile): Assessed {
  const name = file.stem.toLowerCase().replaceAll('_', '-')
  const command = commandOfAction(name)
  const { text } = file
  if (text === undefined) {
    const unread = { generation: 'unreadable', thin: undefined, marker: undefined } as const
    return { file, command, name, ...unread, parts: noParts, dead: [] }
  }
  const parts = partsOf(text, file.extension)
  const marker = markerIn(text)
  const dead = deadCommandsOf(text, parts)
  const found = thinOf(text)
  const isOwn = found?.generation === 'G1' || found?.command === name
  const thin = isOwn ? found : undefined
  const generation = thin?.generation ?? generationOf({ file, command, name, marker, dead, parts })
  return { file, command, name, generation, thin, parts, marker, dead }
}

/** What is run, with its place in the file: as it is written there, else as near as can be. */
function deadCommandsOf(text: string, parts: Parts): readonly DeadCommand[] {
  const { told, lines } = parts
  const found = deadIn(told).filter(({ isRun }) => isRun)
  if (lines === undefined || found.length === 0) return found
  const written = deadIn(text)
  return found.map(one => {
    const same = written.find(other => other.text === one.text)
    return same ? { ...same, isRun: true } : { ...one, line: lines[one.line - 1] ?? one.line }
  })
}

type Unjudged = Omit<Assessed, 'generation' | 'thin'>

function generationOf(one: Unjudged): Generation {
  const { file, command, parts } = one
  const lines = fullLines(parts.body)
  const driven = command === undefined ? undefined : commandOf(command).driven
  if (lines >= shortPrompt && isFormer(one, driven)) return 'G0'
  if (driven === 'prompt') return lines >= fullPrompt ? 'prompt' : 'edited'
  const isSkill = driven === 'cli' && file.folder.format === 'skill'
  return isSkill && lines >= shortPrompt ? 'prompt' : 'edited'
}

/** Whether a prompt is older than direct files, and of no use: by what it runs, or where it lies. */
function isFormer(
  { file, command, name, marker, dead }: Unjudged,
  driven: 'cli' | 'prompt' | undefined,
): boolean {
  const isOurs = command !== undefined || Object.hasOwn(goneCommands, name)
  // Skills came with direct files, and never had a marker.
  const isOld =
    formatOf(file.extension) !== 'skill' &&
    (marker === undefined || byVersion(marker.version, firstDirect) < 0)
  // Where no agent loads it, a prompt of a command that has none any more is a leftover too.
  const isUnread = driven === 'cli' && file.extension !== file.folder.extension
  return isOurs && isOld && (dead.length > 0 || isUnread)
}

/** Whether a person has written it, or changed what a generator wrote. */
export const isHandMade = ({ generation }: Assessed): boolean =>
  generation === 'edited' || generation === 'unreadable'

/** Whether nothing but a generator can have written it, so that it may go. */
export const isGenerated = ({ generation, thin }: Assessed): boolean =>
  thin !== undefined || generation === 'G0'

/** Whether it is a file of Spec Kitty's, and not of somebody who uses the same beginning of a name. */
export const isOurs = ({ command, name, thin }: Assessed): boolean =>
  command !== undefined || thin !== undefined || Object.hasOwn(goneCommands, name)

/** The command that repairs an agent's folder. */
export const writeCommand = ({ keys: [key = ''] }: AgentFolder): string =>
  `cutover commands write --agent ${key}`
