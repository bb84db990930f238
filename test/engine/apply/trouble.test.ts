import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { applyPlan } from '../../../engine/apply/apply.ts'
import { patchOf } from '../../../engine/apply/patch.ts'
import { undoPlan } from '../../../engine/apply/undo.ts'
import { approvedState, withApproved } from '../../support/planned.ts'
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
    const disks = [
      { spoil: () => fill(top), mend: () => empty(top), cause: /ENOSPC/ },
      { spoil: () => remount(top, 'ro'), mend: () => remount(top, 'rw'), cause: /EROFS/ },
    ]
    const apply = (onStep?: OnStep) => applyPlan(state, { only: [], ...(onStep && { onStep }) })
    const undo = (onStep?: OnStep) =>
      undoPlan({ cwd: top, name: undefined, ...(onStep && { onStep }) })
    for (const disk of disks) {
      await fails(apply, disk, ['journal', 1])
      assert.deepEqual(treeAt(top), base)
      await fails(apply, disk, ['write', 5])
      assert.deepEqual((await apply()).strangers, [])
      const applied = treeAt(top)
      assert.equal(Object.keys(applied).filter(path => path.startsWith('beacon/')).length, 30)
      await fails(undo, disk, ['journal', 1])
      assert.deepEqual(treeAt(top), applied)
      await fails(undo, disk, ['write', 5])
      await undo()
      assert.deepEqual(treeAt(top), base)
    }
    state.close()
  })
})

type OnStep = (point: string) => void

interface Disk {
  readonly spoil: () => void
  readonly mend: () => void
  readonly cause: RegExp
}

/** The disk fails at a point: the error names the cause, and the disk is mended afterwards. */
async function fails(
  run: (onStep: OnStep) => Promise<unknown>,
  { spoil, mend, cause }: Disk,
  [point, nth]: readonly [string, number],
): Promise<void> {
  await assert.rejects(run(nthTime(point, nth, spoil)), (error: Error) => {
    assert.equal(error.name, 'CutoverError')
    assert.match(error.message, cause)
    return true
  })
  mend()
}

/** Acts when a point is met for the nth time. */
function nthTime(wanted: string, nth: number, act: () => void): OnStep {
  let met = 0
  return point => {
    if (point !== wanted) return
    met += 1
    if (met === nth) act()
  }
}

function remount(folder: string, how: 'ro' | 'rw'): void {
  assert.equal(spawnSync('mount', ['-o', `remount,${how}`, folder]).status, 0)
}

describe('a disk on which somebody else works', () => {
  const lamp = { 'lighthouse/a.sh': 'echo lighthouse\n', 'b.txt': 'A lighthouse.\n' }

  it('keeps a file of the name that a scratch file would have', () =>
    withApproved(lamp, {}, async (state, folder) => {
      const digest = createHash('sha256').update('b.txt').digest('hex').slice(0, 16)
      writeFiles(folder, { [`.cutover-${digest}.tmp`]: 'mine' })
      await applyPlan(state, { only: [] })
      assert.equal(readFileSync(join(folder, `.cutover-${digest}.tmp`), 'utf8'), 'mine')
      assert.equal(readFileSync(join(folder, 'b.txt'), 'utf8'), 'A beacon.\n')
    }))

  it('is not undone where a file was made to run, or was deleted where it had moved to', () =>
    withApproved(lamp, {}, async (state, folder) => {
      await applyPlan(state, { only: [] })
      chmodSync(join(folder, 'b.txt'), 0o755)
      rmSync(join(folder, 'beacon/a.sh'))
      const undo = () => undoPlan({ cwd: folder, name: undefined })
      assert.deepEqual(
        (await undo()).strangers.map(({ path }) => path),
        ['b.txt', 'beacon/a.sh'],
      )
      chmodSync(join(folder, 'b.txt'), 0o644)
      writeFiles(folder, { 'beacon/a.sh': 'echo beacon\n' })
      assert.deepEqual((await undo()).strangers, [])
      assert.equal(git(folder, 'status', '--short'), '?? .cutover/')
    }))
})

describe('a dry run', () => {
  it('prints a patch that git applies, whatever the files are called', () => {
    const odd = {
      'a "lighthouse".txt': 'A lighthouse.\n',
      'dir with blanks/lighthouse é.txt': 'x\nlighthouse\n',
      'tab\tin a name.txt': 'lighthouse',
      'plain.txt': 'The lighthouse\r\n',
    }
    return withApproved(odd, { decide: ['path:**=rename: all'] }, async (state, folder) => {
      let patch = ''
      for await (const piece of patchOf(state, [])) patch += piece
      const other = join(folder, 'copy')
      git(folder, 'clone', '--quiet', folder, other)
      writeFiles(other, { '.git/patch': patch })
      git(other, 'apply', '.git/patch')
      await applyPlan(state, { only: [] })
      const contents = treeAt(other)
      for (const [path, content] of Object.entries(treeAt(folder)))
        if (!path.startsWith('copy/') && !path.startsWith('.cutover/'))
          assert.deepEqual(contents[path], content, path)
    })
  })
})
