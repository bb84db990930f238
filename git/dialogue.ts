import { Socket } from 'node:net'
import { mistake } from '../core/errors.ts'
import { type GitOptions, type GitProcess, startGit } from './run.ts'

/** A git command that lives on, and answers each request with a number of lines. */
export interface Dialogue {
  /** Rejects with `gitFailed` where the command ends instead; the next request starts it anew. */
  readonly ask: (request: string | Buffer) => Promise<readonly string[]>
  /** Ends the command. Whoever forgets it leaves nothing that runs on. */
  readonly end: () => void
}

interface Waiting {
  readonly resolve: (lines: readonly string[]) => void
  readonly reject: (error: Error) => void
}

/** Opens a dialogue of `lines` lines an answer. The command starts with the first request. */
export function openDialogue(
  top: string,
  args: readonly string[],
  options: GitOptions,
  lines = 1,
): Dialogue {
  let running: Dialogue | undefined
  return {
    ask: request => {
      running ??= start(top, args, options, lines, () => {
        running = undefined
      })
      return running.ask(request)
    },
    end: () => running?.end(),
  }
}

function start(
  top: string,
  args: readonly string[],
  options: GitOptions,
  lines: number,
  onEnd: () => void,
): Dialogue {
  const waiting: Waiting[] = []
  const child = startGit(top, args, options)
  let heard = ''
  let complaint = ''
  const fail = (cause: string) => {
    onEnd()
    for (const one of waiting.splice(0)) one.reject(mistake('gitFailed', args[0] ?? '', cause))
  }
  child.stdin.on('error', () => {})
  child.stderr.on('data', (piece: Buffer) => {
    complaint += piece.toString()
  })
  child.stdout.on('data', (piece: Buffer) => {
    const all = `${heard}${piece.toString()}`.split('\n')
    while (all.length > lines) waiting.shift()?.resolve(all.splice(0, lines))
    heard = all.join('\n')
    if (waiting.length === 0) hold(child, 'unref')
  })
  child.on('error', error => fail(error.message))
  child.on('close', () => fail(complaint.trim() || 'it ended early'))
  return {
    ask: request =>
      new Promise((resolve, reject) => {
        if (waiting.push({ resolve, reject }) === 1) hold(child, 'ref')
        child.stdin.write(request)
      }),
    end: () => {
      onEnd()
      child.stdin.end()
    },
  }
}

/** Whether a process keeps this program alive: only while somebody waits for an answer. */
export function hold(child: GitProcess, how: 'ref' | 'unref'): void {
  child[how]()
  for (const pipe of [child.stdin, child.stdout, child.stderr])
    if (pipe instanceof Socket) pipe[how]()
}
