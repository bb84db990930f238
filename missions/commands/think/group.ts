import type { RuleName } from '../../../core/check-rules.ts'
import { type CommandName, commandOf, goneCommands } from '../actions.ts'
import { type AgentFolder, pathOf } from '../agents.ts'
import type { CommandFile } from '../look/file.ts'
import { type Assessed, assess, isGenerated, isHandMade } from './assess.ts'
import type { Assessment } from './assessment.ts'
import { renderPrompt, type Source } from './convert.ts'
import { mend } from './mend.ts'
import { formatOf } from './parts.ts'
import { sourceFor, sourceOf } from './source.ts'
import { renderThin } from './thin.ts'

/** One thing to do to a file. */
export interface Step {
  /** Relative to the root. */
  readonly path: string
  readonly folder: AgentFolder
  /** What lies there now; undefined for nothing. */
  readonly before: CommandFile | undefined
  /** What is to lie there; undefined where it goes. */
  readonly after: Buffer | undefined
  /** Whether what lies there is exactly what a generator wrote, so that nothing can be lost. */
  readonly isGenerated: boolean
  readonly why: string
}

/** What may be done. */
export interface Permit {
  /** Whether files that somebody has edited are replaced too. */
  readonly force: boolean
  /** Whether a finding of a file, of whatever rule or of one, asks for it: what is suppressed does not. */
  readonly isOpen: (path: string, rule?: RuleName) => boolean
}

/** The files of one command in one folder, and all that decides about them. */
interface Group {
  readonly command: CommandName
  readonly folder: AgentFolder
  readonly right: Assessed | undefined
  readonly wrongs: readonly Assessed[]
  readonly assessment: Assessment
  readonly permit: Permit
}

/** What lies in the right place afterwards, and why. */
interface Outcome {
  readonly after: Buffer
  readonly why: string
}

/** What is done about the files of one name, the right file first. */
export function stepsFor(
  group: readonly Assessed[],
  folder: AgentFolder,
  assessment: Assessment,
  permit: Permit,
): readonly Step[] {
  const [{ command, name } = { command: undefined, name: '' }] = group
  if (command === undefined)
    return group
      .filter(one => mayGo(one, permit) || isForcedOut(one, permit))
      .map(one => removal(one, `it ${goneCommands[name] ?? 'went through a generic shim'}`))
  const path = pathOf(folder, name)
  const right = group.find(({ file }) => file.path === path)
  // Nobody knows what is behind it, so that nothing goes for its sake.
  if (right && right.file.bytes === undefined) return []
  const wrongs = group.filter(one => one !== right)
  const own: Group = { command, folder, right, wrongs, assessment, permit }
  const moved = movedOf(own)
  const goes = wrongs
    .filter(one => one === moved || mayGo(one, permit) || isForced(one, permit))
    .map(one => removal(one, `\`${path}\` takes its place`))
  const outcome = moved ? moving(own, moved) : outcomeOf(own, goes.length > 0)
  if (!outcome || right?.file.bytes?.equals(outcome.after)) return goes
  return [
    {
      path,
      folder,
      before: right?.file,
      after: outcome.after,
      isGenerated: right === undefined || right.thin !== undefined,
      why: outcome.why,
    },
    ...goes,
  ]
}

/** Without being told to, only what a generator wrote and nobody has touched goes. */
const mayGo = (one: Assessed, { isOpen }: Permit): boolean =>
  isGenerated(one) && isOpen(one.file.path)

const isForced = (one: Assessed, { force, isOpen }: Permit): boolean =>
  force && one.file.bytes !== undefined && isOpen(one.file.path)

/** Of a name that nobody knows nothing goes that a generator did not write. */
const isForcedOut = (one: Assessed, permit: Permit): boolean =>
  isForced(one, permit) && Object.hasOwn(goneCommands, one.name)

const removal = (one: Assessed, why: string): Step => ({
  path: one.file.path,
  folder: one.file.folder,
  before: one.file,
  after: undefined,
  isGenerated: one.thin !== undefined,
  why,
})

/** Whether a thin file is what belongs there. */
export const isThinHere = (command: CommandName, folder: AgentFolder): boolean =>
  commandOf(command).driven === 'cli' && folder.format !== 'skill'

/**
 * The full prompt in a wrong place that moves into the right one: it is more than a thin file there.
 * In the same format any does, as it loses nothing; into another one only one that can be read.
 */
function movedOf({ command, folder, right, wrongs, permit }: Group): Assessed | undefined {
  if (isThinHere(command, folder)) return undefined
  const isFree = right === undefined || (isGenerated(right) && permit.isOpen(right.file.path))
  return isFree
    ? wrongs.find(
        one =>
          one.generation === 'prompt' &&
          permit.isOpen(one.file.path) &&
          (permit.force || isAlike(one, folder) || isSound(one)),
      )
    : undefined
}

/** The full prompt of a group of files that `write` would put into the right place. */
export function promptToMove(
  group: readonly Assessed[],
  assessment: Assessment,
): Assessed | undefined {
  const [first] = group
  if (first?.command === undefined) return undefined
  const { command, file } = first
  const path = pathOf(file.folder, first.name)
  const right = group.find(one => one.file.path === path)
  const permit: Permit = { force: false, isOpen: () => true }
  const wrongs = group.filter(one => one !== right)
  return movedOf({ command, folder: file.folder, right, wrongs, assessment, permit })
}

/** Whether a full prompt has nothing wrong with it but its place. */
const isSound = ({ parts, dead }: Assessed): boolean =>
  parts.faults.length === 0 && dead.length === 0

const isAlike = ({ file }: Assessed, { format }: AgentFolder): boolean =>
  format !== 'skill' && formatOf(file.extension) === format

function moving({ command, folder }: Group, moved: Assessed): Outcome {
  const why = `it takes the place of \`${moved.file.path}\``
  if (!isAlike(moved, folder)) return converted(sourceOf(moved, command), folder, why)
  const { extension } = folder
  const there = assess({ ...moved.file, path: pathOf(folder, command), stem: command, extension })
  return { after: Buffer.from(mend(there, () => true).text), why }
}

/** What comes into the right place where no prompt moves there; undefined for what is there. */
function outcomeOf(group: Group, isLeft: boolean): Outcome | undefined {
  const { right, permit, command, wrongs, assessment } = group
  if (!right)
    return isLeft
      ? fresh(group, `it takes the place of \`${wrongs[0]?.file.path ?? ''}\``)
      : undefined
  if (right.thin && isFine(right, command, assessment.version)) return undefined
  if (mayGo(right, permit) || (isHandMade(right) && isForced(right, permit)))
    return fresh(group, whys[right.generation])
  return right.generation === 'prompt' ? mending(group, right) : undefined
}

function mending(group: Group, right: Assessed): Outcome | undefined {
  const { permit } = group
  if (permit.force && isBroken(right, permit)) return fresh(group, whys.edited)
  const { text, rules } = mend(right, rule => permit.isOpen(right.file.path, rule))
  return rules.size === 0
    ? undefined
    : { after: Buffer.from(text), why: `${whys.prompt}: ${[...rules].join(', ')}` }
}

/** Whether a full prompt has to be made anew, as what is wrong with it cannot be mended. */
const isBroken = ({ dead, file }: Assessed, { isOpen }: Permit): boolean =>
  dead.length > 0 && (isOpen(file.path, 'command-dead') || isOpen(file.path, 'command-shim'))

/** Whether a thin file in the right place is as the table has it. Line ends are git's business. */
export const isFine = ({ file }: Assessed, command: CommandName, version: string): boolean =>
  file.text?.replaceAll('\r\n', '\n') === renderThin(command, file.folder, version)

/** What belongs there, from a full prompt that can be trusted, or thin. */
function fresh({ command, folder, assessment }: Group, why: string): Outcome {
  const { version } = assessment
  const isThin = isThinHere(command, folder)
  const source = isThin ? undefined : sourceFor(command, folder, assessment)
  if (source) return converted(source, folder, why)
  const none = '; it is thin, as no whole prompt of it is here: `spec-kitty upgrade` installs one'
  return {
    after: Buffer.from(renderThin(command, folder, version)),
    why: isThin ? why : `${why}${none}`,
  }
}

const converted = (source: Source, folder: AgentFolder, why: string): Outcome => ({
  after: Buffer.from(renderPrompt(source, folder)),
  why: `${why}; its text is that of \`${source.path}\``,
})

const whys: Readonly<Record<Assessed['generation'], string>> = {
  G0: 'it was a full prompt of former times',
  G1: 'it went through a generic shim',
  G2: 'it was not as the table has it',
  prompt: 'something was wrong with it, and nothing else of it was changed',
  edited: 'it was edited, and `--force` was given',
  unreadable: 'it was no text, and `--force` was given',
}
