import { decodeRow, RowError } from './decode.ts'
import type { Finding } from './findings.ts'
import type { Row } from './rows.ts'

/** What a stretch of a log holds. */
export interface LogPart {
  readonly rows: readonly Row[]
  readonly findings: readonly Finding[]
  /** How many lines it has, the last one without its end not counted. */
  readonly lines: number
  /** Bytes behind the last line end: a line that is still being written, or was torn. */
  readonly tail: Buffer
}

export interface Start {
  /** Lines that lie before this stretch. */
  readonly line: number
  /** Bytes that lie before it. */
  readonly offset: number
}

const lineEnd = 0x0a

/** Reads whole lines of a log. A line that says nothing is a finding, and takes no other with it. */
export function readLog(bytes: Buffer, start: Start = { line: 0, offset: 0 }): LogPart {
  const rows: Row[] = []
  const findings: Finding[] = []
  let [from, line] = [0, start.line]
  for (let end = bytes.indexOf(lineEnd); end !== -1; end = bytes.indexOf(lineEnd, from)) {
    line += 1
    const read = readLine(bytes.subarray(from, end), line)
    if (read instanceof RowError)
      findings.push({ ...badLine(read.message), line, offset: start.offset + from })
    else if (read) rows.push(read)
    from = end + 1
  }
  return { rows, findings, lines: line - start.line, tail: bytes.subarray(from) }
}

/** The last line of a log, which has no end. One that is whole counts all the same. */
export function readTail(tail: Buffer, start: Start): Pick<LogPart, 'rows' | 'findings'> {
  if (tail.length === 0) return { rows: [], findings: [] }
  const [line, { offset }] = [start.line + 1, start]
  const read = readLine(tail, line)
  if (read instanceof RowError)
    return { rows: [], findings: [{ ...tornLine(tail.length), line, offset }] }
  return {
    rows: read ? [read] : [],
    findings: [
      { code: 'no-line-end', severity: 'info', message: 'the last line has no end', line, offset },
    ],
  }
}

const badLine = (cause: string) =>
  ({ code: 'bad-line', severity: 'error', message: cause }) as const

const tornLine = (bytes: number) =>
  ({
    code: 'torn-line',
    severity: 'error',
    message: `the last ${bytes} bytes are no row: a write was cut off`,
  }) as const

const utf8 = new TextDecoder('utf-8', { fatal: true })

function readLine(bytes: Buffer, line: number): Row | RowError | undefined {
  try {
    const text = utf8.decode(bytes).trim()
    return text === '' ? undefined : decodeRow(JSON.parse(text), line)
  } catch (error) {
    if (error instanceof RowError) return error
    if (error instanceof SyntaxError) return new RowError('expected JSON')
    // Whatever else a line can do to its reader, it is about this line alone.
    return new RowError(error instanceof TypeError ? 'expected UTF-8' : 'expected less of it')
  }
}
