import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removeFolder } from '../../files/scratch.ts'
import { readLog } from '../../missions/status/log.ts'
import { fold, snapshotOf } from '../../missions/status/reduce.ts'
import { cutover } from '../cli/cutover.ts'
import { type Lanes, type Made, withLanes } from './lanes.ts'
import type { ChildWork } from './merge-child.ts'
import { git, withCopy, writeFiles } from './repository.ts'

/** Seven lines, one of them another one. */
export const lamp = (line: number, text: string): string =>
  `${['one', 'two', 'three', 'four', 'five', 'six', 'seven'].map((old, at) => (at === line ? text : old)).join('\n')}\n`

/** Three lanes that merge, two of them in one file. */
export const apart: Lanes = {
  'lane-a': { 'src/lamp.ts': lamp(0, 'uno'), 'a/new.txt': 'a\n' },
  'lane-b': { 'src/lamp.ts': lamp(6, 'siete'), 'b.txt': 'b\n' },
  'lane-c': { 'c.txt': 'c\n' },
}

/** The first two of them change one line in two ways. */
export const clashing: Lanes = { ...apart, 'lane-b': { 'src/lamp.ts': lamp(0, 'eins') } }

export const logPath = 'kitty-specs/042-lamps/status.events.jsonl'

/** A user who merges, with work of their own lying about. WP01 comes behind WP03. */
export async function withWork(
  run: (folder: string) => Promise<void>,
  lanes?: Lanes,
  made?: Made,
): Promise<void> {
  if (lanes || made) return withMade(run, lanes, made)
  // The usual one is made once, and copied: that takes no git.
  original ??= makeOriginal()
  return withCopy(await original, run)
}

let original: Promise<string> | undefined

async function makeOriginal(): Promise<string> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lighthouse-')))
  process.on('exit', () => removeFolder(folder))
  const options = { recursive: true, preserveTimestamps: true } as const
  await withMade(async made => cpSync(made, folder, options))
  return folder
}

const withMade = (
  run: (folder: string) => Promise<void>,
  lanes = apart,
  made: Made = {},
): Promise<void> =>
  withLanes(lanes, { dependencies: { WP01: ['WP03'] }, ...made }, async folder => {
    leaveWork(folder)
    await run(folder)
  })

function leaveWork(folder: string): void {
  git(folder, 'config', 'user.name', 'Keeper')
  git(folder, 'config', 'user.email', 'keeper@lighthouse.example')
  writeFiles(folder, {
    '.git/info/exclude': '*.ignored\n.kittify/\n.worktrees/\n',
    'x.ignored': 'mine',
    'y.txt': 'untracked',
    'staged.txt': 'staged',
  })
  git(folder, 'add', 'staged.txt')
}

/** `cutover merge` of that mission, in this process. */
export const merge = (folder: string, ...argv: readonly string[]) =>
  cutover(folder, 'merge', '--mission', '42', ...argv)

/** The branch of a lane, by its letter. */
export const lane = (letter: string): string => `kitty/mission-042-lamps-lane-${letter}`

/** Somebody else adds an empty commit to a branch. */
export function moveOn(folder: string, branch = 'main'): void {
  const commit = git(folder, 'commit-tree', `${branch}^{tree}`, '-p', branch, '-m', 'Move on')
  git(folder, 'update-ref', `refs/heads/${branch}`, commit)
}

/** Asserts that the work of that user is where it was. */
export function assertUntouched(folder: string): void {
  const mine = ['x.ignored', 'y.txt', 'staged.txt']
  assert.deepEqual(
    mine.map(name => readFileSync(join(folder, name), 'utf8')),
    ['mine', 'untracked', 'staged'],
  )
  assert.equal(git(folder, 'status', '--short'), 'A  staged.txt\n?? y.txt')
}

const rowsOf = (folder: string) => readLog(readFileSync(join(folder, logPath)))

export const doneIn = (folder: string): readonly string[] =>
  rowsOf(folder).rows.flatMap(row =>
    row.kind === 'transition' && row.to === 'done' ? [row.wp] : [],
  )

/** Asserts that nothing of a merge is left: no ref, no state, no worktree, no lock. */
export function assertClean(folder: string): void {
  assert.equal(git(folder, 'for-each-ref', 'refs/cutover/'), '')
  assert.ok(!existsSync(join(folder, '.kittify/runtime/merge/042-lamps/state.json')))
  const where = ['.git', '-name', '*.lock', '-not', '-path', '*/spec-kitty-locks/*']
  assert.equal(spawnSync('find', where, { cwd: folder, encoding: 'utf8' }).stdout, '')
  const fsck = git(folder, 'fsck', '--connectivity-only')
  assert.equal(fsck.replace(/dangling.*/g, '').trim(), '')
  assert.doesNotMatch(git(folder, 'worktree', 'list', '--porcelain'), /locked/)
}

const commitsOf = { merge: 3, squash: 3, rebase: 5 }

/** What has to hold after every merge of `apart`, however often it was cut off. */
export function assertMerged(folder: string, strategy: keyof typeof commitsOf, eol = '\n'): void {
  const merged = 'uno\ntwo\nthree\nfour\nfive\nsix\nsiete\n'
  assert.equal(readFileSync(join(folder, 'src/lamp.ts'), 'utf8'), merged.replaceAll('\n', eol))
  assert.equal(git(folder, 'show', 'main:src/lamp.ts'), merged.trimEnd())
  assertUntouched(folder)
  const { rows, findings, tail } = rowsOf(folder)
  assert.deepEqual([findings, tail.length], [[], 0])
  const lanes = Object.values(snapshotOf(fold(rows)).work_packages).map(({ lane }) => lane)
  assert.deepEqual(lanes, ['done', 'done', 'done'])
  assert.deepEqual(doneIn(folder).toSorted(), ['WP01', 'WP02', 'WP03'])
  const commits = Number(git(folder, 'rev-list', '--count', '--first-parent', 'main'))
  assert.equal(commits, commitsOf[strategy], 'the first one, the merge, and the log')
  assertClean(folder)
}

const program = new URL('./merge-child.js', import.meta.url).pathname

/** Merges in a process of its own, which may be killed at one of its points. */
export const child = (folder: string, work: ChildWork) => {
  const env = { ...process.env, NODE_V8_COVERAGE: undefined }
  const options = { encoding: 'utf8', detached: work.killsGroup === true, env } as const
  return spawnSync(process.execPath, [program, folder, JSON.stringify(work)], options)
}

/** The points at which a child can be killed. */
export function pointsOf(folder: string, work: ChildWork): readonly string[] {
  const { status, stdout, stderr } = child(folder, work)
  assert.deepEqual([status, stderr], [0, ''])
  return stdout.split('\n')
}
