import type { Problem, Related } from '../../../core/check.ts'
import {
  type CommandName,
  commandNames,
  commandOf,
  goneCommands,
  tableVersion,
} from '../actions.ts'
import { type AgentFolder, agentFolders, agentKeys, pathOf } from '../agents.ts'
import type { FolderSeen, Project } from '../look/project.ts'
import { configPath } from '../look/settings.ts'
import { type Assessed, assess, remedyOf, writeCommand } from './assess.ts'
import { problemsOf } from './file-checks.ts'

/** A project whose files have been looked at one by one. */
export interface Assessment {
  readonly project: Project
  readonly files: readonly Assessed[]
  /** Of the project, or the highest of its files, or the table's. */
  readonly version: string
}

/** Says of each file of a project what it is. */
export function assessProject(project: Project): Assessment {
  const files = project.files.map(assess)
  const markers = files.flatMap(({ marker }) => (marker ? [marker.version] : []))
  const highest = markers.toSorted(byVersion).at(-1)
  return { project, files, version: project.settings.version ?? highest ?? tableVersion }
}

/** Orders versions by their numbers; what is no number comes first. */
export function byVersion(left: string, right: string): number {
  const [one, other] = [left, right].map(version =>
    version.split(/[.+-]/, 3).map(part => Number.parseInt(part, 10) || 0),
  )
  for (const at of [0, 1, 2]) {
    const difference = (one?.[at] ?? 0) - (other?.[at] ?? 0)
    if (difference !== 0) return difference
  }
  return left < right ? -1 : Number(left > right)
}

/** Whether a config means a folder; one that names nobody means all. */
export const isConfigured = (
  { settings }: Pick<Project, 'settings'>,
  { keys }: AgentFolder,
): boolean => settings.agents === undefined || keys.some(key => settings.agents?.includes(key))

/** All that is wrong with the commands of some folders, and with what a project says of them. */
export function checkProject(
  assessment: Assessment,
  folders: readonly AgentFolder[] = agentFolders,
): readonly Problem[] {
  const { project, files, version } = assessment
  const wanted = new Set(folders)
  const chosen = files.filter(({ file }) => wanted.has(file.folder))
  return [
    ...project.settings.problems,
    ...absentAgents(project, files),
    ...chosen.flatMap(one => [
      ...problemsOf(one),
      ...goneProblems(one),
      ...versionProblems(one, version),
    ]),
    ...project.folders
      .filter(({ folder }) => wanted.has(folder))
      .flatMap(seen =>
        folderProblems(
          seen,
          chosen.filter(({ file }) => file.folder === seen.folder),
          project,
        ),
      ),
  ]
}

function goneProblems(one: Assessed): readonly Problem[] {
  const why = Object.hasOwn(goneCommands, one.name) ? goneCommands[one.name] : undefined
  if (why === undefined) return []
  return [
    {
      rule: 'command-retired',
      path: one.file.path,
      message: `Unexpected command \`${one.name}\`, which ${why}, expected no file of it`,
      remedy: remedyOf(one),
    },
  ]
}

/** What is replaced anyhow need not be told to be old. */
function versionProblems(one: Assessed, version: string): readonly Problem[] {
  const { marker, generation, command } = one
  if (!marker || marker.version === version || command === undefined) return []
  if (generation !== 'G2' && generation !== 'prompt') return []
  return [
    {
      rule: 'command-version',
      path: one.file.path,
      line: marker.line,
      message: `Unexpected version ${marker.version}, expected ${version} as the project has it`,
      remedy:
        generation === 'G2'
          ? remedyOf(one)
          : '`spec-kitty upgrade`, or `cutover commands write` where another agent has that version',
    },
  ]
}

function absentAgents(
  { settings: { agents = [] } }: Project,
  files: readonly Assessed[],
): readonly Problem[] {
  return agents.flatMap((key): readonly Problem[] => {
    const own = agentFolders.filter(({ keys }) => keys.includes(key))
    if (files.some(({ file }) => own.includes(file.folder))) return []
    const message = agentKeys.includes(key)
      ? `Unexpected agent \`${key}\` without command files in the project, expected some: fine where they lie in your home`
      : `Unexpected agent \`${key}\`, expected one of ${agentKeys.join(', ')}`
    return [{ rule: 'agent-absent', path: configPath, message, identity: key }]
  })
}

function folderProblems(
  { folder, state }: FolderSeen,
  files: readonly Assessed[],
  project: Project,
): readonly Problem[] {
  const path = `${folder.folder}/`
  if (state === 'link')
    return [
      {
        rule: 'command-link',
        path,
        message:
          'Unexpected link in place of the folder, expected a folder: links are not followed',
        remedy: 'put the folder itself there, or check the one that it leads to',
      },
    ]
  if (state === 'unreadable')
    return [
      {
        rule: 'malformed',
        path,
        message:
          'Unexpected thing that is no folder or cannot be read, expected a folder of commands',
      },
    ]
  if (files.length === 0) return []
  return [
    ...duplicates(files.filter(({ command }) => command !== undefined)),
    ...missing(folder, files),
    ...(isConfigured(project, folder) ? [] : [unconfigured(folder)]),
    ...(folder.successor === null ? [] : [retired(folder, folder.successor)]),
  ]
}

const unconfigured = (folder: AgentFolder): Problem => ({
  rule: 'agent-unconfigured',
  path: `${folder.folder}/`,
  message: `Unexpected command files of ${folder.keys.join(', ')}, expected those of the agents that \`${configPath}\` names: Spec Kitty itself keeps no others up to date`,
  remedy: 'add the agent to `agents.available`, or remove its files',
})

const retired = (folder: AgentFolder, successor: string): Problem => ({
  rule: 'agent-retired',
  path: `${folder.folder}/`,
  message: `Unexpected command files of ${folder.keys.join(', ')} in a folder that is ${folder.state}, expected none: ${successor}`,
})

/** The file that stays is the one in the agent's own format and today's spelling. */
function duplicates(files: readonly Assessed[]): readonly Problem[] {
  return groupsOf(files).flatMap(group => {
    const [first, ...others] = group.toSorted(
      (left, right) =>
        misplaced(left) - misplaced(right) || (left.file.path < right.file.path ? -1 : 1),
    )
    if (!first) return []
    const related: readonly Related[] = [
      { path: first.file.path, line: null, message: 'the one that stays' },
    ]
    return others.map(
      (one): Problem => ({
        rule: 'command-duplicate',
        path: one.file.path,
        message: `Unexpected second file of \`${one.name}\`, expected one`,
        remedy: remedyOf(one),
        related,
      }),
    )
  })
}

/** The files of each command, in the order in which the first of them come. */
export function groupsOf(files: readonly Assessed[]): readonly (readonly Assessed[])[] {
  const groups = new Map<string, Assessed[]>()
  for (const one of files) {
    const group = groups.get(one.name)
    if (group) group.push(one)
    else groups.set(one.name, [one])
  }
  return [...groups.values()]
}

const misplaced = ({ file, name }: Assessed): number =>
  Number(file.path !== pathOf(file.folder, name))

/** Lists on one line what lacks: of a retired agent nothing does. */
function missing(folder: AgentFolder, files: readonly Assessed[]): readonly Problem[] {
  if (folder.state === 'retired') return []
  const lacking = commandNames.filter(command => !files.some(one => one.command === command))
  const isThin = (command: CommandName): boolean =>
    folder.format !== 'skill' && commandOf(command).driven === 'cli'
  const [thin, full] = [lacking.filter(isThin), lacking.filter(command => !isThin(command))]
  const path = `${folder.folder}/`
  const say = (names: readonly string[]): string =>
    `Unexpected absence of ${names.map(name => `\`${name}\``).join(', ')}, expected a file of each command`
  return [
    ...(thin.length === 0
      ? []
      : [
          {
            rule: 'command-missing',
            path,
            message: say(thin),
            remedy: `\`${writeCommand(folder)}\``,
            identity: thin.join(','),
          } as const,
        ]),
    ...(full.length === 0
      ? []
      : [
          {
            rule: 'command-prompt-missing',
            path,
            message: say(full),
            remedy: '`spec-kitty upgrade` installs prompts; fine where they lie in your home',
            identity: full.join(','),
          } as const,
        ]),
  ]
}
