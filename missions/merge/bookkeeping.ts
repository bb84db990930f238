import { mistake } from '../../core/errors.ts'
import { fileState } from '../../files/state.ts'
import type { Mission } from '../mission/read.ts'
import { appendRows } from '../status/append.ts'
import { commit, type Work } from './chain.ts'
import { doneRows } from './done-rows.ts'
import { gitText } from './session.ts'
import { rowAt, withBlob } from './trees.ts'

/** What was written of a merge. */
export interface Recorded {
  /** The work packages for which an event was added to the log. */
  readonly events: readonly string[]
  /** Whether the log is committed on the target. */
  readonly isLogCommitted: boolean
  readonly notes: readonly string[]
}

/**
 * Says in the log what was merged, and commits the log where the target is checked out in the
 * primary checkout. `mission` is read after the merge.
 */
export async function record(
  work: Work,
  mission: Mission,
  isCheckedOut: boolean,
): Promise<Recorded> {
  const rows = doneRows(work.plan, mission)
  work.onStep('events')
  const { session } = work
  const root = session.top
  const notes = isCheckedOut ? await looseRows(work, mission.logPath) : []
  if (rows.length > 0)
    await appendRows({ root, mission: mission.folder, log: mission.logPath, rows })
  work.onStep('log')
  const isLogCommitted = isCheckedOut && (await commitLog(work, mission.logPath))
  const odd = mission.findings.filter(({ code }) => code === 'bad-line' || code === 'torn-line')
  return {
    events: rows.map(row => String(row['wp_id'])),
    isLogCommitted,
    notes: [
      ...(isLogCommitted ? notes : []),
      ...odd.map(({ line, message }) => `line ${line} of the log says nothing: ${message}`),
    ],
  }
}

/** What is told of rows that were in no commit, and are in that of the log now. */
async function looseRows({ session, plan }: Work, path: string): Promise<readonly string[]> {
  const tree = await session.find(`${plan.target}^{tree}`)
  const tracked = tree && (await rowAt(session, tree, Buffer.from(path)))
  const state = fileState(session.top, { path })
  if (!tracked || state.type !== 'file') return []
  const known = new Set((await session.read(tracked.oid)).toString('latin1').split('\n'))
  const loose = state.content
    .toString('latin1')
    .split('\n')
    .filter(line => !known.has(line) && !line.includes('"cutover_merge"'))
  if (loose.length === 0) return []
  return [`${loose.length} rows of the log were in no commit; they are in the one of the log now`]
}

/**
 * Commits the log of a mission, where the target has it: the rows that say what was merged then lie
 * beside what was merged. Returns whether it is committed.
 */
async function commitLog(work: Work, path: string): Promise<boolean> {
  const { session, plan } = work
  const root = session.top
  const tip = await session.find(plan.target)
  const tree = tip && (await session.find(`${tip}^{tree}`))
  const tracked = tree && (await rowAt(session, tree, Buffer.from(path)))
  const state = fileState(root, { path })
  if (!tip || !tree || !tracked || state.type !== 'file') return false
  // As `git add` would store it: filters and line ends are the repository's.
  const blob = await gitText(session, ['hash-object', '-w', `--path=${path}`, '--', path])
  if (blob !== tracked.oid) {
    const message = `chore(${plan.slug}): record done transitions for merged WPs\n`
    const made = await withBlob(session, tree, Buffer.from(path), blob)
    const to = await commit(work, made, [tip], message)
    const why = await session.refs.move({ name: plan.target, from: tip, to })
    if (why !== undefined) throw mistake('gitFailed', 'update-ref', why)
  }
  const entry = `${tracked.mode},${blob},${path}`
  await gitText(session, ['update-index', '--add', '--cacheinfo', entry])
  return true
}
