import type { Entry } from '../../core/entry.ts'
import { readStretch } from '../../files/stretch.ts'
import { rowFindings } from './doctor.ts'
import type { Finding } from './findings.ts'
import { readLog, readTail } from './log.ts'
import { extend, type Folded, fold } from './reduce.ts'

/** A log as far as it was read: what comes behind is read alone. */
export interface LiveLog {
  /** Everything, a whole last line without its end too. */
  readonly folded: Folded
  readonly findings: readonly Finding[]
  readonly exists: boolean
  /** Of the whole file, in bytes. */
  readonly size: number
  /** When it was written last, in milliseconds. */
  readonly mtime: number
  /** Bytes that the last reading took from the disk. */
  readonly bytesRead: number
  readonly mark: Mark | undefined
}

/** Up to where whole lines were read, and how to tell that the file still has them. */
interface Mark {
  readonly identity: string
  /** Bytes of whole lines. */
  readonly offset: number
  readonly lines: number
  /** The last bytes before the offset. */
  readonly overlap: Buffer
  readonly folded: Folded
  readonly findings: readonly Finding[]
}

/** Bytes before the end that are compared: a log that was rewritten has others there. */
const overlapping = 256

/** Reads a log, or what it has got since it was read before. */
export function readLive(root: string, entry: Entry, before?: LiveLog): LiveLog {
  const mark = before?.mark
  const from = mark ? mark.offset - mark.overlap.length : 0
  const stretch = readStretch(root, entry, from)
  if (typeof stretch === 'string') return unread(stretch)
  const { bytes, identity, size, mtime } = stretch
  // Written again and no longer: then it was changed in its midst.
  const isGrown = mtime === before?.mtime || size > (before?.size ?? 0)
  const grown =
    mark &&
    isGrown &&
    mark.identity === identity &&
    bytes.subarray(0, mark.overlap.length).equals(mark.overlap) &&
    grow(mark, bytes.subarray(mark.overlap.length))
  if (grown) return { ...grown, size, mtime, bytesRead: bytes.length }
  if (from > 0) return readLive(root, entry)
  const whole = grow({ ...start, identity }, bytes) ?? emptyLog
  return { ...whole, size, mtime, bytesRead: bytes.length }
}

const start: Mark = {
  identity: '',
  offset: 0,
  lines: 0,
  overlap: Buffer.alloc(0),
  folded: fold([]),
  findings: [],
}

const emptyLog: LiveLog = {
  folded: start.folded,
  findings: [],
  exists: true,
  size: 0,
  mtime: 0,
  bytesRead: 0,
  mark: undefined,
}

function unread(why: 'absent' | 'refused'): LiveLog {
  const finding: Finding =
    why === 'absent'
      ? { code: 'no-log', severity: 'warning', message: 'there is no status.events.jsonl' }
      : { code: 'no-log', severity: 'error', message: 'status.events.jsonl cannot be read' }
  return { ...emptyLog, exists: false, findings: [finding] }
}

/** Undefined where a new row belongs before an old one: then everything has to be read again. */
function grow(mark: Mark, bytes: Buffer): LiveLog | undefined {
  const { line, offset } = { line: mark.lines, offset: mark.offset }
  const part = readLog(bytes, { line, offset })
  const folded = mark.offset === 0 ? fold(part.rows) : extend(mark.folded, part.rows)
  if (!folded) return undefined
  const whole = bytes.subarray(0, bytes.length - part.tail.length)
  const overlap = Buffer.concat([mark.overlap, whole.subarray(-overlapping)]).subarray(-overlapping)
  const next: Mark = {
    identity: mark.identity,
    offset: offset + whole.length,
    lines: line + part.lines,
    overlap: Buffer.from(overlap),
    folded,
    findings: [...mark.findings, ...limited([...part.findings, ...rowFindings(part.rows)])],
  }
  const tail = readTail(part.tail, { line: next.lines, offset: next.offset })
  const isWhole = mark.offset === 0
  const all =
    extend(folded, tail.rows) ?? (isWhole ? fold([...part.rows, ...tail.rows]) : undefined)
  if (!all) return undefined
  return {
    folded: all,
    findings: [...next.findings, ...tail.findings, ...rowFindings(tail.rows)],
    exists: true,
    size: 0,
    mtime: 0,
    bytesRead: 0,
    mark: next,
  }
}

/** Most findings of one reading that are kept; a log full of rubbish has no more to say. */
const most = 500

const limited = (findings: readonly Finding[]): readonly Finding[] =>
  findings.length <= most
    ? findings
    : [
        ...findings.slice(0, most),
        {
          code: 'large-log',
          severity: 'warning',
          message: `${findings.length - most} more findings are left out`,
        },
      ]
