import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  type Stats,
} from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { isDeepStrictEqual } from 'node:util'
import type { RecoverReport } from '../../core/recover-report.ts'
import { recover } from '../../missions/worktrees/recover.ts'
import type { Scenario } from './crash-scenarios.ts'
import { allLanes, type Lane, logPathOf, missions, type Project, stagedIn } from './crashed.ts'
import type { RecoverWork } from './recover-child.ts'
import { git } from './repository.ts'
import { unmeasured } from './unmeasured.ts'

/** `cutover recover --all`, in this process. */
export const recovered = ({ root }: Project, fix: 'all' | 'none'): Promise<RecoverReport> =>
  recover({ root, missions, now: new Date(), fix })

type Image = Readonly<Record<string, string>>

/** Every path below some places, with what of it changes whenever it is written to. */
export function imageOf(
  places: readonly string[],
  leftOut: RegExp = /$^/,
  describe: (path: string, stats: Stats) => string = writings,
): Image {
  const found: [string, string][] = []
  const open = [...places]
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const stats = lstatSync(path, { throwIfNoEntry: false })
    if (!stats || leftOut.test(path)) continue
    const isFolder = stats.isDirectory()
    found.push([path, isFolder ? stats.mode.toString(8) : describe(path, stats)])
    if (isFolder) for (const name of readdirSync(path)) open.push(join(path, name))
  }
  return Object.fromEntries(found.toSorted())
}

const writings = (_: string, { mode, ino, size, ctimeMs }: Stats): string =>
  `${mode.toString(8)} ${ino} ${size} ${ctimeMs}`

function content(path: string, stats: Stats): string {
  const bytes = stats.isSymbolicLink() ? readlinkSync(path) : readFileSync(path)
  return `${stats.mode.toString(8)} ${blobOf(bytes)}`
}

/** All of a project, and what lies beside it. */
export const wholeImage = (project: Project): Image => imageOf(placesOf(project))

const placesOf = ({ elsewhere, temporary }: Project): readonly string[] => [elsewhere, temporary]

/** What a repair leaves that changes nothing: objects, rescues, and the lock of a merge. */
const ours = /\/\.git\/(?:objects|refs\/cutover|cutover)$/

/** The whole, but for what is ours. */
export const imageBut = (project: Project): Image => imageOf(placesOf(project), ours)

/** The same by its bytes, whoever wrote them once more. */
export const bytesBut = (project: Project): Image => imageOf(placesOf(project), ours, content)

/** All that belongs to a lane. */
export function laneImage({ root }: Project, lane: Lane): Image {
  const { path, admin, context, branch } = lane
  const heads = [`${root}/.git/refs/heads/${branch}`, `${root}/.git/logs/refs/heads/${branch}`]
  return imageOf([path, admin, `${root}/${context}`, ...heads])
}

/** The lane of the other mission, and its folder. */
export const otherImage = (project: Project): Image => ({
  ...laneImage(project, project.other),
  ...imageOf([`${project.root}/kitty-specs/${project.other.mission}`]),
})

/** The name that git gives to a content. */
export const blobOf = (content: Buffer | string): string => {
  const bytes = Buffer.from(content)
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}

/** Work of a person, as it is before a repair. */
export interface Work {
  /** Contents by where they lie on the disk. */
  readonly files: ReadonlyMap<string, Buffer>
  /** Contents that were staged, with the lane and what is there of its index. */
  readonly staged: readonly {
    readonly lane: Lane
    readonly content: string
    readonly index: Image
  }[]
}

const isMine = (content: Buffer): boolean => content.includes('mine, ')

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.name === '.git') return []
    if (entry.isDirectory()) return filesBelow(path)
    return entry.isFile() ? [path] : []
  })
}

/** The work of everybody; of lanes whose crash has destroyed what was staged, that is left out. */
export function workIn(project: Project, without: readonly Lane[]): Work {
  const places = placesOf(project).filter(place => existsSync(place))
  const files = places.flatMap(filesBelow).map(path => [path, readFileSync(path)] as const)
  const lanes = allLanes(project).filter(lane => !without.includes(lane))
  return {
    files: new Map(files.filter(([, content]) => isMine(content))),
    staged: lanes.flatMap(lane =>
      stagedIn(lane).map(content => ({ lane, content, index: indexOf(lane) })),
    ),
  }
}

const indexOf = ({ admin }: Lane): Image => imageOf([`${admin}/index`])

const linesOf = (text: string): readonly string[] => text.split('\n').filter(line => line !== '')

/** The names of all objects that rescues keep. */
export const rescuedObjects = ({ root }: Project): ReadonlySet<string> =>
  new Set(
    linesOf(git(root, 'rev-list', '--objects', '--no-object-names', '--glob=refs/cutover/rescue')),
  )

/** Whether a file lies there with these bytes. */
const lies = (path: string, content: Buffer | string): boolean =>
  existsSync(path) && readFileSync(path).equals(Buffer.from(content))

/** Asserts that every byte is where it was, or in a rescue. */
export function assertWork(project: Project, { files, staged }: Work): void {
  const kept = rescuedObjects(project)
  const gone = [...files].filter(
    ([path, content]) => !lies(path, content) && !kept.has(blobOf(content)),
  )
  assert.deepEqual(
    gone.map(([path]) => path),
    [],
    'work that is neither in place nor rescued',
  )
  const open = staged.filter(({ content }) => !kept.has(blobOf(content)))
  const lost = open.filter(
    ({ lane, content, index }) =>
      !isStaged(project, lane, content) && !isDeepStrictEqual(indexOf(lane), index),
  )
  assert.deepEqual(
    lost.map(({ content }) => content),
    [],
    'staged work that is neither in place nor rescued',
  )
}

function isStaged({ root }: Project, { admin }: Lane, content: string): boolean {
  const env = { ...process.env, GIT_INDEX_FILE: `${admin}/index` }
  const { stdout } = spawnSync('git', ['ls-files', '-s'], { cwd: root, env, encoding: 'utf8' })
  return existsSync(`${admin}/index`) && stdout.includes(` ${blobOf(content)} `)
}

/** Asserts that a report names each rescue that is there. */
export function assertRescuesNamed({ root }: Project, { rescued }: RecoverReport): void {
  const refs = git(root, 'for-each-ref', '--format=%(refname) %(objectname)', 'refs/cutover/rescue')
  const told = rescued.map(({ ref, oid }) => `${ref} ${oid}`)
  assert.deepEqual(told.toSorted(), linesOf(refs).toSorted())
}

/** Asserts that git finds nothing wrong, apart from some things. */
export function assertSound({ root }: Project, butFor: RegExp = /$^/): void {
  assert.deepEqual(
    troubles(root).filter(line => !butFor.test(line)),
    [],
  )
  assert.equal(git(root, 'for-each-ref', 'refs/cutover/lock', 'refs/cutover/recover'), '')
}

/** What git's own check tells of. */
export function troubles(root: string): readonly string[] {
  const args = ['fsck', '--connectivity-only', '--no-dangling', '--no-progress']
  const { stdout, stderr } = spawnSync('git', args, { cwd: root, encoding: 'utf8' })
  return linesOf(stdout + stderr).filter(line => !/^(?:dangling|notice: HEAD points)/.test(line))
}

/** Asserts that a recovery has moved nothing further than it may. */
export function assertModest({ root, lanes: [lane] }: Project): void {
  const log = lane && readFileSync(`${root}/${logPathOf(lane)}`, 'utf8')
  const further = linesOf(log ?? '')
    .map(line => JSON.parse(line))
    .filter(({ actor, to_lane: to }) => actor === 'recovery' && to !== undefined)
    .filter(({ to_lane: to }) => !['planned', 'claimed', 'in_progress'].includes(to))
  assert.deepEqual(further, [])
}

/** Findings that could have been repaired, and were not. */
export const unrepaired = ({ findings }: RecoverReport): readonly string[] =>
  findings
    .filter(({ repair, held_by: by }) => repair !== null && by === null)
    .map(({ kind, place }) => `${kind} ${place}`)

/** What scenarios leave of what was staged. */
export const lanesWithout = (
  arranged: readonly { readonly scenario: Scenario; readonly lane: Lane }[],
): readonly Lane[] =>
  arranged.filter(({ scenario }) => scenario.losesStaged).map(({ lane }) => lane)

/** Takes repairs back, the last one first. */
export function takeBack({ root }: Project, { repairs }: RecoverReport): void {
  for (const { undo, kind } of repairs.toReversed()) {
    const { status, stderr } = spawnSync('/bin/sh', ['-c', undo], { cwd: root, encoding: 'utf8' })
    assert.equal(status, 0, `undo of ${kind}: ${undo}: ${stderr}`)
  }
}

const program = new URL('./recover-child.js', import.meta.url).pathname

/** Starts a recovery in a process, and a group of processes, of its own. */
export function startChild({ root, elsewhere }: Project, work: RecoverWork) {
  // What one that is killed leaves in the system's place for scratch goes with the project.
  const scratch = `${elsewhere}/scratch`
  mkdirSync(scratch, { recursive: true })
  return spawn(process.execPath, [program, root, JSON.stringify(work)], {
    detached: true,
    env: { ...unmeasured, TMPDIR: scratch },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Recovers there, to the end or to the point at which it is killed. */
export async function child(project: Project, work: RecoverWork) {
  const started = startChild(project, work)
  const [stdout, stderr, [, signal]] = await Promise.all([
    text(started.stdout),
    text(started.stderr),
    once(started, 'exit'),
  ])
  return { stdout, stderr, signal }
}

/** Asserts that no lock file is left. */
export function assertUnlocked({ root }: Project): void {
  const where = ['.git', '-name', '*.lock', '-not', '-path', '*/spec-kitty-locks/*']
  assert.equal(spawnSync('find', where, { cwd: root, encoding: 'utf8' }).stdout, '')
}

/** Asserts that the branch of a lane has a worktree that git knows and that lacks no file. */
export function assertStands({ root }: Project, { branch }: Lane): void {
  const listed = git(root, 'worktree', 'list', '--porcelain').split('\n\n')
  const own = listed.filter(one => one.split('\n').includes(`branch refs/heads/${branch}`))
  assert.equal(own.length, 1, `a worktree of ${branch}`)
  const path = /^worktree (.+)$/m.exec(own[0] ?? '')?.[1] ?? ''
  assert.equal(git(path, 'rev-parse', '--show-toplevel'), path)
  assert.doesNotMatch(git(path, 'status', '--porcelain'), /^(?:D|.D)/m)
}
