import { isDeepStrictEqual } from 'node:util'
import { mistake } from '../../core/errors.ts'
import { pythonLine } from '../../core/sorted-json.ts'
import { type OpenLog, withLog } from '../../files/append-row.ts'
import { withLock } from '../../files/lock.ts'
import { replaceFile } from '../../files/write.ts'
import { commonFolder } from '../../git/common.ts'
import { decodeRow, RowError } from './decode.ts'
import { type GuardContext, objectionsTo } from './transitions.ts'

export interface AppendRequest {
  /** The primary checkout. */
  readonly root: string
  /** The name of the mission's folder: the lock is called after it. */
  readonly mission: string
  /** Where the log lies, relative to the root. */
  readonly log: string
  /** Rows with the keys that the log has, in order. */
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  /** What the guards have to know of the work package. */
  readonly context?: GuardContext
}

/** What became of an append. */
export interface Appended {
  /** Rows that were written; those whose event_id is there already are not. */
  readonly written: number
  /** Bytes of a torn line that were put aside, and where, relative to the common git folder. */
  readonly torn: { readonly bytes: number; readonly path: string } | undefined
}

/**
 * Adds rows to the log of a mission under the lock that Spec Kitty takes: all of them or none. A
 * torn last line is put aside first. Throws `illegalTransition`, `otherEvent` for an event_id that
 * stands there with another content, `unwritableFile` and `noLock`.
 */
export async function appendRows({
  root,
  mission,
  log: path,
  rows,
  context,
}: AppendRequest): Promise<Appended> {
  for (const row of rows) check(row, context)
  const common = (await commonFolder(root)) ?? `${root}/.git`
  const lock = `${common}/spec-kitty-locks/${mission}.status.lock`
  return withLock(lock, () =>
    withLog(root, path, log => {
      const torn = repaired(log, common, mission)
      const fresh = rows.filter(row => isNew(row, log.content))
      if (fresh.length > 0)
        log.add(Buffer.from(`${torn.prefix}${fresh.map(row => `${pythonLine(row)}\n`).join('')}`))
      return { written: fresh.length, torn: torn.aside }
    }),
  )
}

function check(row: Readonly<Record<string, unknown>>, context: GuardContext | undefined): void {
  const objections = objectionsIn(row, context)
  if (objections.length > 0)
    throw mistake('illegalTransition', String(row['wp_id']), objections.join('; '))
}

function objectionsIn(
  row: Readonly<Record<string, unknown>>,
  context: GuardContext | undefined,
): readonly string[] {
  try {
    const decoded = decodeRow(row, 1)
    return decoded.kind === 'transition' ? objectionsTo(decoded, context) : []
  } catch (error) {
    if (error instanceof RowError) return [error.message]
    throw error
  }
}

interface Repair {
  /** What has to stand in front of the new rows: the end of a whole last line that lacks it. */
  readonly prefix: '' | '\n'
  readonly aside: Appended['torn']
}

/** Closes a last line that is whole, and puts one that is torn aside, byte for byte. */
function repaired(log: OpenLog, common: string, mission: string): Repair {
  const end = log.content.lastIndexOf(0x0a) + 1
  const tail = log.content.subarray(end)
  if (tail.length === 0) return { prefix: '', aside: undefined }
  if (isObject(tail.toString())) return { prefix: '\n', aside: undefined }
  const path = `cutover/torn/${mission}-${end}.txt`
  replaceFile(common, { path }, tail)
  log.cut(end)
  return { prefix: '', aside: { bytes: tail.length, path } }
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null
  } catch {
    return false
  }
}

/** Whether the log has no row of that event_id. One that says something else is an error. */
function isNew(row: Readonly<Record<string, unknown>>, content: Buffer): boolean {
  const id = row['event_id']
  if (typeof id !== 'string') return true
  for (let at = content.indexOf(id); at !== -1; at = content.indexOf(id, at + 1)) {
    const start = content.lastIndexOf(0x0a, at) + 1
    const end = content.indexOf(0x0a, at)
    const found = parsed(content.subarray(start, end === -1 ? content.length : end).toString())
    if (found?.['event_id'] !== id) continue
    if (!isDeepStrictEqual(found, JSON.parse(JSON.stringify(row)))) throw mistake('otherEvent', id)
    return false
  }
  return true
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
