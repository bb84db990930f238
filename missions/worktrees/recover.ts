import { mistake } from '../../core/errors.ts'
import type { RecoverReport } from '../../core/recover-report.ts'
import { realPathOf } from '../../files/folder.ts'
import { refsBelow } from '../../git/refs.ts'
import { clearLocks } from '../merge/guards/leftover-locks.ts'
import { type LockOwner, withMergeLock } from '../merge/guards/lock.ts'
import { type Session, withSession } from '../merge/objects/session.ts'
import { rescueIdOf } from './act/rescue.ts'
import type { RepairWork } from './act/work.ts'
import { readRepository } from './look/repository.ts'
import type { Snapshot } from './look/snapshot.ts'
import { repairAll } from './reconcile.ts'
import { type Looked, look, type RecoverRequest } from './request.ts'
import { workspaceOf } from './resume.ts'
import { settledRefs } from './think/checks/heads.ts'
import { compare } from './think/compare.ts'
import { laneWith } from './think/lane.ts'
import { reportOf, resumeReport } from './think/report.ts'

/**
 * Holds branches, worktrees, workspace contexts, the log and processes against each other, and
 * repairs what is asked for. Without that nothing is written. Throws `noGitHere`, `reftable`,
 * `noWorkPackage`, and `mergeRuns` where somebody merges or recovers at this moment.
 */
export async function recover(asked: RecoverRequest): Promise<RecoverReport> {
  const root = realPathOf(asked.root)
  const request = { ...asked, root, repository: await readRepository(root) }
  if (request.fix === 'none' && request.resume === undefined) {
    const snapshot = await look(request)
    return reportOf(snapshot, compare(snapshot), { repairs: [], rescued: [], notes: [] })
  }
  return withRepairs(request)
}

async function withRepairs(request: Looked): Promise<RecoverReport> {
  const { root, repository, now, resume } = request
  const { common } = repository
  return withSession(root, {}, session =>
    withMergeLock(session, { root, common }, now, async dead => {
      const { start, notes } = await begin(request, dead)
      const work = await workOf(request, session)
      await sweep(work, start)
      const { last, repairs, refusals } = await repairAll(request, work, start)
      const told = { repairs, rescued: [...work.rescued.values()], refusals, notes }
      if (resume === undefined) return reportOf(last, compare(last), told)
      const workspace = await workspaceOf(last, work, resume)
      return resumeReport(last, resume, { ...told, workspace })
    }),
  )
}

/** Looks at what is there, behind the locks of gits that have died with the last owner of ours. */
async function begin(request: Looked, dead: LockOwner | undefined) {
  const { root, repository, resume } = request
  const first = await look(request)
  if (resume !== undefined && !laneWith(first, resume)) throw mistake('noWorkPackage', resume)
  const branches = first.lanes.map(({ branch, names }) => branch?.name ?? names[0] ?? '')
  const since = dead ? Date.parse(dead.since) : Number.POSITIVE_INFINITY
  const cleared = clearLocks({ root, common: repository.common }, branches, since)
  return {
    start: cleared.length > 0 ? await look(request) : first,
    notes: cleared.map(name => `removed ${name}, which a git that died had left`),
  }
}

async function workOf(
  { root, repository: { common, settings }, now, onStep = () => {} }: Looked,
  session: Session,
): Promise<RepairWork> {
  const { refs } = await refsBelow(root, 'refs/cutover/rescue/')
  return {
    root,
    common,
    session,
    settings,
    now: now.getTime(),
    rescues: new Map(refs.map(({ name }) => [rescueIdOf(name), name])),
    rescued: new Map(),
    unnamed: [],
    onStep,
  }
}

/** Removes refs of repairs that were cut off, and that somebody has settled since. */
async function sweep({ session }: RepairWork, snapshot: Snapshot): Promise<void> {
  const stale = settledRefs(snapshot)
  await session.refs.move(...stale.map(({ name, oid }) => ({ name, from: oid, to: undefined })))
}
