import type { Problem } from '../../../core/check.ts'
import { type CommandName, commandNames, commandOf, goneCommands } from '../actions.ts'
import { type AgentFolder, pathOf } from '../agents.ts'
import { type CommandFile, withContent } from '../look/file.ts'
import type { Project } from '../look/project.ts'
import { type Assessed, isHandMade } from './assess.ts'
import { type Assessment, groupsOf } from './check.ts'
import { renderPrompt } from './convert.ts'
import { problemsOf } from './file-checks.ts'
import { isStale, sourceFor } from './source.ts'
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

export interface Wishes {
  readonly folders: readonly AgentFolder[]
  /** Folders that get their thin files even where they have no command file yet. */
  readonly made: ReadonlySet<AgentFolder>
  /** Whether files that somebody has edited are replaced too. */
  readonly force: boolean
}

/** What `write` does, in an order in which it can be cut off: the right file comes before a wrong one goes. */
export function planWrites(assessment: Assessment, wishes: Wishes): readonly Step[] {
  return wishes.folders.flatMap(folder => {
    const files = assessment.files.filter(({ file }) => file.folder === folder)
    return [
      ...groupsOf(files).flatMap(group => stepsFor(group, folder, assessment, wishes.force)),
      ...missingSteps(folder, files, assessment, wishes),
    ]
  })
}

/** Full prompts are never made out of nothing: a thin one would hide the full one of the user's home. */
function missingSteps(
  folder: AgentFolder,
  files: readonly Assessed[],
  { version }: Assessment,
  { made }: Wishes,
): readonly Step[] {
  const isWanted = files.length > 0 || made.has(folder)
  if (!isWanted || folder.state === 'retired' || folder.format === 'skill') return []
  return commandNames
    .filter(command => commandOf(command).driven === 'cli')
    .filter(command => !files.some(one => one.command === command))
    .map(command => ({
      path: pathOf(folder, command),
      folder,
      before: undefined,
      after: Buffer.from(renderThin(command, folder, version)),
      isGenerated: true,
      why: 'it was missing',
    }))
}

function stepsFor(
  group: readonly Assessed[],
  folder: AgentFolder,
  assessment: Assessment,
  force: boolean,
): readonly Step[] {
  const [{ command, name } = { command: undefined, name: '' }] = group
  if (command === undefined)
    return group
      .filter(one => one.file.bytes !== undefined && isGone(one, force))
      .map(one => removal(one, `it ${goneCommands[name] ?? 'went through a generic shim'}`))
  const path = pathOf(folder, name)
  const right = group.find(({ file }) => file.path === path)
  // Nobody knows what is behind it, so that nothing goes for its sake.
  if (right && right.file.bytes === undefined) return []
  const mayGo = (one: Assessed): boolean =>
    one.file.bytes !== undefined && (force || !isHandMade(one))
  const wrong = group.filter(one => one !== right && mayGo(one))
  const goes = wrong.map(one => removal(one, `\`${path}\` takes its place`))
  const stays = right ? !mayGo(right) || isBest(right, wrong, assessment) : wrong.length === 0
  if (stays) return goes
  const step = replacement(command, folder, { right, own: group.filter(mayGo) }, assessment)
  return step ? [step, ...goes] : goes
}

/** A full prompt in the wrong place is more than a thin file in the right one. */
const isBest = (right: Assessed, wrong: readonly Assessed[], assessment: Assessment): boolean =>
  isFine(right, assessment) &&
  !(right.thin !== undefined && wrong.some(({ generation }) => generation === 'prompt'))

/** The file in the right place, and all of one command that may go. */
interface Group {
  readonly right: Assessed | undefined
  readonly own: readonly Assessed[]
}

/** What is to lie in the right place; undefined where it does already. */
function replacement(
  command: CommandName,
  folder: AgentFolder,
  { right, own }: Group,
  assessment: Assessment,
): Step | undefined {
  const { version } = assessment
  const isThin = isThinHere(command, folder)
  const source = isThin ? undefined : sourceFor(command, folder, own, assessment)
  const after = Buffer.from(
    source ? renderPrompt(source, folder, version) : renderThin(command, folder, version),
  )
  if (right?.file.bytes?.equals(after)) return undefined
  return {
    path: pathOf(folder, command),
    folder,
    before: right?.file,
    after,
    isGenerated: right === undefined || right.thin !== undefined,
    why: whyOf({ right, own }, assessment, !source && !isThin),
  }
}

/**
 * Retired commands go where a generator wrote them or where they run what is no more. Of a name that
 * nobody knows only what a generator wrote goes.
 */
const isGone = ({ thin, generation, dead, name }: Assessed, force: boolean): boolean =>
  thin !== undefined ||
  (Object.hasOwn(goneCommands, name) && (generation === 'G0' || dead.length > 0 || force))

const removal = (one: Assessed, why: string): Step => ({
  path: one.file.path,
  folder: one.file.folder,
  before: one.file,
  after: undefined,
  isGenerated: one.thin !== undefined,
  why,
})

const isThinHere = (command: CommandName, folder: AgentFolder): boolean =>
  commandOf(command).driven === 'cli' && folder.format !== 'skill'

/** What `write` can mend in a full prompt. */
const mendable: ReadonlySet<string> = new Set<Problem['rule']>([
  'command-agent',
  'command-dead',
  'command-description',
  'command-front-matter',
  'command-placeholder',
  'command-shim',
  'command-syntax',
])

/** Whether a file in the right place stays as it is. */
function isFine(one: Assessed, assessment: Assessment): boolean {
  const { version } = assessment
  const { command, file, generation, thin } = one
  if (command === undefined || generation === 'G0' || generation === 'G1') return false
  if (thin) return plainLines(file.text) === renderThin(command, file.folder, version)
  return (
    generation === 'prompt' &&
    !isThinHere(command, file.folder) &&
    !isStale(one, assessment) &&
    !problemsOf(one).some(({ rule }) => mendable.has(rule))
  )
}

/** Line ends are git's business. */
const plainLines = (text = ''): string => text.replaceAll('\r\n', '\n')

const whys: Readonly<Record<Assessed['generation'], string>> = {
  G0: 'it was a full prompt of former times',
  G1: 'it went through a generic shim',
  G2: 'it was not as the table has it',
  prompt: 'the agent could not use it as it was',
  edited: 'it was edited, and `--force` was given',
  unreadable: 'it was no text, and `--force` was given',
}

function whyOf({ right, own }: Group, assessment: Assessment, isThinned: boolean): string {
  const one = right ?? own[0]
  const isOld = right?.generation === 'prompt' && isStale(right, assessment)
  const why = !right
    ? `it takes the place of \`${own[0]?.file.path ?? ''}\``
    : isOld
      ? 'it was of another version, and another agent has that of the project'
      : whys[right.generation]
  return isThinned && one?.generation !== 'G2'
    ? `${why}; it is thin, as no whole prompt of it is here: \`spec-kitty upgrade\` installs one`
    : why
}

/** A project as it is when the steps are done. */
export function afterSteps(project: Project, steps: readonly Step[]): Project {
  const changed = new Map(steps.map(step => [step.path, step]))
  const kept = project.files.filter(({ path }) => !changed.has(path))
  const written = steps.flatMap(({ path, folder, after }) => {
    const { extension } = folder
    const [, stem = ''] = /spec-kitty\.([\w-]+)/.exec(path.slice(folder.folder.length)) ?? []
    return after ? [withContent({ path, folder, stem, extension }, after)] : []
  })
  const folders = project.folders.map(seen => ({
    ...seen,
    state: written.some(({ folder }) => folder === seen.folder) ? ('present' as const) : seen.state,
  }))
  return { ...project, folders, files: [...kept, ...written] }
}
