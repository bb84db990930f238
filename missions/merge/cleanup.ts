import type { Leftover } from '../../core/merge-report.ts'
import { isAnythingAt } from '../../files/folder.ts'
import { removeFile } from '../../files/write.ts'
import { recordsOf } from '../../git/listing.ts'
import { runGit } from '../../git/run.ts'
import { listWorktrees, type Worktree } from '../../git/worktrees.ts'
import { isMap } from '../loose.ts'
import { parsed } from '../mission/meta.ts'
import { textAt } from '../mission/quietly.ts'
import type { Work } from './chain.ts'
import { shortName } from './plan.ts'
import { planningLane } from './steps.ts'

/**
 * Removes the worktrees and branches of what was merged, as the plan wants it: none that holds
 * anything that is nowhere else. What is gone already is fine. Names come from git.
 */
export async function cleanUp(work: Work, head: string): Promise<readonly Leftover[]> {
  const { plan, onStep } = work
  const lanes = plan.steps.filter(({ lane }) => lane !== planningLane)
  const tips = new Map(lanes.map(({ branch, tip }) => [branch, tip]))
  for (const name of [plan.target, plan.mission_branch]) tips.delete(name)
  if (plan.keeps_branches && plan.keeps_worktrees) return []
  const worktrees = await listWorktrees(work.session.top)
  const told: Leftover[] = []
  for (const [branch, tip] of tips) {
    onStep(`clean ${shortName(branch)}`)
    const worktree = worktrees.find(one => one.branch === branch && !one.isGone)
    const gone = worktree ? await removeWorktree(work, worktree, branch, tip) : []
    const isGone = gone.some(one => one.is_removed)
    told.push(...gone, ...(await removeBranch(work, branch, [tip], isGone ? undefined : worktree)))
  }
  for (const { lane, branch } of lanes) forgetWorkspace(work, lane, branch)
  if (plan.mission_branch === plan.target) return told
  onStep('clean mission')
  const worktree = worktrees.find(one => one.branch === plan.mission_branch && !one.isGone)
  const safe = [head, plan.mission_tip]
  return [...told, ...(await removeBranch(work, plan.mission_branch, safe, worktree))]
}

async function removeWorktree(
  { session, plan }: Work,
  found: Worktree,
  branch: string,
  tip: string,
): Promise<readonly Leftover[]> {
  if (plan.keeps_worktrees) return []
  const told = { kind: 'worktree', name: found.path, oid: tip } as const
  const isMoved = (await session.find(branch)) !== tip
  const why = isMoved
    ? 'its branch has commits that were not merged'
    : await whyKept(session.top, found)
  if (why !== undefined) return [{ ...told, is_removed: false, why, ignored: [] }]
  const ignored = await ignoredIn(found.path)
  // Without force: git itself refuses where something would be lost.
  const { code, stderr } = await runGit(session.top, ['worktree', 'remove', found.path])
  return code === 0
    ? [{ ...told, is_removed: true, why: null, ignored }]
    : [{ ...told, is_removed: false, why: stderr.trim(), ignored: [] }]
}

async function whyKept(top: string, { path, locked }: Worktree): Promise<string | undefined> {
  if (path === top) return 'it is the primary checkout'
  if (locked !== undefined) return `it is locked${locked === '' ? '' : `: ${locked}`}`
  if (!isAnythingAt(path, '.git')) return 'its `.git` is lost'
  const { code, stdout, stderr } = await runGit(path, ['status', '--porcelain', '-z', '-uall'])
  if (code !== 0) return stderr.trim()
  const changed = recordsOf(stdout).map(record => record.subarray(3).toString())
  return changed.length === 0 ? undefined : `it holds changes: ${changed.slice(0, 10).join(', ')}`
}

/** What git ignores in a worktree, and so removes with it. */
async function ignoredIn(path: string): Promise<readonly string[]> {
  const args = ['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory']
  const { stdout } = await runGit(path, args)
  return recordsOf(stdout).map(String)
}

/** Removes a branch from one of the commits at which nothing of it is lost. */
async function removeBranch(
  { session, plan }: Work,
  branch: string,
  safe: readonly string[],
  worktree: Worktree | undefined,
): Promise<readonly Leftover[]> {
  const now = plan.keeps_branches ? undefined : await session.find(branch)
  if (now === undefined) return []
  const told = { kind: 'branch', name: shortName(branch), oid: now, ignored: [] } as const
  const kept = (why: string): readonly Leftover[] => [{ ...told, is_removed: false, why }]
  if (!safe.includes(now)) return kept('it has commits that were not merged')
  if (worktree) return kept(`it is checked out in ${worktree.path}`)
  const why = await session.refs.move({ name: branch, from: now, to: undefined })
  if (why !== undefined) return kept(why)
  const section = `branch.${shortName(branch)}`
  await runGit(session.top, ['config', '--local', '--remove-section', section])
  return [{ ...told, is_removed: true, why: null }]
}

/** Removes what Spec Kitty has written of a lane's worktree, once that is gone. */
function forgetWorkspace({ session: { top }, plan }: Work, lane: string, branch: string): void {
  const path = `.kittify/workspaces/${plan.mission}-${lane}.json`
  const read = textAt(top, path)
  const value = typeof read === 'string' ? undefined : parsed(read.text)
  if (!isMap(value) || value['branch_name'] !== shortName(branch)) return
  const place = value['worktree_path']
  if (typeof place === 'string' && isAnythingAt(top, place)) return
  removeFile(top, { path })
}
