import { mistake } from '../../../core/errors.ts'
import type { Leftover } from '../../../core/merge-report.ts'
import { isAnythingAt } from '../../../files/folder.ts'
import { parseStaged, recordsOf } from '../../../git/listing.ts'
import { runGit } from '../../../git/run.ts'
import type { Worktree } from '../../../git/worktrees.ts'
import { isInside } from '../conflicts/solving.ts'
import type { Work } from '../objects/chain.ts'
import { gitBytes } from '../objects/session.ts'
import { create } from '../plan/prepare.ts'

/** A worktree of a lane, with the commit that was merged of it. */
interface Removal {
  readonly worktree: Worktree
  readonly branch: string
  readonly tip: string
  /** The number of the lane among those of the merge. */
  readonly number: number
}

/**
 * Removes the worktree of a lane, unless something in it would be lost. A ref says that it is being
 * removed: where a kill leaves half of it, a rerun removes the rest.
 */
export async function removeWorktree(work: Work, removal: Removal): Promise<readonly Leftover[]> {
  const { session, plan, names } = work
  const { worktree, tip, number } = removal
  const isBegun = (await session.find(names.removing(number))) !== undefined
  if (plan.keeps_worktrees || (worktree.isGone && !isBegun)) return []
  const told = { kind: 'worktree', name: worktree.path, oid: tip } as const
  const why = isBegun ? await whyNotTheRest(work, removal) : await whyKept(work, removal)
  if (why !== undefined) return [{ ...told, is_removed: false, why, ignored: [] }]
  const ignored = isBegun ? [] : await ignoredIn(worktree.path)
  const failure = await remove(work, removal, isBegun)
  return failure === undefined
    ? [{ ...told, is_removed: true, why: null, ignored }]
    : [{ ...told, is_removed: false, why: failure, ignored: [] }]
}

/** Removes it, or what is left of it; returns why git does not. */
async function remove(
  { session, names, onStep }: Work,
  { worktree: { path }, tip, number }: Removal,
  isBegun: boolean,
): Promise<string | undefined> {
  const name = names.removing(number)
  if (!isBegun) await create(session, name, tip)
  onStep(`remove ${number}`)
  // Without force where it was not begun: git itself refuses where something would be lost.
  const force = isBegun ? ['--force'] : []
  const { code, stderr } = await runGit(session.top, ['worktree', 'remove', ...force, path])
  const moved = await session.refs.move({ name, from: tip, to: undefined })
  if (moved !== undefined) throw mistake('gitFailed', 'update-ref', moved)
  return code === 0 ? undefined : stderr.trim()
}

/** Why a worktree stays; undefined where nothing of it would be lost. */
async function whyKept(
  { session, cwd }: Work,
  { worktree: { path, locked }, branch, tip }: Removal,
): Promise<string | undefined> {
  if (path === session.top) return 'it is the primary checkout'
  if (isInside(path, cwd)) return 'you stand in it'
  if (locked !== undefined) return `it is locked${locked === '' ? '' : `: ${locked}`}`
  if (!isAnythingAt(path, '.git')) return 'its `.git` is lost'
  if ((await session.find(branch)) !== tip) return 'its branch has commits that were not merged'
  return whyOpen(path)
}

/**
 * Why the rest of a worktree stays whose removal was cut off: somebody has worked in it since. What
 * git had removed of it by then is only missing.
 */
async function whyNotTheRest(
  { session: { top }, cwd }: Work,
  { worktree: { path } }: Removal,
): Promise<string | undefined> {
  if (!isAnythingAt(path, '')) return undefined
  if (isInside(path, cwd)) return 'you stand in it'
  // Its `.git` may have gone first: without one, git would look at the repository around it.
  if (!isAnythingAt(path, '.git')) await runGit(top, ['worktree', 'repair'])
  return isAnythingAt(path, '.git') ? whyOpen(path, isMissing) : 'its `.git` is lost'
}

/** Whether a line of `git status --porcelain` tells of a file that is only not there. */
const isMissing = (record: Buffer): boolean => record.toString('latin1', 0, 2) === ' D'

/** What a worktree holds that is in no commit, apart from what is passed over. */
async function whyOpen(
  path: string,
  passes: (record: Buffer) => boolean = () => false,
): Promise<string | undefined> {
  const { code, stdout, stderr } = await runGit(path, ['status', '--porcelain', '-z', '-uall'])
  if (code !== 0) return stderr.trim()
  const open = recordsOf(stdout).filter(record => !passes(record))
  const changed = open.map(record => record.subarray(3).toString())
  if (changed.length > 0) return `it holds changes: ${changed.slice(0, 10).join(', ')}`
  const unwatched = await unwatchedIn(path)
  return unwatched.length === 0
    ? undefined
    : `it holds files that git was told not to look at: ${unwatched.slice(0, 10).join(', ')}`
}

/** Files on the disk of which git does not say whether they are changed. */
async function unwatchedIn(path: string): Promise<readonly string[]> {
  const place = { top: path, options: {} }
  return parseStaged(await gitBytes(place, ['ls-files', '-z', '--stage', '-v']))
    .filter(one => one.unwatched !== undefined && isAnythingAt(path, one.entry.path))
    .map(one => one.entry.path)
}

/** What git ignores in a worktree, and so removes with it. */
async function ignoredIn(path: string): Promise<readonly string[]> {
  const args = ['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory']
  const { stdout } = await runGit(path, args)
  return recordsOf(stdout).map(String)
}
