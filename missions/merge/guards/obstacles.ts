import { CutoverError } from '../../../core/errors.ts'
import { type Difference, recordsOf } from '../../../git/listing.ts'
import { runGit } from '../../../git/run.ts'
import { listWorktrees } from '../../../git/worktrees.ts'
import type { Session } from '../objects/session.ts'
import type { MergePlan } from '../plan/plan.ts'
import type { PlanRequest } from '../plan/prepare.ts'
import { checkoutsOf, strangersAt } from '../publish/checkout.ts'
import { remoteFor } from '../publish/push.ts'
import { refuseBusy } from './busy.ts'
import { refuseClashes } from './case-clash.ts'
import { refuseForeign } from './foreign.ts'
import type { Folders } from './leftover-locks.ts'
import { refuseRunning } from './lock.ts'

/** Everything at which a merge would stop beside its conflicts, without writing anything. */
export async function obstaclesOf(
  session: Session,
  { root, common }: Folders,
  { mission, wishes }: Pick<PlanRequest, 'mission' | 'wishes'>,
  { target, base }: Pick<MergePlan, 'target' | 'base'>,
  {
    result,
    changes,
  }: { readonly result: string | undefined; readonly changes: readonly Difference[] },
): Promise<readonly string[]> {
  const gates: readonly (() => unknown)[] = [
    () => refuseRunning(session),
    () => refuseForeign(root, mission),
    () => refuseBusy(root, common, target),
    () => result && refuseClashes(session, result, changes),
    () => wishes.push && remoteFor(session, target, base),
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
    for (const path of await inTheWay(folder, changes)) told.push(`${path} in ${folder}`)
  return told
}

async function inTheWay(
  folder: string,
  changes: readonly Difference[],
): Promise<readonly string[]> {
  const lost = await strangersAt(folder, changes)
  const { stdout } = await runGit(folder, ['status', '--porcelain', '-z', '--no-renames', '-uno'])
  const records = recordsOf(stdout).map(String)
  const changed = new Set(records.map(record => record.slice(3)))
  const unmerged = records.filter(one => /^(?:U.|.U|AA|DD)/.test(one)).map(one => one.slice(3))
  const touched = changes.map(({ entry }) => entry.path).filter(path => changed.has(path))
  return [...new Set([...lost, ...touched, ...unmerged])]
}
