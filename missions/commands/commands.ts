import { type CheckFinding, countsOf, passes } from '../../core/check.ts'
import { type RuleName, ruleNames, type Severity } from '../../core/check-rules.ts'
import type { CommandFolder, CommandStep, CommandsReport } from '../../core/commands-report.ts'
import { mistake } from '../../core/errors.ts'
import { judge } from '../../core/judge.ts'
import { suppressionsIn } from '../../core/suppression.ts'
import { withWriteLock } from './act/lock.ts'
import { type Done, doSteps } from './act/write.ts'
import { firstDirect } from './actions.ts'
import { type AgentFolder, agentFolders } from './agents.ts'
import { lookAtCommands, type Project } from './look/project.ts'
import { rootOf } from './look/root.ts'
import { isOurs } from './think/assess.ts'
import { type Assessment, assessProject } from './think/assessment.ts'
import { checkProject, isConfigured } from './think/check.ts'
import type { Permit, Step } from './think/group.ts'
import { patchOf } from './think/patch.ts'
import { afterSteps, planWrites, type Wishes } from './think/plan.ts'
import { byVersion } from './version.ts'

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
  const seen = planFor(root, request)
  return request.dryRun || seen.steps.length === 0
    ? reportWrite(request, seen, {
        done: seen.steps.map((step): Done => ({ step, copy: null })),
        failures: [],
        now: afterSteps(seen.project, seen.steps),
      })
    : withWriteLock(root, async () => {
        // Another run may have done it, while this one waited.
        const planned = planFor(root, request)
        const { done, failures } = await doSteps(root, planned.steps)
        return reportWrite(request, planned, { done, failures, now: lookAtCommands(root) })
      })
}

interface Planned {
  readonly project: Project
  readonly wishes: Wishes
  readonly steps: readonly Step[]
}

function planFor(root: string, request: WriteRequest): Planned {
  const project = lookAtCommands(root)
  const assessment = assessProject(project)
  const findings = findingsOf(assessment, agentFolders, request.severities)
  const wishes = { ...wishesOf(project, assessment, request), ...permitOf(findings, request.force) }
  return { project, wishes, steps: planWrites(assessment, wishes) }
}

/** A file is touched where a finding of it says that the command mends it, and nobody has suppressed that. */
function permitOf(findings: readonly CheckFinding[], force: boolean): Permit {
  const open = new Map<string, Set<RuleName>>()
  for (const { path, rule, remedy, state } of findings) {
    const isAsked = remedy?.startsWith('`cutover ') || (force && remedy?.includes(' --force`'))
    if (state !== 'new' || !isAsked) continue
    open.set(path, (open.get(path) ?? new Set()).add(rule))
  }
  return {
    force,
    isOpen: (path, rule) =>
      (rule === undefined ? open.has(path) : open.get(path)?.has(rule)) === true,
  }
}

interface Outcome {
  readonly done: readonly Done[]
  readonly failures: CommandsReport['failures']
  readonly now: Project
}

function reportWrite(
  request: WriteRequest,
  { wishes }: Planned,
  { done, failures, now }: Outcome,
): CommandsReport {
  const { severities, dryRun } = request
  const assessment = assessProject(now)
  const folders = request.all ? agentFolders : wishes.folders
  const report = reportOf(assessment, folders, { severities, command: 'write', dryRun })
  const others = agentFolders.filter(folder => !folders.includes(folder))
  return {
    ...report,
    steps: done.map(one => stepOf(one, dryRun)),
    failures,
    notes: [
      ...report.notes,
      ...unmade(now, request.agents),
      ...elsewhere(findingsOf(assessment, others, severities), others),
    ],
    passed: report.passed && failures.length === 0,
  }
}

/** Says what is wrong in the folders that were not asked for. */
function elsewhere(
  findings: readonly CheckFinding[],
  folders: readonly AgentFolder[],
): readonly string[] {
  const found = findings.filter(
    ({ state, severity, path }) =>
      state === 'new' &&
      severity !== 'info' &&
      folders.some(({ folder }) => path.startsWith(`${folder}/`)),
  )
  return found.length === 0
    ? []
    : [
        `${found.length === 1 ? '1 finding' : `${found.length} findings`} in folders of other agents: \`cutover commands check\` shows them, \`cutover commands write --all\` mends what can be mended`,
      ]
}

/** Which folders are written: those named, else those of the config, else all with command files. */
function wishesOf(
  project: Project,
  { files }: Assessment,
  { agents, all }: WriteRequest,
): Pick<Wishes, 'folders' | 'made'> {
  const hasFiles = (folder: AgentFolder): boolean =>
    files.some(one => one.file.folder === folder && isOurs(one))
  if (agents.length > 0) {
    const folders = agentFolders.filter(({ keys }) => keys.some(key => agents.includes(key)))
    const linked = project.folders.find(
      ({ folder, state }) =>
        folders.includes(folder) && (state === 'link' || state === 'unreadable'),
    )
    if (linked)
      throw mistake('unwritableFile', `${linked.folder.folder}/`, 'it is a link or no folder')
    return { folders, made: new Set(folders.filter(({ state }) => state !== 'retired')) }
  }
  const isNamed = (folder: AgentFolder): boolean =>
    all || project.settings.agents === undefined || isConfigured(project, folder)
  const folders = agentFolders.filter(folder => hasFiles(folder) && isNamed(folder))
  return { folders, made: new Set() }
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
  const findings = findingsOf(assessment, folders, severities)
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

function findingsOf(
  assessment: Assessment,
  folders: readonly AgentFolder[],
  severities: Severities,
): readonly CheckFinding[] {
  const { files, beside } = assessment.project
  const looked = [...files, ...beside].filter(({ folder }) => folders.includes(folder))
  return judge(checkProject(assessment, folders), {
    severities,
    suppressions: new Map(looked.map(({ path, text = '' }) => [path, suppressionsIn(text)])),
    baseline: new Set(),
    asked: askedRules,
  })
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
