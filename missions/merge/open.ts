import { mistake } from '../../core/errors.ts'
import { removeFile } from '../../files/write.ts'
import { commonFolder } from '../../git/common.ts'
import type { Mission } from '../mission/read.ts'
import { begunMerge, type Known, readKnown, sweep } from './begun.ts'
import { checkGit, settleForeign } from './foreign.ts'
import { clearLocks, type Folders } from './leftover-locks.ts'
import { type LockOwner, withMergeLock } from './lock.ts'
import type { MergePlan } from './plan.ts'
import { type Session, withSession } from './session.ts'

/** A repository in which nobody else merges, and what is known of the merges there. */
export interface Opened {
  readonly session: Session
  readonly folders: Folders
  readonly known: Known
  /** The merge of the mission that was begun. */
  readonly begun: MergePlan | undefined
  /** What was mended on the way. */
  readonly notes: readonly string[]
}

/**
 * Opens a repository for the merge of a mission, and clears away what one that died has left.
 * Throws `oldGit`, `noRepository`, `mergeRuns`, `foreignLock` and `foreignMerge`.
 */
export async function withMerges<Result>(
  root: string,
  mission: Mission,
  now: Date,
  run: (opened: Opened) => Promise<Result>,
): Promise<Result> {
  const [common] = await Promise.all([commonFolder(root), checkGit(root)])
  if (common === undefined) throw mistake('noGitHere', root)
  const folders = { root, common }
  return withSession(root, {}, session =>
    withMergeLock(session, folders, now, async dead => {
      const told = settleForeign(root, common, mission)
      const known = await readKnown(session)
      // git neither lists nor replaces them; what they stood for is done again.
      for (const name of known.broken) removeFile(common, { path: name })
      await sweep(session, known)
      const begun = await begunMerge(session, known, mission.folder)
      const notes = [
        ...told,
        ...known.broken.map(name => `${name} was damaged: what it stood for is done again`),
        ...mendedLocks(folders, begun, dead),
      ]
      return run({ session, folders, known, begun, notes })
    }),
  )
}

function mendedLocks(
  folders: Folders,
  begun: MergePlan | undefined,
  dead: LockOwner | undefined,
): readonly string[] {
  if (dead === undefined) return []
  const lanes = begun?.steps.map(({ branch }) => branch) ?? []
  const branches = begun ? [...new Set([begun.target, begun.mission_branch, ...lanes])] : []
  return [
    `process ${dead.pid} merged since ${dead.since} and has ended: its lock was taken over`,
    ...clearLocks(folders, branches, dead).map(name => `removed ${name}, which it had left`),
  ]
}
