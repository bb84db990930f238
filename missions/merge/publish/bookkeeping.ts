import { CutoverError, mistake } from '../../../core/errors.ts'
import { fileState } from '../../../files/state.ts'
import { listWorktrees } from '../../../git/worktrees.ts'
import { isMap } from '../../loose.ts'
import { parsed } from '../../mission/meta.ts'
import { type Mission, specsFolder } from '../../mission/read.ts'
import { appendRows } from '../../status/append.ts'
import { commit, type Work } from '../objects/chain.ts'
import { gitText } from '../objects/session.ts'
import { rowAt, withBlob } from '../objects/trees.ts'
import type { MergePlan } from '../plan/plan.ts'
import { doneRows, isRecordedIn } from './done-rows.ts'

/** What was written of a merge. */
export interface Recorded {
  /** The work packages for which an event was added to the log. */
  readonly events: readonly string[]
  /** Whether the log is committed on the target. */
  readonly isLogCommitted: boolean
  readonly notes: readonly string[]
}

/** A log in a checkout, and the branch on which it is committed; undefined where that is for a person. */
interface LogHome {
  readonly folder: string
  readonly path: string
  readonly branch: string | undefined
}

/**
 * Says in the log what was merged, and commits it. A mission with a coordination branch has its log
 * in the worktree of that one; then the log that the target has gets the same rows. `mission` is
 * read after the merge, and `checkouts` are those of the target.
 */
export async function record(
  work: Work,
  mission: Mission,
  checkouts: readonly string[],
): Promise<Recorded> {
  const { session, plan, onStep } = work
  const root = session.top
  const rows = doneRows(plan, mission)
  const [home, copy] = await homesOf(work, mission, checkouts)
  onStep('events')
  const loose = await looseRows(work, home)
  const append = (log: string, added: typeof rows) =>
    appendRows({ root, mission: mission.folder, log, rows: added })
  if (rows.length > 0) await append(mission.logPath, rows)
  const refusal = copy && (await refusalOf(() => append(copy.path, rowsOf(home, plan))))
  onStep('log')
  const isLogCommitted = await commitLog(work, home)
  if (copy && refusal === undefined) await commitLog(work, copy)
  const odd = mission.findings.filter(({ code }) => code === 'bad-line' || code === 'torn-line')
  return {
    events: rows.map(row => String(row['wp_id'])),
    isLogCommitted,
    notes: [
      ...(isLogCommitted ? loose : []),
      ...(refusal === undefined ? [] : [`${copy?.path} does not say what was merged: ${refusal}`]),
      ...odd.map(({ line, message }) => `line ${line} of the log says nothing: ${message}`),
    ],
  }
}

/** Why something is refused; undefined where it is done. */
async function refusalOf(run: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await run()
    return undefined
  } catch (error) {
    if (error instanceof CutoverError) return error.message
    throw error
  }
}

async function homesOf(
  { session, plan }: Work,
  { folder, logPath }: Mission,
  checkouts: readonly string[],
): Promise<readonly [LogHome, LogHome?]> {
  const root = session.top
  const branch = checkouts.includes(root) ? plan.target : undefined
  const [, place, path] = /^(\.worktrees\/[^/]+)\/(.+)$/.exec(logPath) ?? []
  if (place === undefined || path === undefined) return [{ folder: root, path: logPath, branch }]
  const worktree = (await listWorktrees(root)).find(one => one.path === `${root}/${place}`)
  const home = { folder: `${root}/${place}`, path, branch: worktree?.branch }
  const own = `${specsFolder}/${folder}/status.events.jsonl`
  return branch === undefined ? [home] : [home, { folder: root, path: own, branch }]
}

/** The rows of a merge that a log has. */
function rowsOf(home: LogHome, plan: MergePlan): ReturnType<typeof doneRows> {
  const state = fileState(home.folder, home)
  const lines = 'content' in state ? state.content.toString().split('\n') : []
  return lines
    .filter(line => isRecordedIn(Buffer.from(line), plan))
    .map(parsed)
    .filter(isMap)
}

/** What is told of rows that were in no commit, and are in that of the log now. */
async function looseRows(work: Work, home: LogHome): Promise<readonly string[]> {
  const tracked = await trackedLog(work, home)
  const state = fileState(home.folder, home)
  if (!tracked || state.type !== 'file') return []
  const known = new Set((await work.session.read(tracked.row.oid)).toString('latin1').split('\n'))
  const loose = state.content
    .toString('latin1')
    .split('\n')
    .filter(line => !known.has(line) && !line.includes('"cutover_merge"'))
  if (loose.length === 0) return []
  return [`${loose.length} rows of the log were in no commit; they are in the one of the log now`]
}

/**
 * Whether a log has all that its branch has of it: one in a checkout that is behind would take rows
 * away. Line ends and filters are those of the checkout.
 */
async function isGrown(
  place: Parameters<typeof gitText>[0],
  { folder, path }: LogHome,
  branch: string,
): Promise<boolean> {
  const state = fileState(folder, { path })
  const tracked = await gitText(place, ['cat-file', '--filters', `${branch}:${path}`])
  if (!('content' in state)) return false
  const lines = new Set(state.content.toString().split(/\r?\n/))
  return tracked
    .replace(/\r$/, '')
    .split(/\r?\n/)
    .every(line => lines.has(line))
}

/** The log as its branch has it. */
async function trackedLog({ session }: Work, { branch, path }: LogHome) {
  const tip = branch === undefined ? undefined : await session.find(branch)
  const tree = tip && (await session.find(`${tip}^{tree}`))
  const row = tree && (await rowAt(session, tree, Buffer.from(path)))
  return tip && tree && row ? { tip, tree, row } : undefined
}

/**
 * Commits a log, where its branch has it: the rows that say what was merged then lie beside what
 * was merged. Returns whether it is committed.
 */
async function commitLog(work: Work, home: LogHome): Promise<boolean> {
  const { session, plan } = work
  const { folder, path, branch } = home
  const tracked = await trackedLog(work, home)
  if (!tracked || branch === undefined || fileState(folder, home).type !== 'file') return false
  const { tip, tree, row } = tracked
  const place = { top: folder, options: {} }
  // As `git add` would store it: filters and line ends are the repository's.
  const blob = await gitText(place, ['hash-object', '-w', `--path=${path}`, '--', path])
  if (blob !== row.oid && !(await isGrown(place, home, branch))) return false
  if (blob !== row.oid) {
    const message = `chore(${plan.slug}): record done transitions for merged WPs\n`
    const made = await withBlob(session, tree, Buffer.from(path), blob)
    const to = await commit(work, made, [tip], message)
    const why = await session.refs.move({ name: branch, from: tip, to })
    if (why !== undefined) throw mistake('gitFailed', 'update-ref', why)
  }
  await gitText(place, ['update-index', '--add', '--cacheinfo', `${row.mode},${blob},${path}`])
  return true
}
