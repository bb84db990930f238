import assert from 'node:assert/strict'
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import {
  assertClean,
  assertMerged,
  assertUntouched,
  child,
  doneIn,
  lane,
  merge,
  withWork,
} from '../../support/merging.ts'
import { git, withFolder, writeFiles } from '../../support/repository.ts'

/** Gives a lane a worktree, as Spec Kitty does, and what it writes of it. */
function checkOut(folder: string, name: string): string {
  const path = `.worktrees/042-lamps-lane-${name}`
  git(folder, 'worktree', 'add', '--quiet', path, lane(name))
  writeFiles(folder, {
    [`.kittify/workspaces/042-lamps-lane-${name}.json`]: JSON.stringify({
      branch_name: lane(name),
      worktree_path: path,
    }),
  })
  return join(folder, path)
}

describe('what a merge leaves over', () => {
  it('goes where nothing of it would be lost, and stays where something would', () =>
    withWork(async folder => {
      const [a, b, c] = ['a', 'b', 'c'].map(name => checkOut(folder, name))
      writeFiles(a ?? '', { 'x.ignored': 'built' })
      writeFiles(b ?? '', { 'mine.txt': 'mine' })
      git(folder, 'worktree', 'lock', '--reason', 'in use', c ?? '')
      const { status, stdout } = await merge(folder)
      assert.equal(status, 0)
      assert.match(
        stdout,
        /Removed the worktree \S+lane-a, with what git ignores there: x.ignored\n/,
      )
      assert.match(
        stdout,
        /Removed the branch kitty\/mission-042-lamps-lane-a {2}\(git branch \S+ [0-9a-f]{12} brings it back\)\n/,
      )
      assert.match(stdout, /Kept the worktree \S+lane-b: it holds changes: mine.txt\n/)
      assert.match(stdout, /Kept the branch \S+lane-b: it is checked out in /)
      assert.match(stdout, /Kept the worktree \S+lane-c: it is locked: in use\n/)
      assert.deepEqual(
        [a, b, c].map(path => existsSync(path ?? '')),
        [false, true, true],
      )
      assert.ok(!existsSync(join(folder, '.kittify/workspaces/042-lamps-lane-a.json')))
      assert.ok(existsSync(join(folder, '.kittify/workspaces/042-lamps-lane-b.json')))
      assert.equal(readFileSync(join(b ?? '', 'mine.txt'), 'utf8'), 'mine')
      assert.equal(doneIn(folder).length, 3)
      assertUntouched(folder)
    }))

  it('keeps a lane that went on while its mission was merged', () =>
    withWork(async folder => {
      const a = checkOut(folder, 'a')
      child(folder, { action: 'merge', wishes: { keepsBranches: false }, killAt: 3 })
      writeFiles(a, { 'late.txt': 'late' })
      git(a, 'add', '--all')
      git(a, 'commit', '--quiet', '--message=Late')
      const { stdout } = await merge(folder)
      assert.match(
        stdout,
        /Kept the worktree \S+lane-a: its branch has commits that were not merged\n/,
      )
      assert.match(stdout, /Kept the branch \S+lane-a: it is checked out in /)
      assert.ok(existsSync(join(a, 'late.txt')))
      assertMerged(folder, 'squash')
    }))

  it('stays where that is wanted, also in a rerun', () =>
    withWork(async folder => {
      const a = checkOut(folder, 'a')
      child(folder, { action: 'merge', wishes: { keepsWorktrees: true }, killAt: 3 })
      const { stdout } = await merge(folder)
      assert.doesNotMatch(stdout, /Removed|Kept/)
      assert.ok(existsSync(a))
      assert.equal(git(folder, 'branch', '--list', 'kitty/*').split('\n').length, 4)
    }))

  it('may be gone already', () =>
    withWork(async folder => {
      const a = checkOut(folder, 'a')
      child(folder, { action: 'merge', wishes: { keepsBranches: false }, killAt: 4 })
      rmSync(a, { recursive: true })
      git(folder, 'branch', '--quiet', '-D', lane('b'))
      const { status, stderr } = await merge(folder)
      assert.deepEqual([status, stderr], [0, ''])
      assertMerged(folder, 'squash')
      assert.equal(git(folder, 'branch', '--list', 'kitty/*'), '')
    }))
})

/** A bare repository to which the one of the merge pushes. */
const withRemote = (run: (folder: string, remote: string) => Promise<void>): Promise<void> =>
  withFolder({}, remote =>
    withWork(async folder => {
      git(remote, 'init', '--quiet', '--bare')
      git(folder, 'remote', 'add', 'origin', remote)
      git(folder, 'push', '--quiet', 'origin', 'main')
      await run(folder, remote)
    }),
  )

describe('cutover merge --push', () => {
  it('pushes the target with its log, at last', () =>
    withRemote(async (folder, remote) => {
      const { stdout } = await merge(folder, '--push')
      assert.match(stdout, /\nPushed to origin\n/)
      assert.equal(git(remote, 'rev-parse', 'main'), git(folder, 'rev-parse', 'main'))
      assertMerged(folder, 'squash')
    }))

  it('pushes in a rerun what was to be pushed, whatever the rerun says', () =>
    withRemote(async (folder, remote) => {
      child(folder, { action: 'merge', wishes: { push: true }, killAt: 4 })
      assert.match((await merge(folder)).stdout, /\nPushed to origin\n/)
      assert.equal(git(remote, 'rev-parse', 'main'), git(folder, 'rev-parse', 'main'))
    }))

  it('stops nothing where the remote refuses, and says how to push', () =>
    withRemote(async (folder, remote) => {
      const hook = join(remote, 'hooks/pre-receive')
      writeFiles(remote, { 'hooks/pre-receive': '#!/bin/sh\necho no >&2\nexit 1\n' })
      chmodSync(hook, 0o755)
      const { status, stdout, stderr } = await merge(folder, '--push')
      assert.deepEqual([status, stderr], [1, ''])
      assert.match(stdout, /^Merged 042-lamps into main/)
      assert.match(
        stdout,
        /Not pushed: Unexpected refusal of `origin` .* `git push origin main` tries/,
      )
      assertMerged(folder, 'squash')
      rmSync(hook)
      const again = await merge(folder, '--push')
      assert.equal(
        again.stdout,
        '042-lamps is merged already: every work package is done\n\nPushed to origin\n',
      )
      assert.equal(git(remote, 'rev-parse', 'main'), git(folder, 'rev-parse', 'main'))
    }))

  it('begins nothing where the remote has more, or is none', () =>
    withRemote(async (folder, remote) => {
      const commit = git(folder, 'commit-tree', 'main^{tree}', '-p', 'main', '-m', 'Theirs')
      git(folder, 'push', '--quiet', 'origin', `${commit}:main`)
      assert.match(
        (await merge(folder, '--push')).stderr,
        /Unexpected commits of `main` at `origin` that you lack/,
      )
      git(folder, 'remote', 'remove', 'origin')
      assert.match((await merge(folder, '--push')).stderr, /Unexpected remote `origin` to push to/)
      assertClean(folder)
      assert.equal(git(remote, 'rev-parse', 'main'), commit)
    }))
})

describe('cutover merge --status', () => {
  it('says what is done and what is left', () =>
    withWork(async folder => {
      assert.equal((await merge(folder, '--status')).stdout, 'No merge of 042-lamps is under way\n')
      child(folder, { action: 'merge', killAt: 3 })
      const { status, stdout } = await merge(folder, '--status')
      assert.equal(status, 0)
      assert.match(
        stdout,
        /^The merge of 042-lamps into main \(squash\) was begun at 2026-09-01T00:00:00/,
      )
      assert.match(
        stdout,
        /\n {2}WP03 {2}merged {2}[0-9a-f]{12} {2}kitty\/mission-042-lamps-lane-c\n/,
      )
      assert.match(stdout, /\n {2}WP01 {2}to do/)
      assert.match(stdout, /\n {2}to do {2}merge, so far 2 of 3 work packages\n/)
      assert.match(stdout, /\nProcess \d+ on \S+ merged and has ended, since 2026/)
      assert.match(stdout, /\nNext: cutover merge --mission 042-lamps\n$/)
    }))

  it('is one of several things that exclude each other', () =>
    withWork(async folder => {
      const { status, stderr } = await merge(folder, '--status', '--abort')
      assert.equal(status, 2)
      assert.match(stderr, /Unexpected --status and --abort in one command/)
      assert.match(
        (await merge(folder, '--resume')).stderr,
        /expected one that was begun; there is none/,
      )
    }))
})
