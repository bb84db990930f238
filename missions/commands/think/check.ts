import type { Problem, Related } from '../../../core/check.ts'
import { type CommandName, commandNames, goneCommands } from '../actions.ts'
import { type AgentFolder, agentFolders, agentKeys, pathOf } from '../agents.ts'
import type { HollowSkill } from '../look/file.ts'
import type { FolderSeen, Project } from '../look/project.ts'
import { configPath } from '../look/settings.ts'
import { type Assessed, assess, isOurs, writeCommand } from './assess.ts'
import { type Assessment, groupsOf, isRight } from './assessment.ts'
import { faultsBeside, faultsOf } from './file-checks.ts'
import { isFine, isThinHere, promptToMove } from './group.ts'
import { remediesIn } from './remedies.ts'

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
  const withRemedy = remediesIn(assessment)
  const inGroups = groupsOfFolders(chosen).flatMap(group => duplicates(group, assessment))
  return [
    ...project.settings.problems,
    ...absentAgents(project, files),
    ...chosen.flatMap(one => {
      const faults = [
        ...faultsOf(one),
        ...goneProblems(one),
        ...inGroups.filter(({ path }) => path === one.file.path),
      ]
      return [...faults, ...versionProblems(one, version, faults.length === 0)].map(problem =>
        withRemedy(one, problem),
      )
    }),
    ...project.beside
      .filter(({ folder }) => wanted.has(folder))
      .flatMap(file => faultsBeside(assess(file))),
    ...project.hollow.filter(({ folder }) => wanted.has(folder)).flatMap(hollowProblems),
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

const groupsOfFolders = (files: readonly Assessed[]): readonly (readonly Assessed[])[] =>
  agentFolders.flatMap(folder => groupsOf(files.filter(({ file }) => file.folder === folder)))

/** An agent that finds the folder of a skill finds nothing in it. */
function hollowProblems({ path, stem }: HollowSkill): readonly Problem[] {
  const name = stem.toLowerCase().replaceAll('_', '-')
  const why = goneWhy(name)
  if (why !== undefined)
    return [
      {
        rule: 'command-retired',
        path,
        message: `Unexpected folder of \`${name}\`, which ${why}, expected none`,
        remedy: 'remove it',
      },
    ]
  return commandNames.some(command => command === name)
    ? [
        {
          rule: 'command-missing',
          path,
          message:
            'Unexpected skill without a `SKILL.md`, expected one: the agent finds nothing here',
          remedy: '`spec-kitty upgrade` installs it',
        },
      ]
    : []
}

const goneWhy = (name: string): string | undefined =>
  Object.hasOwn(goneCommands, name) ? goneCommands[name] : undefined

function goneProblems(one: Assessed): readonly Problem[] {
  const why = goneWhy(one.name)
  const message = `Unexpected command \`${one.name}\`, which ${why}, expected no file of it`
  return why === undefined ? [] : [{ rule: 'command-retired', path: one.file.path, message }]
}

/** What is replaced anyhow need not be told to be old. */
function versionProblems(one: Assessed, version: string, isElseFine: boolean): readonly Problem[] {
  const { marker, generation, command } = one
  const rule = 'command-version'
  const { path } = one.file
  if (command === undefined || (generation !== 'G2' && generation !== 'prompt')) return []
  if (marker && marker.version !== version)
    return [
      {
        rule,
        path,
        line: marker.line,
        message: `Unexpected version ${marker.version}, expected ${version} as the project has it`,
        ...(generation === 'prompt'
          ? { remedy: '`spec-kitty upgrade`, which installs prompts of its own version' }
          : {}),
      },
    ]
  const isOld = generation === 'G2' && isElseFine && isRight(one) && !isFine(one, command, version)
  const message = `Unexpected wording of another version, expected that of ${version}`
  return isOld ? [{ rule, path, message }] : []
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
  if (!files.some(isOurs)) return []
  return [
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

/** The file that stays is the one that `write` puts, or leaves, in the right place. */
function duplicates(group: readonly Assessed[], assessment: Assessment): readonly Problem[] {
  if (group.length < 2 || group[0]?.command === undefined) return []
  const moved = promptToMove(group, assessment)
  const [first, ...others] = group.toSorted(
    (left, right) =>
      Number(right === moved) - Number(left === moved) ||
      misplaced(left) - misplaced(right) ||
      (left.file.path < right.file.path ? -1 : 1),
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
      related,
    }),
  )
}

const misplaced = ({ file, name }: Assessed): number =>
  Number(file.path !== pathOf(file.folder, name))

/** Lists on one line what lacks: of a retired agent nothing does. */
function missing(folder: AgentFolder, files: readonly Assessed[]): readonly Problem[] {
  if (folder.state === 'retired') return []
  const lacking = commandNames.filter(command => !files.some(one => one.command === command))
  const isThin = (command: CommandName): boolean => isThinHere(command, folder)
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
