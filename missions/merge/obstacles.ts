import { CutoverError } from '../../core/errors.ts'
import { obstacleFinder } from '../../files/obstacles.ts'
import { type Difference, recordsOf } from '../../git/listing.ts'
import { runGit } from '../../git/run.ts'
import { listWorktrees } from '../../git/worktrees.ts'
import type { Mission } from '../mission/read.ts'
import { refuseBusy } from './busy.ts'
import { refuseClashes } from './case-clash.ts'
import { isAdded } from './changes.ts'
import { checkoutsOf, trackedIn } from './checkout.ts'
import { refuseForeign } from './foreign.ts'
import type { Folders } from './leftover-locks.ts'
import { refuseRunning } from './lock.ts'
import type { MergePlan } from './plan.ts'
import type { Session } from './session.ts'

/** Everything at which a merge would stop beside its conflicts, without writing anything. */
export async function obstaclesOf(
  session: Session,
  { root, common }: Folders,
  mission: Mission,
  { target }: Pick<MergePlan, 'target'>,
  result: string,
  changes: readonly Difference[],
): Promise<readonly string[]> {
  const gates: readonly (() => unknown)[] = [
    () => refuseRunning(session),
    () => refuseForeign(root, mission),
    () => refuseBusy(root, common, target),
    () => refuseClashes(session, result, changes),
  ]
  const told: string[] = []
  for (const gate of gates) {
    try {
      await gate()
    } catch (error) {
      if (!(error instanceof CutoverError)) throw error
      told.push(error.message)
    }
  }
  for (const folder of checkoutsOf(await listWorktrees(root), target))
    for (const path of await inTheWay(folder, changes))
      told.push(`${path} of ${folder} is in the way`)
  return told
}

async function inTheWay(
  folder: string,
  changes: readonly Difference[],
): Promise<readonly string[]> {
  const obstaclesAt = obstacleFinder(folder)
  const tracked = await trackedIn(folder)
  const lost = changes
    .filter(isAdded)
    .flatMap(({ entry }) => obstaclesAt(entry))
    .map(({ path }) => path)
    .filter(path => !tracked.has(path))
  const { stdout } = await runGit(folder, ['status', '--porcelain', '-z', '--no-renames', '-uno'])
  const changed = new Set(recordsOf(stdout).map(record => record.subarray(3).toString()))
  const touched = changes.map(({ entry }) => entry.path).filter(path => changed.has(path))
  return [...new Set([...lost, ...touched])]
}
