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

/** Opens the object store of a repository. */
export function openBlobs(top: string): Blobs {
  const waiting: Waiting[] = []
  let child: GitProcess | undefined
  const fail = (cause: string) => {
    child = undefined
    for (const one of waiting.splice(0)) one.reject(mistake('gitFailed', 'cat-file', cause))
  }
  const start = (): GitProcess => {
    const started = startGit(top, ['cat-file', '--batch'])
    const reader = answerReader()
    started.stdin.on('error', () => {})
    started.stdout.on('data', (piece: Buffer) => {
      for (const answer of reader(piece)) settle(waiting.shift(), answer)
    })
    started.on('error', error => fail(error.message))
    started.on('close', () => fail('it ended early'))
    return started
  }
  return {
    read: oid =>
      new Promise((resolve, reject) => {
        waiting.push({ oid, resolve, reject })
        child ??= start()
        ask(child, oid)
      }),
    end: () => child?.stdin.end(),
  }
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
