import type { Leftover } from '../../../core/merge-report.ts'
import { isAnythingAt } from '../../../files/folder.ts'
import { removeFile } from '../../../files/write.ts'
import { runGit } from '../../../git/run.ts'
import { listWorktrees } from '../../../git/worktrees.ts'
import { isMap } from '../../loose.ts'
import { parsed } from '../../mission/meta.ts'
import { textAt } from '../../mission/quietly.ts'
import { busyWith } from '../guards/busy.ts'
import type { Folders } from '../guards/leftover-locks.ts'
import type { Work } from '../objects/chain.ts'
import { shortName } from '../plan/plan.ts'
import { planningLane } from '../plan/steps.ts'
import { removeWorktree } from './worktree-removal.ts'

/**
 * Removes the worktrees and branches of what was merged, as the plan wants it: none that holds
 * anything that is nowhere else, and the mission's own only where nothing of it is left to do. What
 * is gone already is fine. Names come from git.
 */
export async function cleanUp(
  work: Work,
  folders: Folders,
  head: string,
  isUnsettled: boolean,
): Promise<readonly Leftover[]> {
  const { plan, onStep } = work
  if (plan.keeps_branches && plan.keeps_worktrees) return []
  const lanes = plan.steps.filter(({ lane }) => lane !== planningLane)
  const tips = new Map(lanes.map(({ branch, tip }) => [branch, tip]))
  for (const name of [plan.target, plan.mission_branch]) tips.delete(name)
  const worktrees = await listWorktrees(work.session.top)
  const told: Leftover[] = []
  for (const [number, [branch, tip]] of [...tips].entries()) {
    onStep(`clean ${shortName(branch)}`)
    const worktree = worktrees.find(one => one.branch === branch)
    const gone = worktree ? await removeWorktree(work, { worktree, branch, tip, number }) : []
    const isKept = gone.some(one => !one.is_removed) || plan.keeps_worktrees
    const user = isKept ? worktree?.path : undefined
    told.push(...gone, ...(await removeBranch(work, folders, branch, [tip], user)))
  }
  for (const { lane, branch } of lanes) forgetWorkspace(work, lane, branch)
  if (plan.mission_branch === plan.target) return told
  onStep('clean mission')
  const user = worktrees.find(one => one.branch === plan.mission_branch && !one.isGone)?.path
  const safe = isUnsettled ? [] : [head, plan.mission_tip]
  return [...told, ...(await removeBranch(work, folders, plan.mission_branch, safe, user))]
}

/** Removes a branch from one of the commits at which nothing of it is lost. */
async function removeBranch(
  { session, plan }: Work,
  { root, common }: Folders,
  branch: string,
  safe: readonly string[],
  user: string | undefined,
): Promise<readonly Leftover[]> {
  if (plan.keeps_branches) return []
  const now = await session.find(branch)
  const oid = now ?? safe[0] ?? ''
  const told = { kind: 'branch', name: shortName(branch), oid, ignored: [] } as const
  // Gone already: perhaps by this merge, before it was cut off.
  if (now === undefined) return oid === '' ? [] : [{ ...told, is_removed: true, why: null }]
  const kept = (why: string): readonly Leftover[] => [{ ...told, is_removed: false, why }]
  if (user !== undefined) return kept(`it is checked out in ${user}`)
  if (safe.length === 0) return kept('not all of its work packages are done')
  if (!safe.includes(now)) return kept('it has commits that were not merged')
  const busy = busyWith(root, common, branch)
  if (busy) return kept(`${busy.what} about it is under way in ${busy.place}`)
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
