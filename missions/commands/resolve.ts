import { posix } from 'node:path'
import type { ResolvedAction } from '../../core/commands-report.ts'
import { mistake } from '../../core/errors.ts'
import { commandLine } from '../../core/shell-word.ts'
import { isFolderAt } from '../../files/folder.ts'
import { commonFolder } from '../../git/common.ts'
import { listWorktrees } from '../../git/worktrees.ts'
import { isMap } from '../loose.ts'
import { laneBranches } from '../merge/plan/names.ts'
import { planningLane } from '../merge/plan/steps.ts'
import { parsed } from '../mission/meta.ts'
import { textAt } from '../mission/quietly.ts'
import { type Mission, missionFolders, readMission, specsFolder } from '../mission/read.ts'
import { selectMission } from '../mission/select.ts'
import { readWorkPackageFile } from '../mission/work-package-file.ts'
import { type CommandName, commandOf, slots } from './actions.ts'
import { rootOf } from './look/root.ts'

/** What is to be resolved. */
export interface ResolveRequest {
  /** Any folder of the project. */
  readonly cwd: string
  readonly command: CommandName
  /** A slug, number, id or the beginning of one; left out where there is only one mission. */
  readonly mission: string | undefined
  readonly workPackage: string | undefined
  readonly agent: string | undefined
}

/** Which mission, and whether it was taken because there is no other. */
interface Chosen {
  readonly root: string
  readonly mission: Mission
  readonly isOnly: boolean
}

/** Where a work package stands, and where it is done. */
interface Work {
  readonly id: string
  readonly file: string | null
  readonly lane: string
  readonly workspace: string | null
  readonly branch: string | null
  readonly waitsFor: readonly string[]
}

/**
 * Says by the table what an action runs, for which mission and work package. Throws a
 * `CutoverError` for what lacks, is not there, or is not needed.
 */
export async function resolveAction(request: ResolveRequest): Promise<ResolvedAction> {
  const { command } = request
  const { action, level } = commandOf(command)
  if (level !== 'work-package' && request.workPackage !== undefined)
    throw mistake('needlessWorkPackage', action, level === 'none' ? 'no mission' : 'a mission')
  const chosen = level === 'none' ? undefined : await chooseMission(request)
  const work = level === 'work-package' && chosen ? await workOf(chosen, request) : undefined
  const line = lineFor(request, chosen?.mission.folder, work?.id)
  return {
    success: true,
    action,
    command: line,
    level,
    ...(chosen ? missionFields(chosen.mission) : noMission),
    ...(work ? workFields(work) : noWork),
    next: [...notesOf(request, chosen, work), `Run \`${line}\``],
  }
}

const noMission = { mission: null, mission_slug: null, feature_dir: null, target_branch: null }

const missionFields = ({ folder, identity, meta }: Mission) => ({
  mission: folder,
  mission_slug: identity.mission_slug || folder,
  feature_dir: `${specsFolder}/${folder}`,
  target_branch: meta.targetBranch ?? null,
})

const noWork = { wp_id: null, wp_file: null, lane: null, workspace: null, branch: null }

const workFields = ({ id, file, lane, workspace, branch }: Work) => ({
  wp_id: id,
  wp_file: file,
  lane,
  workspace,
  branch,
})

async function chooseMission({ cwd, command, mission: typed }: ResolveRequest): Promise<Chosen> {
  const root = await rootOf(cwd)
  if (!isFolderAt(root, specsFolder)) throw mistake('noProject', cwd)
  const missions = missionFolders(root).map(folder => readMission(root, folder))
  if (typed !== undefined) {
    const mission = selectMission(missions, typed)
    const why = whyRefused(root, mission.folder)
    if (why !== undefined) throw mistake('unreadableMission', mission.folder, why)
    return { root, mission, isOnly: false }
  }
  const sound = missions.filter(({ folder }) => whyRefused(root, folder) === undefined)
  const [only] = sound
  if (only && sound.length === 1) return { root, mission: only, isOnly: true }
  const { action } = commandOf(command)
  throw mistake(
    'missionOfAction',
    action,
    sound.map(({ folder }) => folder),
  )
}

/** Why Spec Kitty refuses a mission; undefined for one that it takes. */
function whyRefused(root: string, folder: string): string | undefined {
  const read = textAt(root, `${specsFolder}/${folder}/meta.json`)
  if (read === 'absent') return 'it has no meta.json'
  if (read === 'refused') return 'its meta.json cannot be read'
  return isMap(parsed(read.text)) ? undefined : 'its meta.json is no JSON object'
}

async function workOf(
  { root, mission }: Chosen,
  { command, workPackage: typed }: ResolveRequest,
): Promise<Work> {
  const { files, snapshot, folder } = mission
  const known = [...new Set([...files.keys(), ...Object.keys(snapshot.work_packages)])].toSorted()
  if (typed === undefined) throw mistake('workPackageOfAction', commandOf(command).action, known)
  const [, digits = ''] = /^WP(\d+)(?=$|[-_.])/i.exec(typed) ?? []
  const id = known.find(one => one === `WP${digits.padStart(2, '0')}`)
  if (id === undefined) throw mistake('unknownWorkPackage', typed, folder, known)
  const name = files.get(id)
  const file = name === undefined ? null : `${specsFolder}/${folder}/tasks/${name}`
  const laneOf = (wp: string): string => snapshot.work_packages[wp]?.lane ?? 'planned'
  const waitsFor = dependenciesOf(root, file, name).filter(
    wp => !['approved', 'done'].includes(laneOf(wp)),
  )
  return { id, file, lane: laneOf(id), waitsFor, ...(await placeOf(root, mission, id)) }
}

function dependenciesOf(
  root: string,
  file: string | null,
  name: string | undefined,
): readonly string[] {
  const read = file === null ? 'absent' : textAt(root, file)
  return typeof read === 'string' || name === undefined
    ? []
    : readWorkPackageFile(name, read.text).workPackage.dependencies
}

/** The worktree of a work package by its branch, else where it would be made. */
async function placeOf(
  root: string,
  { folder, meta, lanes }: Mission,
  id: string,
): Promise<Pick<Work, 'workspace' | 'branch'>> {
  const lane = lanes.lanes.find(({ workPackages }) => workPackages.includes(id))
  if (!lane || lanes.missionBranch === undefined) return { workspace: null, branch: null }
  if (lane.id === planningLane) return { workspace: null, branch: meta.targetBranch ?? null }
  const names = laneBranches(lanes.missionBranch, folder, meta.missionId, lane.id)
  const trees = (await commonFolder(root)) === undefined ? [] : await listWorktrees(root)
  const found = trees.find(({ branch }) => names.some(name => branch === `refs/heads/${name}`))
  return {
    workspace: found ? posix.relative(root, found.path) : `.worktrees/${folder}-${lane.id}`,
    branch: found?.branch?.replace('refs/heads/', '') ?? names[0] ?? null,
  }
}

/** The words of the table with the mission and the work package in them. */
function lineFor(
  { command, agent }: ResolveRequest,
  mission: string | undefined,
  wp: string | undefined,
): string {
  const { words, name } = commandOf(command)
  const filled = [
    ...(wp === undefined ? [] : [wp]),
    ...(name === undefined ? [] : [name]),
    ...(mission === undefined ? [] : ['--mission', mission]),
  ]
  const isSaid = (word: string, index: number): boolean =>
    agent !== undefined || (word !== slots.agent && words[index + 1] !== slots.agent)
  return commandLine(
    ...words
      .filter(isSaid)
      .flatMap(word =>
        word === slots.arguments ? filled : word === slots.agent ? [agent ?? ''] : [word],
      ),
  )
}

function notesOf(
  { command, agent, mission: typed }: ResolveRequest,
  chosen: Chosen | undefined,
  work: Work | undefined,
): readonly string[] {
  const { name, words, level, action } = commandOf(command)
  return [
    ...(chosen?.isOnly ? [`Took mission \`${chosen.mission.folder}\`, the only one`] : []),
    ...(level === 'none' && typed !== undefined
      ? [`\`${action}\` is about no mission: \`--mission\` says nothing to it`]
      : []),
    ...(name === undefined ? [] : [`Put the name of the new mission in place of \`${name}\``]),
    ...(words.includes(slots.agent) && agent === undefined
      ? ['Say by `--agent` who works: Spec Kitty records it']
      : []),
    ...(work && work.waitsFor.length > 0
      ? [`\`${work.id}\` waits for ${work.waitsFor.join(', ')}, neither approved nor done`]
      : []),
  ]
}
