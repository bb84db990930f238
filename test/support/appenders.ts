import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readLog } from '../../missions/status/log.ts'
import { fold } from '../../missions/status/reduce.ts'

const program = new URL('./append-child.js', import.meta.url).pathname
const place = 'kitty-specs/lamps/status.events.jsonl'

/** The bytes of the log of the mission that is appended to. */
export const logBytes = (root: string): Buffer => readFileSync(join(root, place))

/** Starts a process that appends; it prints each number that is on the disk. */
export const startAppender = (root: string, first: number, count: number) =>
  spawn(process.execPath, [program, root, String(first), String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })

/** Several processes append at once while somebody reads: nothing is lost, and nothing is ever torn. */
export async function appendAtOnce(
  root: string,
  processes: number,
  events: number,
): Promise<number> {
  const running = Array.from({ length: processes }, (_, index) => {
    const child = startAppender(root, index * events, events)
    child.stdout.resume()
    return once(child, 'exit')
  })
  let reads = 0
  let isRunning = true
  const all = Promise.all(running).then(codes => {
    isRunning = false
    assert.ok(codes.every(([code]) => code === 0))
  })
  while (isRunning) {
    const { findings } = readLog(logBytes(root))
    assert.deepEqual(findings, [])
    reads += 1
    await new Promise(resolve => setTimeout(resolve, 5))
  }
  await all
  const { rows, findings, tail } = readLog(logBytes(root))
  assert.deepEqual([findings, tail.length], [[], 0])
  assert.equal(rows.length, processes * events)
  assert.equal(fold(rows).ids.size, processes * events)
  return reads
}
