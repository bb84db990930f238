import type { Workspace } from '../../core/recover-report.ts'
import { recordsOf } from '../../git/listing.ts'
import { parseCommit } from '../../git/raw-commit.ts'
import { runGit } from '../../git/run.ts'
import { eventsIn, rowsOf } from '../mission/history.ts'
import type { RepairWork } from './act/work.ts'
import type { Snapshot } from './look/snapshot.ts'
import { branchOf } from './think/lane.ts'

/** Where a work package goes on; undefined where there is no worktree that stands. */
export async function workspaceOf(
  { root, lanes }: Snapshot,
  { session, settings }: RepairWork,
  wp: string,
): Promise<Workspace | undefined> {
  const lane = lanes.find(({ workPackages }) => workPackages.some(({ id }) => id === wp))
  const { checkout, branch } = lane ?? {}
  if (!lane || !branch || checkout?.state !== 'whole') return undefined
  const commit = await session.find(`${branch.name}^{commit}`)
  const message = commit === undefined ? '' : parseCommit(await session.read(commit)).message
  const args = ['status', '--porcelain', '-z', '--no-renames', '--ignore-submodules=dirty']
  const { stdout } = await runGit(checkout.path, args, { settings })
  const last = eventsIn(rowsOf(root, lane.mission)).findLast(event => event.wp === wp)
  return {
    work_package: wp,
    lane: lane.id,
    state: lane.workPackages.find(({ id }) => id === wp)?.state ?? 'genesis',
    path: checkout.path,
    branch: branchOf(lane),
    commit: commit ?? null,
    subject: message.toString().split('\n')[0] ?? null,
    uncommitted: recordsOf(stdout).map(String),
    last_event: last ? { at: last.at, actor: last.actor, what: last.what } : null,
  }
}
