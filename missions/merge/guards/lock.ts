import { randomUUID } from 'node:crypto'
import { mistake } from '../../../core/errors.ts'
import { nullable, number, record, type Shape, text } from '../../../core/shape.ts'
import { sortedJson } from '../../../core/sorted-json.ts'
import { hasEnded, type ProcessIdentity, thisProcess } from '../../../files/processes.ts'
import { parsed } from '../../mission/meta.ts'
import { perhaps, type Session } from '../objects/session.ts'
import { clearOwnLocks, type Folders } from './leftover-locks.ts'

/** Who merges, and since when. */
export interface LockOwner extends ProcessIdentity {
  readonly since: string
}

/** Only one merge of a repository is under way: this ref is there while it is. */
export const lockRef = 'refs/cutover/lock/merge'

const anyText = nullable(text)
const shape: Shape<LockOwner & { readonly nonce: string }> = record({
  pid: number,
  start: anyText,
  boot: anyText,
  machine: anyText,
  space: anyText,
  host: text,
  since: text,
  nonce: text,
})

/**
 * Runs something while this process is the one that merges. The lock of a process that has ended
 * is taken over, from exactly what was seen, and `run` is told of its owner; that of any other is
 * never taken. Throws `mergeRuns`.
 */
export async function withMergeLock<Result>(
  session: Session,
  folders: Folders,
  now: Date,
  run: (dead: LockOwner | undefined) => Promise<Result>,
): Promise<Result> {
  const owner = { ...thisProcess(), since: now.toISOString(), nonce: randomUUID() }
  const own = await session.write('blob', sortedJson(owner, 2))
  const dead = await take(session, folders, own)
  try {
    return await run(dead)
  } finally {
    await session.refs.move({ name: lockRef, from: own, to: undefined })
  }
}

/** Throws `mergeRuns` where somebody merges at this moment. */
export async function refuseRunning(session: Session): Promise<void> {
  const seen = await session.find(lockRef)
  if (seen !== undefined) await ended(session, seen)
}

/** Whose lock it was; throws `mergeRuns` unless that process has ended for certain. */
async function ended(session: Session, seen: string): Promise<LockOwner> {
  const owner = await lockOwner(session, seen)
  if (owner && hasEnded(owner)) return owner
  throw mistake('mergeRuns', lockRef, seen, owner ? describe(owner) : 'nobody that can be read')
}

async function take(
  session: Session,
  folders: Folders,
  own: string,
): Promise<LockOwner | undefined> {
  for (let tries = 0; ; tries += 1) {
    const seen = await session.find(lockRef)
    const dead = seen === undefined ? undefined : await ended(session, seen)
    const why = await session.refs.move({ name: lockRef, from: seen, to: own })
    if (why === undefined) return dead
    // Somebody else was faster: look again at who it is. Or a git was killed while it locked.
    clearOwnLocks(folders)
    if (tries >= 3) throw mistake('gitFailed', 'update-ref', why)
  }
}

/** What a lock says of its owner; undefined where it says nothing that we understand. */
export async function lockOwner(
  { read }: Pick<Session, 'read'>,
  oid: string,
): Promise<LockOwner | undefined> {
  const value = parsed((await read(oid)).toString())
  return perhaps(async () =>
    shape(value, [], () => {
      throw mistake('damagedFile', lockRef, 'Unexpected content, expected an owner')
    }),
  )
}

const describe = ({ pid, host, since }: LockOwner): string =>
  `process ${pid} on ${host}, since ${since}`
