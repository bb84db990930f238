import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { mistake } from '../core/errors.ts'
import { causeOf } from './disk.ts'

/**
 * Programs that take the lock of `flock(2)`, which Node itself cannot, and hold it until their
 * input ends. Each repeats what it reads, so that an answer says that the lock is held. When this
 * process dies its pipe is closed, and the lock is free.
 */
const holders: readonly (readonly [string, (path: string) => readonly string[]])[] = [
  ['flock', path => ['--exclusive', path, 'cat']],
  [
    'perl',
    path => [
      '-e',
      'use Fcntl ":flock"; $| = 1; open(F, ">>", $ARGV[0]) && flock(F, LOCK_EX) or die; print while <STDIN>',
      path,
    ],
  ],
  [
    'python3',
    path => [
      '-c',
      'import fcntl,sys\nf=open(sys.argv[1],"a")\nfcntl.flock(f,fcntl.LOCK_EX)\nfor l in sys.stdin: print(l,end="",flush=True)',
      path,
    ],
  ],
]

/** How long a lock of somebody else is waited for, in milliseconds. */
const longest = 60_000

/**
 * Runs something while an advisory lock on a file is held, the one that `flock(2)` takes and so
 * Python's `filelock`. Waits while another process holds it. Throws `noLock` where the system has
 * none of the programs that can take it, and `lockHeld` after a minute.
 */
export async function withLock<Result>(
  path: string,
  run: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    mkdirSync(dirname(path), { recursive: true })
  } catch (error) {
    throw mistake('unwritableFile', path, causeOf(error))
  }
  const release = await takeLock(path)
  try {
    return await run()
  } finally {
    await release()
  }
}

async function takeLock(path: string): Promise<() => Promise<void>> {
  for (const [program, argumentsFor] of holders) {
    const holder = spawn(program, argumentsFor(path), { stdio: ['pipe', 'pipe', 'ignore'] })
    holder.stdin.on('error', () => {})
    const ended = once(holder, 'close').catch(() => {})
    holder.stdin.write('held\n')
    const waiting = new AbortController()
    const isHeld = await Promise.race([
      once(holder.stdout, 'data').then(() => true),
      ended.then(() => false),
      setTimeout(longest, 'late', { signal: waiting.signal }).catch(() => 'late' as const),
    ])
    waiting.abort()
    if (isHeld === 'late') {
      holder.kill('SIGKILL')
      throw mistake('lockHeld', path)
    }
    if (!isHeld) {
      // A program that is there and cannot lock says so by its status.
      if ((holder.exitCode ?? -1) >= 0) throw mistake('unwritableFile', path, 'it cannot be locked')
      continue
    }
    return async () => {
      holder.stdin.end()
      await ended
    }
  }
  throw mistake('noLock', path)
}
