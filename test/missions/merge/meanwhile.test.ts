import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cutover } from '../../cli/cutover.ts'
import { approved } from '../../support/lanes.ts'
import {
  apart,
  assertClean,
  assertMerged,
  assertUntouched,
  child,
  clashing,
  doneIn,
  lane,
  logPath,
  merge,
  pointsOf,
  withWork,
} from '../../support/merging.ts'
import { through } from '../../support/missions.ts'
import { git, withCopy, withFolder, writeFiles } from '../../support/repository.ts'
import { logOf } from '../../support/rows.ts'

const specs = 'kitty-specs/042-lamps'

/** Where the points of a merge lie. */
const pointIn = (original: string, name: string): Promise<number> =>
  withCopy(original, folder => {
    const at = pointsOf(folder, { action: 'merge' }).indexOf(name)
    assert.ok(at >= 0, name)
    return at
  })

const commitAll = (folder: string, ...paths: readonly string[]): string =>
  git(folder, 'commit', '--quiet', '--message=Mine', '--only', ...paths)

/** A merge that is killed when it begins to remove the worktree of a lane, which is returned. */
function cutOffRemoval(folder: string): string {
  const path = join(folder, '.worktrees/a')
  git(folder, 'worktree', 'add', '--quiet', path, lane('a'))
  const begun = (): string => git(folder, 'for-each-ref', 'refs/cutover/merge/*/removing/*')
  for (let killAt = 0; begun() === '' && killAt < 40; killAt += 1)
    child(folder, { action: 'merge', wishes: { keepsBranches: false }, killAt })
  assert.notEqual(begun(), '')
  return path
}

describe('a merge that was cut off, and its user', () => {
  it('does not end on a commit that takes it back without meaning to', () =>
    withWork(async original => {
      const killAt = await pointIn(original, 'checkout')
      child(original, { action: 'merge', killAt })
      writeFiles(original, { 'mine.txt': 'mine' })
      git(original, 'add', 'mine.txt')
      git(original, 'commit', '--quiet', '--message=Mine')
      assert.match(git(original, 'show', 'main:src/lamp.ts'), /^one/)
      const { status, stderr } = await merge(original)
      assert.equal(status, 2)
      assert.match(
        stderr,
        /Unexpected commit [0-9a-f]{40} of `refs\/heads\/main` in which a\/new.txt, .* are as before the merge/,
      )
      assert.deepEqual(doneIn(original), [])
      assert.equal(git(original, 'branch', '--list', 'kitty/*').split('\n').length, 4)
    }))

  it('overwrites nothing that came while it was away', () =>
    withWork(
      async original => {
        const killAt = await pointIn(original, 'checkout')
        child(original, { action: 'merge', killAt })
        writeFiles(original, { 'late.ignored': 'SECRET' })
        const { status, stderr } = await merge(original)
        assert.equal(status, 2)
        assert.match(
          stderr,
          /this checkout not yet; run the same command again when it is free: late.ignored/,
        )
        assert.equal(readFileSync(join(original, 'late.ignored'), 'utf8'), 'SECRET')
        rmSync(join(original, 'late.ignored'))
        assert.equal((await merge(original)).status, 0)
        assert.equal(readFileSync(join(original, 'late.ignored'), 'utf8'), 'theirs')
      },
      {
        ...apart,
        'lane-c': folder => {
          writeFiles(folder, { 'late.ignored': 'theirs' })
          git(folder, 'add', '--force', 'late.ignored')
        },
      },
    ))

  it('says done once more of a work package that was reopened meanwhile', () =>
    withWork(async original => {
      const killAt = await pointIn(original, 'push')
      child(original, { action: 'merge', killAt })
      const log = join(original, logPath)
      const more = through(
        90,
        'WP01',
        'planned',
        'claimed',
        'in_progress',
        'for_review',
        'in_review',
        'approved',
      )
      const forced = more.map((row, at) => ({
        ...row,
        ...(at === 0 ? { from_lane: 'done', force: true, reason: 'again' } : {}),
        at: `2026-10-01T00:00:${10 + at}+00:00`,
      }))
      writeFileSync(log, readFileSync(log, 'utf8') + logOf(forced))
      git(original, 'commit', '--quiet', '--message=Log', '--only', logPath)
      const { status, stderr } = await merge(original)
      assert.deepEqual([status, stderr], [0, ''])
      assert.equal(doneIn(original).filter(wp => wp === 'WP01').length, 2)
    }))

  it('asks again whether all is approved before it becomes true', () =>
    withWork(async original => {
      child(original, { action: 'merge', killAt: 3 })
      const log = join(original, logPath)
      const back = [
        {
          ...through(80, 'WP03', 'approved', 'in_progress').at(-1),
          review_ref: 'x',
          at: '2026-10-01T00:00:00+00:00',
        },
      ]
      writeFileSync(log, readFileSync(log, 'utf8') + logOf(back))
      const { status, stderr } = await merge(original)
      assert.equal(status, 2)
      assert.match(
        stderr,
        /expected the work packages and approvals of then; nothing was moved: WP03 is in_progress now/,
      )
      assert.equal(git(original, 'rev-list', '--count', 'main'), '1')
      await merge(original, '--abort')
      assertClean(original)
    }))

  it('ends an abort that others have made impossible', () =>
    withWork(async original => {
      const killAt = await pointIn(original, 'events')
      child(original, { action: 'merge', killAt })
      child(original, { action: 'abort', killAt: 1 })
      const commit = git(original, 'commit-tree', 'main^{tree}', '-p', 'main', '-m', 'On')
      git(original, 'update-ref', 'refs/heads/main', commit)
      assert.match((await merge(original, '--abort')).stderr, /others have built on it/)
      assert.equal((await merge(original)).status, 0)
      assert.equal(doneIn(original).length, 3)
      assertClean(original)
    }))

  it('removes the rest of a worktree of which it had removed a part', () =>
    withWork(async folder => {
      const path = cutOffRemoval(folder)
      rmSync(join(path, '.git'))
      rmSync(join(path, 'src'), { recursive: true })
      const { status, stdout, stderr } = await merge(folder)
      assert.deepEqual([status, stderr], [0, ''])
      assert.match(stdout, /Removed the worktree \S+\/a\n/)
      assert.ok(!existsSync(path))
      assert.doesNotMatch(git(folder, 'worktree', 'list'), /\.worktrees/)
      assertMerged(folder, 'squash')
    }))

  it('keeps one in which somebody has worked since, also where its .git is gone', async () => {
    for (const spoil of [() => {}, (path: string) => rmSync(join(path, '.git'))])
      await withWork(async folder => {
        const path = cutOffRemoval(folder)
        writeFiles(path, { 'late.txt': 'mine' })
        spoil(path)
        const { stdout } = await merge(folder)
        assert.match(stdout, /Kept the worktree \S+\/a: it holds changes: late.txt\n/)
        assert.equal(readFileSync(join(path, 'late.txt'), 'utf8'), 'mine')
      })
  })

  it('keeps what is in use, or edited where git was told not to look', () =>
    withWork(async folder => {
      const [a, b] = ['a', 'b'].map(name => join(folder, '.worktrees', name))
      git(folder, 'worktree', 'add', '--quiet', a ?? '', lane('a'))
      git(a ?? '', 'update-index', '--skip-worktree', 'src/lamp.ts')
      writeFiles(a ?? '', { 'src/lamp.ts': 'mine' })
      git(folder, 'worktree', 'add', '--quiet', b ?? '', lane('b'))
      writeFiles(join(folder, '.git/worktrees/b'), {
        'rebase-merge/head-name': `refs/heads/${lane('b')}\n`,
      })
      git(b ?? '', 'checkout', '--quiet', '--detach')
      const { stdout } = await merge(folder)
      assert.match(
        stdout,
        /Kept the worktree \S+\/a: it holds files that git was told not to look at: src\/lamp.ts\n/,
      )
      assert.match(stdout, /Kept the branch \S+-lane-b: a rebase about it is under way in /)
      assert.equal(readFileSync(join(a ?? '', 'src/lamp.ts'), 'utf8'), 'mine')
    }))

  it('keeps the worktree in which its user stands', () =>
    withWork(async folder => {
      const a = join(folder, '.worktrees/a')
      git(folder, 'worktree', 'add', '--quiet', a, lane('a'))
      const { stdout } = await merge(a)
      assert.match(stdout, /Kept the worktree \S+\/a: you stand in it\n/)
      await withWork(async other => {
        await merge(other)
        const place = join(other, '.worktrees/042-lamps-merge')
        const { stderr } = await cutover(place, 'merge', '--mission', '42', '--abort')
        assert.match(stderr, /Unexpected working folder in .*, which goes with this/)
        assert.ok(existsSync(place))
      }, clashing)
    }))

  it('begins a conflict again that was given up in its worktree, and finds what was solved', () =>
    withWork(
      async folder => {
        const place = join(folder, '.worktrees/042-lamps-merge')
        await merge(folder)
        git(place, 'merge', '--abort')
        assert.match(
          (await merge(folder, '--continue')).stderr,
          /`cutover merge --mission 042-lamps` begins it again/,
        )
        await merge(folder)
        assert.match(readFileSync(join(place, 'src/lamp.ts'), 'utf8'), /^<{7} /)
        writeFiles(place, { 'src/lamp.ts': 'both\n' })
        git(place, 'add', '--all')
        assert.match(
          (await merge(folder)).stdout,
          /All of it is solved in .*\nNext\n .*--continue\n/,
        )
        writeFiles(folder, { 'other.txt': 'more' })
        git(folder, 'add', 'other.txt')
        commitAll(folder, 'other.txt')
        assert.match((await merge(folder, '--continue')).stderr, /as when the merge began/)
        await merge(folder, '--abort')
        const { status, stdout } = await merge(folder)
        assert.equal(status, 0, stdout)
        assert.equal(git(folder, 'show', 'main:src/lamp.ts'), 'both')
        assertUntouched(folder)
        assertClean(folder)
      },
      undefined,
      {
        afterwards: folder => {
          writeFiles(folder, { 'src/lamp.ts': 'un\ntwo\nthree\nfour\nfive\nsix\nseven\n' })
          git(folder, 'commit', '--quiet', '--all', '--message=Move on')
        },
      },
    ))

  it('mends a worktree of a conflict that has lost its .git, with what was done in it', () =>
    withWork(async folder => {
      const place = join(folder, '.worktrees/042-lamps-merge')
      await merge(folder)
      writeFiles(place, { 'src/lamp.ts': 'half done\n' })
      rmSync(join(place, '.git'))
      await merge(folder)
      assert.equal(readFileSync(join(place, 'src/lamp.ts'), 'utf8'), 'half done\n')
      git(place, 'add', '--all')
      assert.equal((await merge(folder, '--continue')).status, 0)
      assert.equal(git(folder, 'show', 'main:src/lamp.ts'), 'half done')
    }, clashing))

  it('keeps what was solved when it is given up', () =>
    withWork(async folder => {
      await merge(folder)
      writeFiles(join(folder, '.worktrees/042-lamps-merge'), { 'src/lamp.ts': 'both\n' })
      git(join(folder, '.worktrees/042-lamps-merge'), 'add', '--all')
      assert.match(
        (await merge(folder, '--abort')).stdout,
        /what was solved in .* is kept: a new merge takes it\n/,
      )
      assert.equal((await merge(folder)).status, 0)
      assert.equal(git(folder, 'show', 'main:src/lamp.ts'), 'both')
    }, clashing))
})

describe('a merge of a mission with a coordination branch', () => {
  const id = '01M8GH61RMWFTWYKH3TJEMW406'
  const place = '.worktrees/042-lamps-01M8GH61-coord'

  it('writes both logs, and commits each on its branch, wherever it was killed', () =>
    withWork(
      async original => {
        git(original, 'worktree', 'add', '--quiet', place, 'kitty/mission-042-lamps')
        for (const killAt of [8, 7, 6]) child(original, { action: 'merge', killAt })
        assert.equal(child(original, { action: 'merge' }).stderr, '')
        assert.deepEqual(doneIn(original).toSorted(), ['WP01', 'WP02', 'WP03'])
        assert.deepEqual(doneIn(join(original, place)).toSorted(), ['WP01', 'WP02', 'WP03'])
        for (const folder of [original, join(original, place)]) {
          assert.equal(git(folder, 'status', '--short', '--', specs), '')
          assert.match(git(folder, 'log', '-1', '--format=%s'), /^chore\(lamps\): record done/)
        }
        assertUntouched(original)
        assertClean(original)
      },
      undefined,
      {
        afterwards: folder => {
          const meta = {
            mission_id: id,
            mission_number: 42,
            target_branch: 'main',
            coordination_branch: 'kitty/mission-042-lamps',
          }
          writeFiles(folder, { [`${specs}/meta.json`]: JSON.stringify(meta) })
          git(folder, 'commit', '--quiet', '--message=Coordinate', `${specs}/meta.json`)
        },
      },
    ))

  it('takes what is made of a log from the side that comes in', () =>
    withWork(
      async folder => {
        const { status, stdout } = await merge(folder)
        assert.equal(status, 0, stdout)
        assert.equal(git(folder, 'show', `main:${specs}/status.json`), '{"event_count": 2}')
      },
      {
        'lane-a': { [`${specs}/status.json`]: '{"event_count": 1}\n' },
        'lane-b': {},
        'lane-c': { [`${specs}/status.json`]: '{"event_count": 2}\n' },
      },
      { dependencies: { WP03: ['WP01'] } },
    ))
})

describe('a merge and files that anybody may have written', () => {
  it('writes no state outside of its place, whatever a mission calls itself', () =>
    withFolder({ 'state.json': 'theirs' }, victim =>
      withWork(async folder => {
        for (const id of [`../../../../../../../../../..${victim}`, '((((((((x', '.', ''])
          await withCopy(folder, async other => {
            writeFiles(other, {
              [`${specs}/meta.json`]: JSON.stringify({
                mission_id: id,
                mission_number: 42,
                target_branch: 'main',
              }),
            })
            commitAll(other, `${specs}/meta.json`)
            const { status, stderr } = await merge(other)
            assert.deepEqual([status, stderr], [0, ''], id)
            assert.equal(readFileSync(join(victim, 'state.json'), 'utf8'), 'theirs')
          })
      }),
    ))

  it('refuses damaged files of a mission, and targets that are none', () =>
    withWork(async original => {
      const lanes = JSON.parse(readFileSync(join(original, specs, 'lanes.json'), 'utf8'))
      const ways: readonly (readonly [string, string, RegExp])[] = [
        ['meta.json', '{', /`kitty-specs\/042-lamps\/meta.json` that cannot be trusted/],
        [
          'lanes.json',
          JSON.stringify({ ...lanes, lanes: [...lanes.lanes, { laneid: 'x' }] }),
          /lanes.json` that cannot be trusted \(entry 4/,
        ],
        [
          'lanes.json',
          JSON.stringify({ ...lanes, lanes: [{ lane_id: 'lane-a', wp_ids: ['WP/../01'] }] }),
          /Unexpected work package `WP\/..\/01`/,
        ],
      ]
      for (const [name, text, why] of ways)
        await withCopy(original, async folder => {
          writeFiles(folder, { [`${specs}/${name}`]: text })
          for (const how of [[], ['--dry-run']])
            assert.match(
              (await cutover(folder, 'merge', '--mission', '042-lamps', ...how)).stderr,
              why,
            )
          assertClean(folder)
        })
      for (const target of ['kitty/mission-042-lamps', lane('a')])
        assert.match(
          (await merge(original, '--target', target)).stderr,
          /that is a branch of `042-lamps` itself/,
        )
    }))

  it('goes by the branch that another name stands for', () =>
    withWork(async folder => {
      git(folder, 'symbolic-ref', 'refs/heads/trunk', 'refs/heads/main')
      assert.equal((await merge(folder, '--target', 'trunk')).status, 0)
      assert.equal(git(folder, 'symbolic-ref', 'refs/heads/trunk'), 'refs/heads/main')
      assertMerged(folder, 'squash')
    }))

  it('takes for a conflict what git does, also where no path is in it', () =>
    withWork(
      async folder => {
        const { status, stdout } = await merge(folder, '--dry-run')
        assert.equal(status, 1)
        assert.match(stdout, /WP0\d {2}lane-\w {2}conflict/)
        assert.match(stdout, /CONFLICT \(directory rename split\)/)
        assert.equal((await merge(folder)).status, 1)
        await merge(folder, '--abort')
        assertClean(folder)
      },
      {
        'lane-a': folder => {
          for (const name of ['x', 'y']) mkdirSync(join(folder, name))
          for (const [at, to] of ['x', 'x', 'y', 'y'].entries())
            git(folder, 'mv', `d/${at}`, `${to}/${at}`)
        },
        'lane-b': { 'd/new.txt': 'new\n' },
        'lane-c': {},
      },
      { base: Object.fromEntries([0, 1, 2, 3].map(at => [`d/${at}`, `${at}\n`.repeat(9)])) },
    ))

  it('commits the log as git would, with its line ends', () =>
    withWork(
      async folder => {
        git(folder, 'rm', '--quiet', '--cached', logPath)
        git(folder, 'add', logPath)
        assert.equal((await merge(folder)).status, 0)
        assert.equal(git(folder, 'status', '--short', '--', logPath), '')
        assert.doesNotMatch(git(folder, 'cat-file', 'blob', `main:${logPath}`), /\r/)
      },
      undefined,
      { base: { '.gitattributes': '*.jsonl text eol=crlf\n' } },
    ))

  it('tells of what else the log held, and of canceled work', () =>
    withWork(
      async folder => {
        const log = join(folder, logPath)
        writeFileSync(
          log,
          `${readFileSync(log, 'utf8')}{"event_id": "X", "event_type": "Note"}\n{bad\n`,
        )
        const { stdout } = await merge(folder)
        assert.match(
          stdout,
          /\n2 rows of the log were in no commit; they are in the one of the log now\n/,
        )
        assert.match(stdout, /\nline \d+ of the log says nothing: /)
        assert.deepEqual(doneIn(folder).toSorted(), ['WP01', 'WP02'])
      },
      undefined,
      {
        rows: [
          ...approved(0, 'WP01'),
          ...approved(10, 'WP02'),
          ...through(20, 'WP03', 'planned', 'canceled'),
        ],
        dependencies: {},
      },
    ))
})
