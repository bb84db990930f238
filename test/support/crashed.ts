import { execFileSync, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { removeFolder } from '../../files/scratch.ts'
import { taskFile, through } from './missions.ts'
import { type Files, git, writeFiles } from './repository.ts'
import { annotationRow, logOf, type RowFields, transitionRow } from './rows.ts'

/** A lane with all that belongs to it. */
export interface Lane {
  /** The folder of its mission. */
  readonly mission: string
  readonly id: string
  readonly workPackages: readonly string[]
  /** The short name of its branch. */
  readonly branch: string
  /** Where its worktree lies. */
  readonly path: string
  /** git's own folder of the worktree. */
  readonly admin: string
  /** Its workspace context, relative to the root. */
  readonly context: string
}

/** A project with two missions, in which agents are at work. */
export interface Project {
  readonly root: string
  /** A folder beside it. */
  readonly elsewhere: string
  /** Where Spec Kitty makes a worktree for a merge. */
  readonly temporary: string
  readonly missionBranch: string
  /** The lanes of the mission `042-lamps`. */
  readonly lanes: readonly Lane[]
  /** The lane of the mission `042-lamps-extra`. */
  readonly other: Lane
  /** Processes that a case has started. */
  readonly processes: number[]
}

/** How the branches of a mission with an id are called. */
export type Scheme = 'slug' | 'mid8'

export const missions = ['042-lamps', '042-lamps-extra'] as const

const ids = {
  '042-lamps': '01KQBTVDHKPSKZSRRH1ZCR523N',
  '042-lamps-extra': '01KQCCCCHKPSKZSRRH1ZCR523N',
} as const

type MissionName = (typeof missions)[number]

const plan: Readonly<Record<MissionName, Readonly<Record<string, readonly string[]>>>> = {
  '042-lamps': {
    'lane-a': ['WP01'],
    'lane-b': ['WP02'],
    'lane-c': ['WP03', 'WP04'],
    'lane-d': ['WP05'],
  },
  '042-lamps-extra': { 'lane-a': ['WP01'] },
}

/** The branch of a mission: an id that it has is not always in its name. */
const branchOf = (mission: MissionName, scheme: Scheme): string =>
  scheme === 'slug'
    ? `kitty/mission-${mission}`
    : `kitty/mission-${mission.slice(4)}-${ids[mission].slice(0, 8)}`

/** A name that a shell has to be told with care. */
const rootName = "keeper's lamps"

const laneOf = (root: string, mission: MissionName, id: string, scheme: Scheme): Lane => ({
  mission,
  id,
  workPackages: plan[mission][id] ?? [],
  branch: `${branchOf(mission, scheme)}-${id}`,
  path: `${root}/.worktrees/${mission}-${id}`,
  admin: `${root}/.git/worktrees/${mission}-${id}`,
  context: `.kittify/workspaces/${mission}-${id}.json`,
})

function projectIn(folder: string, scheme: Scheme): Project {
  const root = `${folder}/${rootName}`
  return {
    root,
    elsewhere: folder,
    temporary: `${dirname(folder)}/kitty-merge-${basename(folder)}`,
    missionBranch: branchOf('042-lamps', scheme),
    lanes: Object.keys(plan['042-lamps']).map(id => laneOf(root, '042-lamps', id, scheme)),
    other: laneOf(root, '042-lamps-extra', 'lane-a', scheme),
    processes: [],
  }
}

export const allLanes = ({ lanes, other }: Project): readonly Lane[] => [...lanes, other]

/** Bytes that a person has made and that are in no commit; each is known by where it was made. */
export const mine = (what: string, place: string): string => `mine, ${what} in ${place}\n`

/** What is staged in the worktree of a lane. */
export const stagedIn = ({ mission, id }: Lane): readonly string[] =>
  ['staged', 'staged first'].map(what => mine(what, `${mission}-${id}`))

/** Begins work in a worktree that nobody has committed. */
function leaveWork(path: string, place: string): void {
  writeFiles(path, {
    'staged.txt': mine('staged', place),
    'twice.txt': mine('staged first', place),
  })
  git(path, 'add', 'staged.txt', 'twice.txt')
  writeFiles(path, { 'twice.txt': mine('changed since', place) })
  leaveLooseWork(path, place)
}

export function leaveLooseWork(path: string, place: string): void {
  writeFiles(path, {
    'src/tower.txt': mine('changed', place),
    'untracked.txt': mine('untracked', place),
    'x.ignored': mine('ignored', place),
  })
}

function filesOf(mission: MissionName, scheme: Scheme): Files {
  const place = `kitty-specs/${mission}`
  const lanes = Object.entries(plan[mission])
  const wps = lanes.flatMap(([, all]) => all)
  const rows = wps.flatMap((wp, at) =>
    through(1 + 10 * at, wp, 'planned', ...(wp === 'WP04' ? [] : ['claimed', 'in_progress'])),
  )
  return {
    [`${place}/spec.md`]: '# Lamps\n',
    [`${place}/meta.json`]: JSON.stringify({
      mission_id: ids[mission],
      mission_number: 42,
      mission_slug: mission,
      target_branch: 'main',
      topology: 'lanes',
    }),
    [`${place}/lanes.json`]: JSON.stringify({
      version: 1,
      mission_slug: mission,
      mission_id: ids[mission],
      mission_branch: branchOf(mission, scheme),
      target_branch: 'main',
      lanes: lanes.map(([lane_id, wp_ids]) => ({ lane_id, wp_ids, depends_on_lanes: [] })),
      planning_artifact_wps: [],
    }),
    [`${place}/status.events.jsonl`]: logOf(rows.map(row => ({ ...row, mission_slug: mission }))),
    ...Object.fromEntries(
      wps.map(wp => [`${place}/tasks/${wp}-lamp.md`, taskFile(wp, `owned_files: [${wp}/**]\n`)]),
    ),
  }
}

/** A workspace context as Spec Kitty writes it. */
function contextOf(lane: Lane, base: string, commit: string): Readonly<Record<string, unknown>> {
  return {
    wp_id: lane.workPackages[0],
    mission_slug: lane.mission,
    worktree_path: `.worktrees/${lane.mission}-${lane.id}`,
    branch_name: lane.branch,
    base_branch: base,
    base_commit: commit,
    dependencies: [],
    created_at: '2026-08-21T10:00:00.000001+00:00',
    created_by: 'implement-command',
    vcs_backend: 'git',
    lane_id: lane.id,
    lane_wp_ids: lane.workPackages,
    current_wp: lane.workPackages[0],
    lane_test_env: null,
  }
}

/** A project that is made once and copied for each case. */
export interface Base {
  readonly folder: string
  readonly scheme: Scheme
}

/** Makes it, with work in progress and nothing that disagrees. */
export function makeBase(scheme: Scheme = 'slug'): Base {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lighthouse-')))
  const project = projectIn(folder, scheme)
  const { root } = project
  writeFiles(root, {
    'README.md': '# Lighthouse\n',
    'src/lamp.txt': 'one\ntwo\nthree\n',
    'src/tower.txt': 'high\n',
    ...filesOf('042-lamps', scheme),
    ...filesOf('042-lamps-extra', scheme),
  })
  git(root, 'init', '--quiet', '--initial-branch=main', '--template=')
  writeFiles(root, { '.git/info/exclude': '*.ignored\n.kittify/\n.worktrees/\n' })
  git(root, 'config', 'user.name', 'Keeper')
  git(root, 'config', 'user.email', 'keeper@lighthouse.example')
  git(root, 'add', '--all')
  git(root, 'commit', '--quiet', '--message=Build the lighthouse')
  for (const mission of missions) git(root, 'branch', branchOf(mission, scheme))
  commitOn(root, 'gale', { 'src/lamp.txt': 'gale\ntwo\nthree\n' }, 'Ride out the gale')
  for (const lane of allLanes(project)) beginLane(project, lane, scheme)
  leaveWork(root, 'the primary checkout')
  // Few files are copied faster than many.
  git(root, 'repack', '-a', '-d', '--quiet')
  return { folder, scheme }
}

function beginLane({ root }: Project, lane: Lane, scheme: Scheme): void {
  const base = branchOf(lane.mission === '042-lamps' ? '042-lamps' : '042-lamps-extra', scheme)
  const [wp = ''] = lane.workPackages
  const place = `${lane.mission}-${lane.id}`
  git(root, 'worktree', 'add', '--quiet', '-b', lane.branch, lane.path, base)
  const [first, second] = ['lit', 'trimmed'].map(how => ({
    'src/lamp.txt': `${how} in ${place}\ntwo\nthree\n`,
    [`${wp}/${how}.txt`]: `${how} in ${place}\n`,
  }))
  commitIn(lane.path, first ?? {}, `${wp}: Light the lamp`)
  commitIn(lane.path, second ?? {}, `${wp}: Trim the wick`)
  leaveWork(lane.path, place)
  const commit = git(root, 'rev-parse', base)
  writeContext(root, lane, contextOf(lane, base, commit))
}

export const removeBase = ({ folder }: Base): void => removeFolder(folder)

/** Hands a copy to `run`, and removes it afterwards with the processes that were started for it. */
export async function withProject<Result>(
  base: Base,
  run: (project: Project) => Result | Promise<Result>,
): Promise<Result> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lighthouse-')))
  const project = projectIn(folder, base.scheme)
  try {
    execFileSync('cp', ['-a', `${base.folder}/${rootName}`, folder])
    for (const { path, admin } of allLanes(project)) {
      writeFileSync(`${admin}/gitdir`, `${path}/.git\n`)
      writeFileSync(`${path}/.git`, `gitdir: ${admin}\n`)
    }
    return await run(project)
  } finally {
    for (const pid of project.processes) stop(pid)
    removeFolder(folder)
    removeFolder(project.temporary)
  }
}

function stop(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

/** Commits files in a worktree, and leaves what else is staged there as it is. */
export function commitIn(path: string, files: Files, message: string): string {
  writeFiles(path, files)
  git(path, 'add', '--', ...Object.keys(files))
  git(path, 'commit', '--quiet', '--only', `--message=${message}`, '--', ...Object.keys(files))
  return git(path, 'rev-parse', 'HEAD')
}

/** Commits files on a branch, which begins at a commit, without any worktree. */
export function commitOn(
  root: string,
  branch: string,
  files: Files,
  message: string,
  parent = 'main',
): string {
  const blobs = Object.entries(files).map(([path, content]) => {
    writeFileSync(`${root}/.git/blob`, content)
    const oid = git(root, 'hash-object', '-w', '--no-filters', '.git/blob')
    return `100644,${oid},${path}`
  })
  const env = { ...process.env, GIT_INDEX_FILE: `${root}/.git/scratch-index` }
  const run = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: root, env, encoding: 'utf8' }).trim()
  run('read-tree', parent)
  for (const blob of blobs) run('update-index', '--add', '--cacheinfo', blob)
  const tree = run('write-tree')
  removeFolder(`${root}/.git/scratch-index`)
  removeFolder(`${root}/.git/blob`)
  const commit = git(root, 'commit-tree', tree, '-p', parent, '-m', message)
  git(root, 'update-ref', `refs/heads/${branch}`, commit)
  return commit
}

/** Runs a git that may fail, as a merge with a conflict does. */
export function attempt(folder: string, ...args: readonly string[]): void {
  try {
    git(folder, ...args)
  } catch {
    // What it leaves is what the case is about.
  }
}

export const writeContext = (
  root: string,
  { context }: Lane,
  fields: Readonly<Record<string, unknown>>,
): void => writeFiles(root, { [context]: `${JSON.stringify(fields, undefined, 2)}\n` })

/** Says something else in a workspace context. */
export function changeContext(
  root: string,
  lane: Lane,
  fields: Readonly<Record<string, unknown>>,
): void {
  const old: Readonly<Record<string, unknown>> = JSON.parse(
    readFileSync(`${root}/${lane.context}`, 'utf8'),
  )
  writeContext(root, lane, { ...old, ...fields })
}

export const logPathOf = ({ mission }: Lane): string => `kitty-specs/${mission}/status.events.jsonl`

const linesOf = (root: string, lane: Lane): readonly string[] =>
  readFileSync(`${root}/${logPathOf(lane)}`, 'utf8')
    .split('\n')
    .filter(line => line !== '')

/** Numbers of rows that a case adds begin here. */
const firstNumber = 200

function addRow(root: string, lane: Lane, make: (number: number) => RowFields): void {
  const row = make(firstNumber + linesOf(root, lane).length)
  appendFileSync(`${root}/${logPathOf(lane)}`, `${JSON.stringify(row)}\n`)
}

/** Moves a work package through some states. */
export function move(root: string, lane: Lane, wp: string, ...states: readonly string[]): void {
  for (const state of states) {
    const from = linesOf(root, lane)
      .map(line => JSON.parse(line))
      .findLast(row => row.wp_id === wp && typeof row.to_lane === 'string')?.to_lane
    const more = { mission_slug: lane.mission, reason: 'The keeper says so', force: true }
    addRow(root, lane, number => transitionRow(number, wp, from ?? 'genesis', state, more))
  }
}

/** Gives a work package to a process. */
export function claim(root: string, lane: Lane, wp: string, pid: number, created?: number): void {
  const moment = created === undefined ? {} : { shell_pid_created_at: String(created) }
  addRow(root, lane, number =>
    annotationRow(number, wp, { agent: 'claude', shell_pid: pid, ...moment }),
  )
}

/** Starts a process that is nobody's child, somewhere. */
export function start(project: Project, cwd = '/', command = 'sleep 600'): number {
  const script = `${command} </dev/null >/dev/null 2>&1 & echo $!`
  const { stdout } = spawnSync('sh', ['-c', script], { cwd, encoding: 'utf8' })
  const pid = Number(stdout)
  if (!(pid > 0)) throw new Error('Unexpected number of a process, expected one')
  project.processes.push(pid)
  return pid
}

/** The number of a process that has ended. */
export const endedProcess = (): number => spawnSync('true').pid

/** Makes a file as old as nobody waits for. */
export function age(path: string): void {
  const then = new Date(Date.now() - 3_600_000)
  utimesSync(path, then, then)
}

/** A lock file that a git has left which was killed. */
export function leaveLock(path: string, content = ''): void {
  writeFileSync(path, content)
  age(path)
}

/** The file of an object that lies by itself. */
export function objectFile(root: string, oid: string): string {
  const file = `${root}/.git/objects/${oid.slice(0, 2)}/${oid.slice(2)}`
  if (!existsSync(file)) throw new Error(`Unexpected store, expected ${oid} by itself`)
  return file
}

/** Begins the making of a worktree as git does, up to some step. */
export function halfMake(
  { root }: Project,
  lane: Lane,
  { has, files = {} }: { readonly has: readonly HalfMade[]; readonly files?: Files },
): void {
  git(root, 'worktree', 'remove', '--force', lane.path)
  mkdirSync(lane.admin, { recursive: true })
  const contents: Readonly<Record<HalfMade, () => void>> = {
    locked: () => writeFileSync(`${lane.admin}/locked`, 'initializing'),
    gitdir: () => writeFileSync(`${lane.admin}/gitdir`, `${lane.path}/.git\n`),
    folder: () => writeFiles(lane.path, { '.git': `gitdir: ${lane.admin}\n`, ...files }),
    zeros: () => writeFileSync(`${lane.admin}/HEAD`, `${'0'.repeat(40)}\n`),
    commondir: () => writeFileSync(`${lane.admin}/commondir`, '../..\n'),
    head: () => writeFileSync(`${lane.admin}/HEAD`, `ref: refs/heads/${lane.branch}\n`),
    'index.lock': () => leaveLock(`${lane.admin}/index.lock`, 'half'),
  }
  for (const one of has) contents[one]()
}

/** What git writes one after the other. */
export type HalfMade =
  | 'locked'
  | 'gitdir'
  | 'folder'
  | 'zeros'
  | 'commondir'
  | 'head'
  | 'index.lock'
