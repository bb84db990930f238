import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { applyPlan } from '../../../engine/apply/apply.ts'
import { undoPlan } from '../../../engine/apply/undo.ts'
import { approvedState } from '../../support/planned.ts'
import { git, writeFiles } from '../../support/repository.ts'
import { treeAt } from '../../support/tree-of.ts'

const size = 4_000_000

/** Mounts a small disk of its own; undefined where the user may not. */
function smallDisk(): string | undefined {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lighthouse-disk-')))
  const options = ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]
  if (process.platform === 'linux' && spawnSync('mount', options).status === 0) return folder
  rmSync(folder, { recursive: true })
  return undefined
}

/** Writes until the disk has no room left. */
function fill(folder: string): void {
  for (const piece of [1 << 16, 1 << 12]) {
    try {
      for (let index = 0; ; index += 1)
        writeFileSync(join(folder, '.git', `filler-${piece}-${index}`), Buffer.alloc(piece))
    } catch (error) {
      assert.match(String(error), /ENOSPC/)
    }
  }
}

function empty(folder: string): void {
  for (const name of readdirSync(join(folder, '.git')).filter(one => one.startsWith('filler')))
    rmSync(join(folder, '.git', name))
}

const files = Object.fromEntries(
  Array.from({ length: 30 }, (_, index) => [
    `lighthouse/part${index}.ts`,
    `lighthouse(${index})\n${'// fog\n'.repeat(500)}`,
  ]),
)

describe('a disk that lets an apply down', () => {
  let folder: string | undefined
  before(function () {
    folder = smallDisk()
    if (folder !== undefined) return
    console.log('      skipped: needs the right to mount a tmpfs')
    this.skip()
  })
  after(() => {
    if (folder === undefined) return
    spawnSync('umount', [folder])
    rmSync(folder, { recursive: true })
  })

  it('is full, or read-only: the error is clear, nothing is lost, a rerun finishes', async () => {
    assert.ok(folder)
    const top = folder
    writeFiles(top, files)
    git(top, 'init', '--quiet', '--initial-branch=main')
    git(top, 'add', '--all')
    git(top, 'commit', '--quiet', '--message=Build')
    const state = await approvedState(top, {})
    const base = treeAt(top)
    for (const what of ['full', 'read-only'] as const) {
      const [spoil, mend, cause] = {
        full: [() => fill(top), () => empty(top), /ENOSPC/],
        'read-only': [() => remount(top, 'ro'), () => remount(top, 'rw'), /EROFS/],
      }[what] as [() => void, () => void, RegExp]
      let steps = 0
      const onStep = (point: string): void => {
        if (point === 'write') steps += 1
        if (steps === 5) spoil()
      }
      await assert.rejects(applyPlan(state, { only: [], onStep }), (error: Error) => {
        assert.equal(error.name, 'CutoverError')
        assert.match(error.message, cause)
        return true
      })
      mend()
      const { strangers, resumed } = await applyPlan(state, { only: [] })
      assert.deepEqual([strangers, resumed], [[], true])
      assert.equal(Object.keys(treeAt(top)).filter(path => path.startsWith('beacon/')).length, 30)
      await undoPlan({ cwd: top, name: undefined })
      assert.deepEqual(treeAt(top), base)
    }
    state.close()
  })
})

function remount(folder: string, how: 'ro' | 'rw'): void {
  assert.equal(spawnSync('mount', ['-o', `remount,${how}`, folder]).status, 0)
}
