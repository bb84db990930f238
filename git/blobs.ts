import { Socket } from 'node:net'
import { mistake } from '../core/errors.ts'
import { type GitProcess, startGit } from './run.ts'

/** Reads contents out of git's object store, many at a time by one process. */
export interface Blobs {
  /** The content of a blob, without any conversion. Rejects where there is no such object. */
  readonly read: (oid: string) => Promise<Buffer>
  /** Ends the process; what is not read yet is rejected. */
  readonly end: () => void
}

interface Waiting {
  readonly oid: string
  readonly resolve: (content: Buffer) => void
  readonly reject: (error: Error) => void
}

/** Opens the object store of a repository. Whoever forgets `end` leaves nothing that runs on. */
export function openBlobs(top: string): Blobs {
  let reader: Blobs | undefined
  return {
    read: oid => {
      reader ??= startReader(top, () => {
        reader = undefined
      })
      return reader.read(oid)
    },
    end: () => reader?.end(),
  }
}

/** One `cat-file --batch`, from its start to its end. */
function startReader(top: string, onEnd: () => void): Blobs {
  const waiting: Waiting[] = []
  const child = startGit(top, ['cat-file', '--batch'])
  const answersIn = answerReader()
  const fail = (cause: string) => {
    onEnd()
    for (const one of waiting.splice(0)) one.reject(mistake('gitFailed', 'cat-file', cause))
  }
  child.stdin.on('error', () => {})
  child.stdout.on('data', (piece: Buffer) => {
    for (const answer of answersIn(piece)) settle(waiting.shift(), answer)
    if (waiting.length === 0) hold(child, 'unref')
  })
  child.on('error', error => fail(error.message))
  child.on('close', () => fail('it ended early'))
  return {
    read: oid =>
      new Promise((resolve, reject) => {
        if (waiting.push({ oid, resolve, reject }) === 1) hold(child, 'ref')
        ask(child, oid)
      }),
    end: () => {
      onEnd()
      child.stdin.end()
    },
  }
}

/** Whether a process keeps this program alive: only while somebody waits for an answer. */
function hold(child: GitProcess, how: 'ref' | 'unref'): void {
  child[how]()
  for (const pipe of [child.stdin, child.stdout, child.stderr])
    if (pipe instanceof Socket) pipe[how]()
}

/** Names that are asked for together leave in one write. */
function ask({ stdin }: GitProcess, oid: string): void {
  stdin.cork()
  stdin.write(`${oid}\n`)
  queueMicrotask(() => stdin.uncork())
}

/** What `cat-file --batch` says of one object: its content, or a line that says why there is none. */
type Answer = { readonly content: Buffer } | { readonly refusal: string }

function settle(waiting: Waiting | undefined, answer: Answer): void {
  if ('content' in answer) waiting?.resolve(answer.content)
  else waiting?.reject(mistake('gitFailed', `cat-file ${waiting.oid}`, answer.refusal))
}

/**
 * Cuts the output into answers:
 *
 *     5626abf0f72e58d7a153368ba57db4c673c0e171 blob 12\n
 *     lighthouse\n\n
 */
function answerReader(): (piece: Buffer) => readonly Answer[] {
  let pieces: Buffer[] = []
  let held = 0
  let needed = 1
  return piece => {
    pieces.push(piece)
    held += piece.length
    if (held < needed) return []
    let rest = Buffer.concat(pieces)
    const answers: Answer[] = []
    for (;;) {
      const next = answerIn(rest)
      if (typeof next === 'number') {
        needed = next
        break
      }
      answers.push(next.answer)
      rest = rest.subarray(next.length)
    }
    pieces = [rest]
    held = rest.length
    return answers
  }
}

/** The first answer of a text and its length, or how many bytes it takes to hold one. */
function answerIn(rest: Buffer): { readonly answer: Answer; readonly length: number } | number {
  const line = rest.indexOf('\n')
  if (line === -1) return rest.length + 1
  const header = rest.toString('latin1', 0, line)
  const [, size] = /^[0-9a-f]+ blob (\d+)$/.exec(header) ?? []
  if (size === undefined) return { answer: { refusal: header }, length: line + 1 }
  const end = line + 1 + Number(size)
  if (rest.length < end + 1) return end + 1
  return { answer: { content: rest.subarray(line + 1, end) }, length: end + 1 }
}
