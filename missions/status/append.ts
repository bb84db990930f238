import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { mistake } from '../../core/errors.ts'
import type { Lane } from '../../core/lanes.ts'
import { pythonLine } from '../../core/sorted-json.ts'
import { type OpenLog, withLog } from '../../files/append-row.ts'
import { withLock } from '../../files/lock.ts'
import { replaceFile } from '../../files/write.ts'
import { commonFolder } from '../../git/common.ts'
import { decodeRow, RowError } from './decode.ts'
import { readLog } from './log.ts'
import { fold, snapshotOf } from './reduce.ts'
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
 * stands there with another content, `unwritableFile`, `noLock` and `noRepository`.
 */
export async function appendRows({
  root,
  mission,
  log: path,
  rows,
  context,
}: AppendRequest): Promise<Appended> {
  for (const row of rows) check(row, context)
  const common = await commonFolder(root)
  if (common === undefined) throw mistake('noRepository', root)
  const lock = `${common}/spec-kitty-locks/${mission}.status.lock`
  return withLock(lock, () =>
    withLog(root, path, log => {
      const fresh = newRows(rows, log.content)
      if (fresh.length === 0) return { written: 0, torn: undefined }
      checkPlaces(fresh, log.content)
      const { prefix, aside } = repaired(log, common, mission)
      log.add(Buffer.from(prefix + fresh.map(row => `${pythonLine(row)}\n`).join('')))
      return { written: fresh.length, torn: aside }
    }),
  )
}

type Fields = Readonly<Record<string, unknown>>

const ulid = /^[0-9A-HJKMNP-TV-Z]{26}$/

function check(row: Fields, context: GuardContext | undefined): void {
  const objections = objectionsIn(row, context)
  if (objections.length > 0)
    throw mistake('illegalTransition', String(row['wp_id']), objections.join('; '))
}

function objectionsIn(row: Fields, context: GuardContext | undefined): readonly string[] {
  if (typeof row['event_id'] !== 'string' || !ulid.test(row['event_id']))
    return ['expected a ULID as `event_id`']
  try {
    const decoded = decodeRow(row, 1)
    return decoded.kind === 'transition' ? objectionsTo(decoded, context) : []
  } catch (error) {
    if (error instanceof RowError) return [error.message]
    throw error
  }
}

/** Rows whose work package is not where they say that it comes from, unless they are forced. */
function checkPlaces(rows: readonly Fields[], content: Buffer): void {
  const decoded = rows.map(row => decodeRow(row, 0)).filter(row => row.kind === 'transition')
  const lanes = new Map(
    [...new Set(decoded.map(({ wp }) => wp))].map(wp => [wp, laneIn(content, wp)]),
  )
  for (const { wp, from, to, force } of decoded) {
    const lane = lanes.get(wp) ?? 'genesis'
    if (lane !== from && !force)
      throw mistake('illegalTransition', wp, `it is in \`${lane}\` and not in \`${from}\``)
    lanes.set(wp, to)
  }
}

/** The lane of a work package, by the lines that name it. */
function laneIn(content: Buffer, wp: string): Lane | undefined {
  const lines = linesWith(content, JSON.stringify(wp))
  const { rows } = readLog(Buffer.from(lines.map(line => `${line}\n`).join('')))
  const { lane } = snapshotOf(fold(rows)).work_packages[wp] ?? {}
  return lane === 'uninitialized' ? undefined : lane
}

/** The lines that hold a text. */
function linesWith(content: Buffer, text: string): readonly string[] {
  const lines: string[] = []
  for (let at = content.indexOf(text); at !== -1; ) {
    const start = content.lastIndexOf(0x0a, at) + 1
    const found = content.indexOf(0x0a, at)
    const end = found === -1 ? content.length : found
    lines.push(content.subarray(start, end).toString())
    at = end >= content.length ? -1 : content.indexOf(text, end)
  }
  return lines
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
  const hash = createHash('sha256').update(tail).digest('hex').slice(0, 12)
  const path = `cutover/torn/${mission}-${end}-${hash}.txt`
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

/** Rows whose event_id nobody has yet. One that says something else under its id is an error. */
function newRows(rows: readonly Fields[], content: Buffer): readonly Fields[] {
  const written = new Map<unknown, unknown>()
  return rows.filter(row => {
    const id = String(row['event_id'])
    const plain: unknown = JSON.parse(JSON.stringify(row))
    const found =
      written.get(id) ??
      linesWith(content, id)
        .map(parsed)
        .find(one => one?.['event_id'] === id)
    if (found !== undefined && !isDeepStrictEqual(found, plain)) throw mistake('otherEvent', id)
    written.set(id, plain)
    return found === undefined
  })
}

function parsed(text: string): Fields | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
