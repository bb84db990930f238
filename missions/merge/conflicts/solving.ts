import { mistake } from '../../../core/errors.ts'
import { nullable, record, type Shape, text } from '../../../core/shape.ts'
import { sortedJson } from '../../../core/sorted-json.ts'
import { isAnythingAt } from '../../../files/folder.ts'
import { removeFolder } from '../../../files/scratch.ts'
import { ignoredAmong } from '../../../git/ignored.ts'
import { recordsOf } from '../../../git/listing.ts'
import { settled } from '../../../git/merge.ts'
import { durable } from '../../../git/pin.ts'
import { runGit } from '../../../git/run.ts'
import { listWorktrees } from '../../../git/worktrees.ts'
import { parsed } from '../../mission/meta.ts'
import type { Unsolved } from '../objects/combine.ts'
import { gitBytes, gitText, type Session } from '../objects/session.ts'
import { rowAt } from '../objects/trees.ts'
import { type MergePlan, mergeIdOf, mergeRefs } from '../plan/plan.ts'
import { create } from '../plan/prepare.ts'

/** A worktree in which a person solves a conflict. */
export interface Solving {
  readonly path: string
  readonly ours: string
  readonly theirs: string
  /** The work package in conflict; null for the mission as a whole. */
  readonly wp: string | null
  /** The tree of the worktree as it was handed over. */
  readonly handed: string
  /** Set when the solution is kept, or given up: then the worktree goes. */
  readonly over: 'yes' | null
}

const shape: Shape<Solving> = record({
  path: text,
  ours: text,
  theirs: text,
  wp: nullable(text),
  handed: text,
  over: (value, at, fail) => (value === null || value === 'yes' ? value : fail(at, 'yes or null')),
})

/** The worktree that a merge has made for a conflict; undefined where there is none. */
export async function solvingOf(session: Session, plan: MergePlan): Promise<Solving | undefined> {
  const name = mergeRefs(mergeIdOf(plan)).solving
  const oid = await session.find(name)
  if (oid === undefined) return undefined
  const solving = shape(parsed((await session.read(oid)).toString()), [], (at, expected) => {
    throw mistake('damagedFile', name, `Unexpected ${at.join('.')}, expected ${expected}`)
  })
  const { path, over } = solving
  // Somebody's work lies there: a lost `.git` is mended, and no reason to begin anew.
  if (over === null && isAnythingAt(path, '') && !isAnythingAt(path, '.git'))
    await runGit(session.top, ['worktree', 'repair'])
  return solving
}

const reasonOf = (plan: MergePlan): string => `cutover merge ${mergeIdOf(plan)}`

/**
 * Makes a locked worktree in which git has begun the merge that stopped; one that is there already
 * stays. Its ref is made last: without it, what is there was never handed to anybody.
 */
export async function openSolving(
  session: Session,
  plan: MergePlan,
  conflict: Unsolved,
  wp: string | null,
): Promise<Solving> {
  const before = await solvingOf(session, plan)
  const isSame = before?.ours === conflict.ours && before.theirs === conflict.theirs
  if (before && isSame && (await isUnderWay(session, before))) return before
  await removeWorktrees(session, plan)
  if (before) await dropSolving(session, plan)
  const path = await placeFor(session, plan)
  const { ours, theirs } = conflict
  const add = ['worktree', 'add', '--quiet', '--detach', '--lock', '--reason', reasonOf(plan)]
  await gitText({ top: session.top, options: {} }, [...add, path, ours])
  const merge = [
    'merge',
    '--quiet',
    '--no-commit',
    '--no-ff',
    '--allow-unrelated-histories',
    theirs,
  ]
  const { stderr } = await runGit(path, merge, {
    settings: [...settled, 'merge.verifySignatures=false'],
  })
  const begun = await gitText({ top: path, options: {} }, [
    'rev-parse',
    '--revs-only',
    'MERGE_HEAD',
  ])
  if (begun !== theirs) throw mistake('gitFailed', 'merge', stderr.trim())
  await takeUnited(session, path, conflict)
  const made = { path, ours, theirs, wp, handed: await snapshotOf(session, path), over: null }
  const oid = await session.write('blob', sortedJson(made, 2))
  await create(session, mergeRefs(mergeIdOf(plan)).solving, oid)
  return made
}

/** Whether the merge is still there to be solved, or something that somebody has made of it. */
async function isUnderWay(session: Session, solving: Solving): Promise<boolean> {
  if (!isAnythingAt(solving.path, '.git')) return false
  const place = { top: solving.path, options: {} }
  const heads = await gitText(place, ['rev-parse', '--revs-only', 'HEAD', 'MERGE_HEAD'])
  return heads !== solving.ours || (await workIn(session, solving)) !== undefined
}

/** Beside the worktrees of lanes where git ignores those; else in git's own folder. */
async function placeFor({ top }: Session, plan: MergePlan): Promise<string> {
  const name = `${plan.mission}-merge`
  const isIgnored = (await ignoredAmong(top, [`.worktrees/${name}`])).length > 0
  const common = await gitText({ top, options: {} }, [
    'rev-parse',
    '--path-format=absolute',
    '--git-common-dir',
  ])
  const place = isIgnored ? `${top}/.worktrees/${name}` : `${common}/cutover/${name}`
  for (let number = 1; ; number += 1) {
    const path = number === 1 ? place : `${place}-${number}`
    if (!isAnythingAt(path, '')) return path
  }
}

/** Logs that were united are no conflict there either. */
async function takeUnited(
  session: Session,
  path: string,
  { tree, paths }: Unsolved,
): Promise<void> {
  const open = new Set(paths.map(({ entry }) => entry.path))
  const place = { top: path, options: {} }
  const unmerged = await gitBytes(place, ['diff', '--name-only', '-z', '--diff-filter=U'])
  for (const name of recordsOf(unmerged).map(String)) {
    const row = open.has(name) ? undefined : await rowAt(session, tree, Buffer.from(name))
    if (!row) continue
    await gitText(place, ['update-index', '--cacheinfo', `${row.mode},${row.oid},${name}`])
    await gitText(place, ['checkout-index', '--force', '--', name])
  }
}

/** The tree of all files of a worktree that git does not ignore, as they lie there. */
async function snapshotOf({ scratch }: Session, path: string): Promise<string> {
  const env = { GIT_INDEX_FILE: `${scratch}/snapshot-index` }
  const place = { top: path, options: { env, settings: durable } }
  await gitText(place, ['read-tree', '--empty'])
  await gitText(place, ['add', '--all'])
  return gitText(place, ['write-tree'])
}

/** A worktree in which somebody has worked since it was handed over: what lies there now. */
export async function workIn(session: Session, solving: Solving): Promise<string | undefined> {
  if (!isAnythingAt(solving.path, '.git')) return undefined
  const now = await snapshotOf(session, solving.path)
  const untouched = [solving.handed, await session.find(`${solving.ours}^{tree}`)]
  return untouched.includes(now) ? undefined : now
}

/** Throws `standingThere` where the user stands in the worktree of a conflict, which is to go. */
export async function refuseStanding(
  session: Session,
  plan: MergePlan,
  cwd: string | undefined,
): Promise<void> {
  const solving = await solvingOf(session, plan)
  if (solving && isInside(solving.path, cwd)) throw mistake('standingThere', solving.path)
}

/** Whether a folder is another one, or lies in it. */
export const isInside = (folder: string, cwd: string | undefined): boolean =>
  cwd === folder || cwd?.startsWith(`${folder}/`) === true

/** Removes the worktree of a conflict whose solution is kept; a kill came between. */
export async function closeSolved(session: Session, plan: MergePlan): Promise<void> {
  if ((await solvingOf(session, plan))?.over === 'yes') await closeSolving(session, plan)
}

/** Removes the worktree of a merge, and then its ref. Nothing in it is needed any more. */
export async function closeSolving(session: Session, plan: MergePlan): Promise<void> {
  const solving = await solvingOf(session, plan)
  if (!solving) return
  const name = mergeRefs(mergeIdOf(plan)).solving
  if (solving.over === null) {
    const to = await session.write('blob', sortedJson({ ...solving, over: 'yes' }, 2))
    await session.refs.move({ name, from: await session.find(name), to })
  }
  await removeWorktrees(session, plan)
  await dropSolving(session, plan)
}

async function dropSolving(session: Session, plan: MergePlan): Promise<void> {
  const name = mergeRefs(mergeIdOf(plan)).solving
  await session.refs.move({ name, from: await session.find(name), to: undefined })
}

/** Removes the worktrees that are locked in the name of a merge, also one that is half gone. */
async function removeWorktrees({ top }: Session, plan: MergePlan): Promise<void> {
  for (const { path, locked } of await listWorktrees(top)) {
    if (locked !== reasonOf(plan)) continue
    // Without its `.git` git would not remove it; what is left there is of no use to anybody.
    if (!isAnythingAt(path, '.git')) removeFolder(path)
    // Twice: it is locked, by us.
    await gitText({ top, options: {} }, ['worktree', 'remove', '--force', '--force', path])
  }
}
