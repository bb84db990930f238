import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { isRunning, startedAt, usersOf, workers } from '../../files/processes.ts'
import { withFolder } from '../support/repository.ts'

/** A process that is no child of this one, as a shell leaves it behind; its number. */
function orphan(cwd: string, stdio: number | 'ignore' = 'ignore'): number {
  const line = 'sleep 60 <&3 >/dev/null 2>&1 & echo $!'
  const { stdout } = spawnSync('sh', ['-c', line], {
    cwd,
    stdio: ['ignore', 'pipe', 'ignore', stdio],
    encoding: 'utf8',
  })
  return Number(stdout)
}

async function ended(child: ChildProcess): Promise<number> {
  const { pid = 0 } = child
  child.kill('SIGKILL')
  while (child.exitCode === null && child.signalCode === null) await setTimeout(5)
  return pid
}

const hasProcesses = existsSync('/proc/self/stat')

describe('processes', () => {
  before(function () {
    if (!hasProcesses) this.skip()
  })

  it('tells when one started, in seconds since 1970', () => {
    const started = startedAt(process.pid) ?? 0
    const expected = Date.now() / 1000 - process.uptime()
    assert.ok(Math.abs(started - expected) < 2, `${started} is not about ${expected}`)
  })

  it('knows one that has ended', async () => {
    const pid = await ended(spawn('sleep', ['60'], { stdio: 'ignore' }))
    assert.deepEqual([isRunning(pid), startedAt(pid)], [false, undefined])
  })

  it('sees who works where, and neither itself nor what it was started by', () =>
    withFolder({ 'open.lock': '' }, folder => {
      const file = openSync(join(folder, 'open.lock'), 'r')
      const pid = orphan(folder, file)
      closeSync(file)
      try {
        const found = workers()
        assert.deepEqual(
          found.filter(({ place }) => place === folder),
          [{ pid, name: 'sleep', place: folder }],
        )
        assert.ok(!found.some(one => one.pid === process.pid || one.pid === process.ppid))
        assert.deepEqual(usersOf('git', [], [join(folder, 'open.lock')]), [
          `process ${pid} (sleep)`,
        ])
        assert.deepEqual(usersOf('sleep', [folder], []), [`process ${pid} (sleep)`])
        assert.deepEqual(usersOf('git', [folder], []), [])
      } finally {
        process.kill(pid)
      }
    }))
})
