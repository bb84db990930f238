import { setTimeout } from 'node:timers/promises'
import { mistake } from '../../core/errors.ts'
import { removeFile } from '../../files/write.ts'
import { commonFolder } from '../../git/common.ts'
import type { Mission } from '../mission/read.ts'
import { checkGit, settleForeign } from './guards/foreign.ts'
import { clearLocks, type Folders, hasLocks } from './guards/leftover-locks.ts'
import { type LockOwner, withMergeLock } from './guards/lock.ts'
import { type Session, withSession } from './objects/session.ts'
import { begunMerge, type Known, readKnown, sweep } from './plan/begun.ts'
import type { MergePlan } from './plan/plan.ts'

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
        ...(await mendedLocks(folders, begun, dead)),
      ]
      return run({ session, folders, known, begun, notes })
    }),
  )
}

/** How often a git is waited for that outlives its killed parent, and how long, in milliseconds. */
const waits = 20
const pause = 150

/**
 * Removes what gits that died have left: in our own part of the refs whenever it is there, and
 * elsewhere where a merge was begun or its process has ended, and only what was written since.
 */
async function mendedLocks(
  folders: Folders,
  begun: MergePlan | undefined,
  dead: LockOwner | undefined,
): Promise<readonly string[]> {
  const lanes = begun?.steps.map(({ branch }) => branch) ?? []
  const branches = begun ? [...new Set([begun.target, begun.mission_branch, ...lanes])] : []
  const started = begun ? begun.started_at * 1000 : Number.POSITIVE_INFINITY
  const since = Math.min(started, dead ? Date.parse(dead.since) : Number.POSITIVE_INFINITY)
  const removed: string[] = []
  for (let count = 0; count < waits && hasLocks(folders, branches, since); count += 1) {
    removed.push(...clearLocks(folders, branches, since))
    if (hasLocks(folders, branches, since)) await setTimeout(pause)
  }
  const took = dead
    ? [`process ${dead.pid} merged since ${dead.since} and has ended: its lock was taken over`]
    : []
  return [...took, ...removed.map(name => `removed ${name}, which a git that died had left`)]
}
