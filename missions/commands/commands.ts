import { countsOf, type Problem, passes } from '../../core/check.ts'
import { type RuleName, ruleNames, type Severity } from '../../core/check-rules.ts'
import type { CommandFolder, CommandStep, CommandsReport } from '../../core/commands-report.ts'
import { mistake } from '../../core/errors.ts'
import { judge } from '../../core/judge.ts'
import { suppressionsIn } from '../../core/suppression.ts'
import { type Done, doSteps } from './act/write.ts'
import { firstDirect } from './actions.ts'
import { type AgentFolder, agentFolders } from './agents.ts'
import { lookAtCommands, type Project, rootOf } from './look/project.ts'
import {
  type Assessment,
  assessProject,
  byVersion,
  checkProject,
  isConfigured,
} from './think/check.ts'
import { patchOf } from './think/patch.ts'
import { afterSteps, planWrites, type Wishes } from './think/plan.ts'

type Severities = ReadonlyMap<RuleName, Severity | 'off'>

/** What is asked of a check. */
export interface CheckRequest {
  /** Any folder of the project. */
  readonly cwd: string
  readonly severities: Severities
}

/** What is asked of a write. */
export interface WriteRequest extends CheckRequest {
  /** Names of agents; none for those of the config. */
  readonly agents: readonly string[]
  readonly all: boolean
  readonly force: boolean
  readonly dryRun: boolean
}

/** Holds the command files of all agents against the table. */
export async function checkCommands({ cwd, severities }: CheckRequest): Promise<CommandsReport> {
  const project = lookAtCommands(await rootOf(cwd))
  const assessment = assessProject(project)
  return reportOf(assessment, agentFolders, { severities, command: 'check', dryRun: false })
}

/** Makes the command files of some agents as the table has them. */
export async function writeCommands(request: WriteRequest): Promise<CommandsReport> {
  const root = await rootOf(request.cwd)
  const project = lookAtCommands(root)
  const assessment = assessProject(project)
  const wishes = wishesOf(project, request)
  const steps = planWrites(assessment, wishes)
  const { done, failures } = request.dryRun
    ? { done: steps.map((step): Done => ({ step, copy: null })), failures: [] }
    : await doSteps(root, steps)
  const now = request.dryRun ? afterSteps(project, steps) : lookAtCommands(root)
  const report = reportOf(assessProject(now), wishes.folders, {
    severities: request.severities,
    command: 'write',
    dryRun: request.dryRun,
  })
  return {
    ...report,
    steps: done.map(one => stepOf(one, request.dryRun)),
    failures,
    notes: [...report.notes, ...unmade(now, request.agents)],
    passed: report.passed && failures.length === 0,
  }
}

/** Which folders are written: those named, else those of the config, else all with command files. */
function wishesOf(project: Project, { agents, all, force }: WriteRequest): Wishes {
  const hasFiles = (folder: AgentFolder): boolean =>
    project.files.some(file => file.folder === folder)
  const isThere = (folder: AgentFolder): boolean =>
    project.folders.some(seen => seen.folder === folder && seen.state === 'present')
  const isNamed = (folder: AgentFolder): boolean =>
    project.settings.agents !== undefined && isConfigured(project, folder)
  if (agents.length > 0) {
    const folders = agentFolders.filter(({ keys }) => keys.some(key => agents.includes(key)))
    const linked = project.folders.find(
      ({ folder, state }) =>
        folders.includes(folder) && (state === 'link' || state === 'unreadable'),
    )
    if (linked)
      throw mistake('unwritableFile', `${linked.folder.folder}/`, 'it is a link or no folder')
    const made = folders.filter(({ state }) => state !== 'retired')
    return { folders, made: new Set(made), force }
  }
  const isWanted = (folder: AgentFolder): boolean =>
    (isNamed(folder) && isThere(folder)) ||
    (hasFiles(folder) && (all || project.settings.agents === undefined))
  const made = agentFolders.filter(folder => isNamed(folder) && isThere(folder))
  return { folders: agentFolders.filter(isWanted), made: new Set(made), force }
}

/** Says of agents that were named and have no files why none were made. */
const unmade = (project: Project, agents: readonly string[]): readonly string[] =>
  agents.flatMap(key => {
    const own = agentFolders.filter(({ keys }) => keys.includes(key))
    const isMade = project.files.some(({ folder }) => own.includes(folder))
    const skills = own.find(({ format }) => format === 'skill')
    return isMade
      ? []
      : [
          skills
            ? `No files were made for ${key}: its commands are skills in \`${skills.folder}/\`, which are full prompts, and \`spec-kitty upgrade\` installs them`
            : `No files were made for ${key}: it is retired`,
        ]
  })

const stepOf = ({ step, copy }: Done, isDry: boolean): CommandStep => ({
  path: step.path,
  did: step.after === undefined ? 'removed' : step.before ? 'replaced' : 'created',
  why: step.why,
  copy,
  diff: isDry ? patchOf(step) : null,
})

interface Asked {
  readonly severities: Severities
  readonly command: CommandsReport['command']
  readonly dryRun: boolean
}

function reportOf(
  assessment: Assessment,
  folders: readonly AgentFolder[],
  { severities, command, dryRun }: Asked,
): CommandsReport {
  const { project, version } = assessment
  const problems: readonly Problem[] = checkProject(assessment, folders)
  const files = project.files.filter(({ folder }) => folders.includes(folder))
  const findings = judge(problems, {
    severities,
    suppressions: new Map(files.map(({ path, text = '' }) => [path, suppressionsIn(text)])),
    baseline: new Set(),
    asked: askedRules,
  })
  const counts = countsOf(findings)
  return {
    schema: 'cutover/commands@1',
    command,
    dry_run: dryRun,
    version,
    folders: foldersOf(project),
    findings,
    counts,
    steps: [],
    failures: [],
    notes: notesOf(version),
    passed: passes(counts),
  }
}

/** The rules of these commands; a suppression of another one is for another command. */
const askedRules: ReadonlySet<RuleName> = new Set(
  ruleNames.filter(name => /^(?:command|agent)-/.test(name)),
)

const foldersOf = (project: Project): readonly CommandFolder[] =>
  project.folders.flatMap(({ folder }) => {
    const files = project.files.filter(file => file.folder === folder).length
    const { folder: path, keys, state } = folder
    const configured = isConfigured(project, folder)
    return files === 0 ? [] : [{ folder: path, agents: keys, state, configured, files }]
  })

const notesOf = (version: string): readonly string[] =>
  byVersion(version, firstDirect) < 0
    ? [
        `The project is of Spec Kitty ${version}, which is older than ${firstDirect}: what is expected here runs there only after \`spec-kitty upgrade\``,
      ]
    : []
