import { mistake } from '../core/errors.ts'
import { hold } from './dialogue.ts'
import { type GitOptions, type GitProcess, startGit } from './run.ts'

/** Reads objects out of git's store, many at a time by one process. */
export interface Blobs {
  /** The content of a blob, or the raw one of a commit or tree. Rejects where there is none. */
  readonly read: (oid: string) => Promise<Buffer>
  /** The object that a name such as `main^{tree}` stands for; undefined where there is none. */
  readonly find: (name: string) => Promise<string | undefined>
  /** Ends the process; what is not read yet is rejected. */
  readonly end: () => void
}

interface Waiting {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

/** Opens the object store of a repository. Whoever forgets `end` leaves nothing that runs on. */
export function openBlobs(top: string, options: GitOptions = {}): Blobs {
  let reader: Reader | undefined
  const ask = (name: string): Promise<Answer> => {
    reader ??= startReader(top, options, () => {
      reader = undefined
    })
    return reader.ask(name)
  }
  return {
    read: async oid => {
      const answer = await ask(oid)
      if ('content' in answer) return answer.content
      throw mistake('gitFailed', `cat-file ${oid}`, answer.refusal)
    },
    find: async name => {
      const answer = await ask(name)
      return 'content' in answer ? answer.oid : undefined
    },
    end: () => reader?.end(),
  }
}

interface Reader {
  readonly ask: (name: string) => Promise<Answer>
  readonly end: () => void
}

/** One `cat-file --batch`, from its start to its end. */
function startReader(top: string, options: GitOptions, onEnd: () => void): Reader {
  const waiting: Waiting[] = []
  const child = startGit(top, ['cat-file', '--batch'], options)
  const answersIn = answerReader()
  const fail = (cause: string) => {
    onEnd()
    for (const one of waiting.splice(0)) one.reject(mistake('gitFailed', 'cat-file', cause))
  }
  child.stdin.on('error', () => {})
  child.stdout.on('data', (piece: Buffer) => {
    for (const answer of answersIn(piece)) waiting.shift()?.resolve(answer)
    if (waiting.length === 0) hold(child, 'unref')
  })
  child.on('error', error => fail(error.message))
  child.on('close', () => fail('it ended early'))
  return {
    ask: name =>
      new Promise((resolve, reject) => {
        if (waiting.push({ resolve, reject }) === 1) hold(child, 'ref')
        request(child, name)
      }),
    end: () => {
      onEnd()
      child.stdin.end()
    },
  }
}

/** Names that are asked for together leave in one write. */
function request({ stdin }: GitProcess, name: string): void {
  stdin.cork()
  stdin.write(`${name}\n`)
  queueMicrotask(() => stdin.uncork())
}

/** What `cat-file --batch` says of one object: its content, or a line that says why there is none. */
type Answer = { readonly oid: string; readonly content: Buffer } | { readonly refusal: string }

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
  const [, oid = '', size] = /^([0-9a-f]+) (?:blob|tree|commit|tag) (\d+)$/.exec(header) ?? []
  if (size === undefined) return { answer: { refusal: header }, length: line + 1 }
  const end = line + 1 + Number(size)
  if (rest.length < end + 1) return end + 1
  return { answer: { oid, content: rest.subarray(line + 1, end) }, length: end + 1 }
}
