import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strategies } from '../../../missions/merge/plan/plan.ts'
import {
  assertClean,
  assertUntouched,
  child,
  clashing,
  doneIn,
  merge,
  moveOn,
  pointsOf,
  withWork,
} from '../../support/merging.ts'
import { git, withCopy, writeFiles } from '../../support/repository.ts'
import { treeAt } from '../../support/tree-of.ts'

/** The worktree that a merge has made for its conflict. */
const placeIn = (folder: string): string => join(folder, '.worktrees/042-lamps-merge')

/** Solves the conflict of `clashing` in its worktree. */
function solve(folder: string, text = 'both\ntwo\nthree\nfour\nfive\nsix\nseven\n'): void {
  writeFiles(placeIn(folder), { 'src/lamp.ts': text })
  git(placeIn(folder), 'add', 'src/lamp.ts')
}

const assertSolved = (folder: string): void => {
  assert.match(git(folder, 'show', 'main:src/lamp.ts'), /^both\ntwo/)
  assert.match(readFileSync(join(folder, 'src/lamp.ts'), 'utf8'), /^both\ntwo/)
  assert.deepEqual(doneIn(folder).toSorted(), ['WP01', 'WP02', 'WP03'])
  assertUntouched(folder)
  assertClean(folder)
  assert.ok(!existsSync(placeIn(folder)))
}

describe('cutover merge --continue', () => {
  it('stops at a conflict with nothing moved, and goes on with what was solved', () =>
    withWork(async original => {
      for (const strategy of strategies)
        await withCopy(original, async folder => {
          const before = [treeAt(folder), git(folder, 'rev-parse', 'main')]
          const { status, stdout } = await merge(folder, '--strategy', strategy)
          assert.equal(status, 1)
          assert.match(stdout, /^042-lamps is not merged: main was not moved\n/)
          assert.match(
            stdout,
            /WP01 conflicts in\n {2}src\/lamp.ts {2}both changed, 1 place \(line 1\)\n/,
          )
          assert.match(stdout, /\n {2}cd .*\.worktrees\/042-lamps-merge {2}and solve it there/)
          const { '.worktrees': _, ...tree } = treeAt(folder)
          assert.deepEqual(
            [
              Object.fromEntries(
                Object.entries(tree).filter(([path]) => !/^\.(?:worktrees|kittify)\//.test(path)),
              ),
              git(folder, 'rev-parse', 'main'),
            ],
            before,
          )
          const again = await merge(folder)
          assert.equal(again.status, 1, 'a plain rerun finds the same')
          solve(folder)
          const done = await merge(folder, '--continue')
          assert.equal(done.stderr, '')
          assert.match(done.stdout, /^Finished the merge of 042-lamps/)
          assert.match(done.stdout, /solved by hand; 1 event/)
          assertSolved(folder)
        })
    }, clashing))

  it('takes nothing that is not solved', () =>
    withWork(async folder => {
      await merge(folder)
      const place = placeIn(folder)
      const refused = async (): Promise<string> => {
        const { status, stderr } = await merge(folder, '--continue')
        assert.equal(status, 2)
        return stderr
      }
      assert.match(await refused(), /still in conflict, expected each .*: src\/lamp.ts/)
      git(place, 'add', 'src/lamp.ts')
      assert.match(await refused(), /with marks of the conflict, expected each .*: src\/lamp.ts/)
      solve(folder)
      writeFiles(place, { 'src/lamp.ts': 'more\n' })
      assert.match(await refused(), /not added, expected each .*: src\/lamp.ts/)
      solve(folder)
      writeFiles(place, { 'lost.txt': 'mine\n' })
      assert.match(await refused(), /not added, expected each .*: lost.txt/)
      git(place, 'merge', '--abort')
      writeFiles(place, {})
      git(place, 'clean', '-fq')
      assert.match(await refused(), /without the merge that was begun in it/)
      assert.equal(git(folder, 'rev-list', '--count', 'main'), '1')
      await merge(folder, '--abort')
      assertClean(folder)
      assert.match(
        (await merge(folder, '--continue')).stderr,
        /expected one that was begun; there is none/,
      )
    }, clashing))

  it('takes a merge that was committed there by hand', () =>
    withWork(async folder => {
      await merge(folder)
      solve(folder)
      git(placeIn(folder), 'commit', '--quiet', '--message=By hand')
      assert.equal((await merge(folder, '--continue')).status, 0)
      assertSolved(folder)
    }, clashing))

  it('solves the mission against its target, too', () =>
    withWork(
      async folder => {
        const { stdout } = await merge(folder)
        assert.match(stdout, /\nmain conflicts in\n {2}src\/lamp.ts/)
        solve(folder)
        assert.equal((await merge(folder, '--continue')).status, 0)
        assertSolved(folder)
      },
      undefined,
      {
        afterwards: folder => {
          writeFiles(folder, { 'src/lamp.ts': 'un\ntwo\nthree\nfour\nfive\nsix\nseven\n' })
          git(folder, 'commit', '--quiet', '--all', '--message=Move on')
        },
      },
    ))

  it('keeps a solution for a merge that begins anew', () =>
    withWork(async folder => {
      await merge(folder)
      solve(folder)
      child(folder, { action: 'continue', killAt: 2 })
      moveOn(folder)
      assert.match((await merge(folder)).stderr, /expected [0-9a-f]{40} as when the merge began/)
      await merge(folder, '--abort')
      assert.equal((await merge(folder)).status, 0)
      assertSolved(folder)
    }, clashing))

  it('finishes when it was killed at any of its points', () =>
    withWork(async original => {
      await withCopy(original, async folder => {
        await merge(folder)
        solve(folder)
        const { stdout } = child(folder, { action: 'continue', wishes: { keepsBranches: false } })
        assertSolved(folder)
        assert.ok(stdout.split('\n').length > 8)
        for (const [killAt, point] of stdout.split('\n').entries())
          await withCopy(original, async other => {
            await merge(other, '--keep-branch')
            solve(other)
            assert.equal(child(other, { action: 'continue', killAt }).signal, 'SIGKILL', point)
            const { status, stderr } = child(other, { action: 'merge' })
            assert.deepEqual([status, stderr], [0, ''], point)
            assertSolved(other)
          })
      })
    }, clashing)).timeout(120_000)
})

/** Says that it is too late, and goes on. */
async function assertRecorded(folder: string): Promise<void> {
  const { stderr } = await merge(folder, '--abort')
  assert.match(stderr, /whose log says already that it is done|others have built on it/)
  assert.equal(child(folder, { action: 'merge' }).status, 0)
}

describe('cutover merge --abort', () => {
  it('keeps what somebody has begun to solve', () =>
    withWork(async folder => {
      await merge(folder)
      writeFiles(placeIn(folder), { 'src/lamp.ts': 'half done\n' })
      const { stdout } = await merge(folder, '--abort')
      const [, ref] = /is kept as (refs\/cutover\/rescue\/\w+) /.exec(stdout) ?? []
      assert.equal(git(folder, 'show', `${ref}:src/lamp.ts`), 'half done')
      assert.ok(!existsSync(placeIn(folder)))
      git(folder, 'update-ref', '-d', ref ?? '')
      assertClean(folder)
      assertUntouched(folder)
    }, clashing))

  it('restores the target that it has moved, and refuses what is recorded', () =>
    withWork(async original => {
      const before = [treeAt(original), git(original, 'for-each-ref')]
      const points = await withCopy(original, folder =>
        child(folder, { action: 'merge' }).stdout.split('\n'),
      )
      for (const [killAt, point] of points.entries())
        await withCopy(original, async folder => {
          child(folder, { action: 'merge', killAt })
          if (points.indexOf('log') <= killAt) await assertRecorded(folder)
          else if (killAt > 0) {
            const { stderr } = await merge(folder, '--abort')
            assert.deepEqual(
              [stderr, treeAt(folder), git(folder, 'for-each-ref')],
              ['', ...before],
              point,
            )
          }
          assertUntouched(folder)
        })
    })).timeout(120_000)

  it('finishes when it was killed at any of its points', () =>
    withWork(async original => {
      const before = [treeAt(original), git(original, 'for-each-ref')]
      const merging = await withCopy(original, folder =>
        child(folder, { action: 'merge' }).stdout.split('\n'),
      )
      for (const begun of [2, merging.indexOf('checkout'), merging.indexOf('events')])
        await withCopy(original, async folder => {
          child(folder, { action: 'merge', killAt: begun })
          const points = await withCopy(folder, other => pointsOf(other, { action: 'abort' }))
          assert.ok(points.length >= (begun === 2 ? 2 : 4), points.join())
          for (const [killAt, point] of points.entries())
            await withCopy(folder, async other => {
              assert.equal(child(other, { action: 'abort', killAt }).signal, 'SIGKILL')
              if (killAt > 0)
                assert.match(child(other, { action: 'merge' }).stderr, /that is being given up/)
              assert.equal(child(other, { action: 'abort' }).stderr, '', point)
              assert.deepEqual([treeAt(other), git(other, 'for-each-ref')], before, point)
              assertUntouched(other)
              assertClean(other)
            })
        })
    })).timeout(120_000)
})
