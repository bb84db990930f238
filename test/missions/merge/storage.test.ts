import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { assertMerged, child, pointsOf, withWork } from '../../support/merging.ts'
import { git, withCopy, withFolder, writeFiles } from '../../support/repository.ts'

const mount = (...args: readonly string[]): boolean => spawnSync('mount', args).status === 0

/** Hands a disk of its own to `run`; false where this system lets nobody mount one. */
const withDisk = (run: (disk: string) => Promise<void>): Promise<boolean> =>
  withFolder({}, async disk => {
    if (!mount('-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk)) return false
    try {
      await run(disk)
    } finally {
      spawnSync('umount', ['--lazy', disk])
    }
    return true
  })

describe('a merge on a disk that fails', () => {
  it('says so when the disk is full at any level, and finishes when it is not', function () {
    return withWork(async original => {
      const isMounted = await withDisk(async disk => {
        const folder = join(disk, 'repository')
        for (const left of [0, 4, 16, 40, 80, 160]) {
          spawnSync('rm', ['-rf', folder, join(disk, 'filler')])
          cpSync(original, folder, { recursive: true, preserveTimestamps: true })
          fill(disk, left)
          const { status, stderr } = child(folder, { action: 'merge' })
          if (status !== 0) assert.match(stderr, /^Unexpected /, `${left} KiB`)
          spawnSync('rm', [join(disk, 'filler')])
          assert.equal(child(folder, { action: 'merge' }).stderr, '', `${left} KiB`)
          assertMerged(folder, 'squash')
        }
      })
      if (!isMounted) this.skip()
    })
  }).timeout(60_000)

  it('says so when nothing can be written, and finishes when it can', function () {
    return withWork(async original => {
      const isMounted = await withDisk(async disk => {
        const folder = join(disk, 'repository')
        cpSync(original, folder, { recursive: true, preserveTimestamps: true })
        child(folder, { action: 'merge', killAt: 3 })
        mount('-o', 'remount,ro', disk)
        const { status, stderr } = child(folder, { action: 'merge' })
        assert.equal(status, 2)
        assert.match(stderr, /Read-only file system|insufficient permission|EROFS/)
        mount('-o', 'remount,rw', disk)
        assert.equal(child(folder, { action: 'merge' }).stderr, '')
        assertMerged(folder, 'squash')
      })
      if (!isMounted) this.skip()
    })
  })
})

/** Leaves so many KiB of a disk. */
function fill(disk: string, left: number): void {
  const { stdout } = spawnSync('df', ['--output=avail', '-k', disk], { encoding: 'utf8' })
  const free = Number(/(\d+)\s*$/.exec(stdout)?.[1])
  writeFileSync(join(disk, 'filler'), Buffer.alloc(Math.max(free - left, 0) * 1024))
}

describe('a merge that is interrupted', () => {
  it('finishes when a git of it was killed and it was not', () =>
    withWork(async original => {
      const commands = [
        'merge-tree',
        'update-ref',
        'hash-object',
        'read-tree',
        'rev-list',
        'update-index',
      ]
      for (const command of commands)
        await withCopy(original, async folder => {
          // A git that dies at one command, once, in the midst of its work.
          const real = spawnSync('which', ['git'], { encoding: 'utf8' }).stdout.trim()
          writeFiles(folder, {
            '.git/bin/git': `#!/bin/sh
case " $* " in *" ${command} "*)
  if [ ! -e "${folder}/.git/died" ]; then : > "${folder}/.git/died"; ${real} "$@" & sleep 0.01; kill -9 $!; kill -9 $$; fi;;
esac
exec ${real} "$@"
`,
          })
          chmodSync(join(folder, '.git/bin/git'), 0o755)
          const path = process.env['PATH']
          process.env['PATH'] = `${folder}/.git/bin:${path}`
          try {
            const { status, stderr } = child(folder, { action: 'merge' })
            if (status !== 0) assert.match(stderr, /^Unexpected /, command)
          } finally {
            process.env['PATH'] = path
          }
          spawnSync('rm', ['-f', join(folder, '.git/index.lock')])
          assert.equal(child(folder, { action: 'merge' }).stderr, '', command)
          assertMerged(folder, 'squash')
        })
    })).timeout(60_000)

  it('finishes after Ctrl-C and after being told to end', () =>
    withWork(async original => {
      const bin = new URL('../../../cli/bin.js', import.meta.url).pathname
      const argv = [bin, 'merge', '--mission', '42', '--keep-branch']
      for (const [index, signal] of (['SIGINT', 'SIGTERM', 'SIGINT', 'SIGTERM'] as const).entries())
        await withCopy(original, async folder => {
          const merging = spawn(process.execPath, argv, { cwd: folder, stdio: 'ignore' })
          await setTimeout(150 + index * 60)
          merging.kill(signal)
          await once(merging, 'exit')
          assert.equal(child(folder, { action: 'merge' }).stderr, '')
          assertMerged(folder, 'squash')
        })
    }))

  it('is the same merge in whichever of its points it was cut off', () =>
    withWork(async original => {
      const points = await withCopy(original, folder => pointsOf(folder, { action: 'merge' }))
      const of = (name: string): number => points.findIndex(point => point.startsWith(name))
      const order = [
        'plan',
        'step',
        'result',
        'target',
        'checkout',
        'mission',
        'events',
        'log',
        'clean',
      ]
      assert.deepEqual(
        order.map(of),
        order.map(of).toSorted((one, other) => one - other),
      )
      assert.ok(
        order.every(name => of(name) >= 0),
        points.join(),
      )
      assert.equal(git(original, 'for-each-ref', 'refs/cutover/'), '')
    }))
})
