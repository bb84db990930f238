import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { strategies } from '../../../missions/merge/plan.ts'
import { readLog } from '../../../missions/status/log.ts'
import { fold, snapshotOf } from '../../../missions/status/reduce.ts'
import { cutover } from '../../cli/cutover.ts'
import { type Lanes, withLanes } from '../../support/lanes.ts'
import { git, writeFiles } from '../../support/repository.ts'
import { treeAt } from '../../support/tree-of.ts'

const lamp = (line: number, text: string): string =>
  `${['one', 'two', 'three', 'four', 'five', 'six', 'seven'].map((old, at) => (at === line ? text : old)).join('\n')}\n`

const lanes: Lanes = {
  'lane-a': { 'src/lamp.ts': lamp(0, 'uno'), 'a/new.txt': 'a\n' },
  'lane-b': { 'src/lamp.ts': lamp(6, 'siete'), 'b.txt': 'b\n' },
  'lane-c': { 'c.txt': 'c\n' },
}
const log = 'kitty-specs/042-lamps/status.events.jsonl'
const merged = 'uno\ntwo\nthree\nfour\nfive\nsix\nsiete\n'

/** A user who merges, with work of their own lying about. */
const withWork = (run: (folder: string) => Promise<void>, made = lanes): Promise<void> =>
  withLanes(made, { dependencies: { WP01: ['WP03'] } }, async folder => {
    git(folder, 'config', 'user.name', 'Keeper')
    git(folder, 'config', 'user.email', 'keeper@lighthouse.example')
    writeFiles(folder, {
      '.git/info/exclude': '*.ignored\n',
      'x.ignored': 'mine',
      'y.txt': 'untracked',
      'staged.txt': 'staged',
    })
    git(folder, 'add', 'staged.txt')
    await run(folder)
  })

const rowsOf = (folder: string) => readLog(readFileSync(join(folder, log))).rows
const lanesOf = (folder: string) =>
  Object.values(snapshotOf(fold(rowsOf(folder))).work_packages).map(({ lane }) => lane)

/** What has to hold after every merge, however often it was cut off. */
function assertMerged(folder: string, strategy: string): void {
  assert.equal(readFileSync(join(folder, 'src/lamp.ts'), 'utf8'), merged)
  assert.equal(git(folder, 'show', 'main:src/lamp.ts'), merged.trimEnd())
  assert.deepEqual(
    ['x.ignored', 'y.txt', 'staged.txt'].map(name => readFileSync(join(folder, name), 'utf8')),
    ['mine', 'untracked', 'staged'],
  )
  assert.equal(git(folder, 'status', '--short'), 'A  staged.txt\n?? y.txt')
  assert.deepEqual(lanesOf(folder), ['done', 'done', 'done'])
  const { rows, findings, tail } = readLog(readFileSync(join(folder, log)))
  assert.deepEqual([findings, tail.length], [[], 0])
  const done = rows.filter(row => row.kind === 'transition' && row.to === 'done')
  assert.equal(done.length, 3)
  for (const lane of Object.keys(lanes)) {
    const branch = `kitty/mission-042-lamps-${lane}`
    const { status } = spawnSync('git', ['merge-base', '--is-ancestor', branch, 'main'], {
      cwd: folder,
    })
    assert.equal(status, strategy === 'merge' ? 0 : 1, lane)
  }
  const commits = Number(git(folder, 'rev-list', '--count', '--first-parent', 'main'))
  assert.equal(commits, 3, 'the first one, the merge, and the log')
  assert.equal(git(folder, 'for-each-ref', 'refs/cutover/'), '')
  assert.equal(
    git(folder, 'fsck', '--connectivity-only')
      .replace(/dangling.*/g, '')
      .trim(),
    '',
  )
  assert.ok(!existsSync(join(folder, '.git/index.lock')))
}

const program = new URL('../../support/merge-child.js', import.meta.url).pathname
const child = (folder: string, strategy: string, at = -1) =>
  spawnSync(process.execPath, [program, folder, strategy, String(at)], { encoding: 'utf8' })

describe('cutover merge', () => {
  it('merges what was forecast, and says what it did', () =>
    withWork(async folder => {
      const { status, stdout } = await cutover(folder, 'merge', '--mission', '42')
      assert.equal(status, 0)
      assert.match(stdout, /^Merged 042-lamps into main, now [0-9a-f]{12}\n {2}WP02 {2}merged/)
      assert.match(stdout, /3 events added to the log, which is committed\n$/)
      assertMerged(folder, 'squash')
      const again = await cutover(folder, 'merge', '--mission', '42')
      assert.equal(again.status, 0)
      assert.equal(again.stdout, '042-lamps is merged already: every work package is done\n')
      assertMerged(folder, 'squash')
    }))

  for (const strategy of strategies) {
    it(`finishes when it was killed at any of its points: ${strategy}`, () =>
      withWork(async folder => {
        const points = child(folder, strategy).stdout.split('\n')
        assert.ok(points.length >= 11, points.join())
        assertMerged(folder, strategy)
        for (let at = 0; at < points.length; at += 1) {
          await withWork(async other => {
            assert.equal(child(other, strategy, at).signal, 'SIGKILL', points[at])
            assert.equal(child(other, strategy, 0).signal ?? 'SIGKILL', 'SIGKILL')
            const { status, stderr } = child(other, strategy)
            assert.deepEqual([status, stderr], [0, ''], points[at])
            assertMerged(other, strategy)
            assert.equal(git(other, 'rev-parse', 'main'), git(folder, 'rev-parse', 'main'))
          })
        }
      })).timeout(240_000)
  }

  it('prints JSON as its schema says', () =>
    withWork(async folder => {
      const fits = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(
        JSON.parse(readFileSync('schema/merge.schema.json', 'utf8')),
      )
      const { stdout } = await cutover(
        folder,
        'merge',
        '--mission',
        '42',
        '--strategy',
        'merge',
        '--json',
      )
      fits(JSON.parse(stdout))
      assert.deepEqual(fits.errors, null)
      assertMerged(folder, 'merge')
    }))

  it('stops at a conflict with nothing moved, and can be given up', () =>
    withWork(
      async folder => {
        const before = [treeAt(folder), git(folder, 'rev-parse', 'main')]
        const { status, stdout } = await cutover(folder, 'merge', '--mission', '42')
        assert.equal(status, 1)
        assert.match(stdout, /^042-lamps is not merged: main was not moved/)
        assert.match(stdout, /WP01 conflicts in\n {2}src\/lamp.ts\n/)
        assert.deepEqual([treeAt(folder), git(folder, 'rev-parse', 'main')], before)
        const given = await cutover(folder, 'merge', '--mission', '42', '--abort')
        assert.match(given.stdout, /^Gave up the merge of 042-lamps: main is at /)
        assert.equal(git(folder, 'for-each-ref', 'refs/cutover/'), '')
        const none = await cutover(folder, 'merge', '--mission', '42', '--abort')
        assert.match(none.stderr, /expected one; there is none/)
      },
      { ...lanes, 'lane-b': { 'src/lamp.ts': lamp(0, 'eins') } },
    ))

  it('moves nothing where something of the user would be lost', () =>
    withWork(async folder => {
      const ways: readonly (readonly [string, () => void, () => void])[] = [
        [
          'an ignored file',
          () => writeFiles(folder, { '.git/info/exclude': '*\n', 'b.txt': 'mine' }),
          () => writeFiles(folder, { '.git/info/exclude': '*.ignored\n' }),
        ],
        ['an untracked file', () => writeFiles(folder, { 'b.txt': 'mine' }), () => {}],
        [
          'a changed file',
          () => writeFiles(folder, { 'src/lamp.ts': 'mine' }),
          () => git(folder, 'checkout', 'src/lamp.ts'),
        ],
      ]
      const main = git(folder, 'rev-parse', 'main')
      for (const [name, spoil, mend] of ways) {
        spoil()
        const before = treeAt(folder)
        const { status, stderr } = await cutover(folder, 'merge', '--mission', '42')
        assert.deepEqual(
          [status, /nothing was moved/.test(stderr)],
          [2, true],
          `${name}: ${stderr}`,
        )
        assert.deepEqual([treeAt(folder), git(folder, 'rev-parse', 'main')], [before, main])
        mend()
        if (existsSync(join(folder, 'b.txt'))) spawnSync('rm', ['b.txt'], { cwd: folder })
      }
      assert.equal((await cutover(folder, 'merge', '--mission', '42', '--resume')).status, 0)
      assertMerged(folder, 'squash')
    }))

  it("leaves a merge of Spec Kitty's own to it", () =>
    withWork(async folder => {
      const states = '.kittify/runtime/merge'
      const ways: readonly (readonly [string, string, RegExp | undefined])[] = [
        [`${states}/__global_merge__/lock`, '2026-01-01', /Unexpected lock/],
        [
          `${states}/01KQ/state.json`,
          '{"mission_slug": "042-lamps"}',
          /that Spec Kitty itself has begun/,
        ],
        [`${states}/01KQ/state.json`, '{"mission_slug": "042', /that Spec Kitty itself has begun/],
        [`${states}/01KQ/state.json`, '{"mission_slug": "another"}', undefined],
      ]
      for (const [path, content, message] of ways) {
        writeFiles(folder, { [path]: content })
        const { status, stderr } = await cutover(folder, 'merge', '--mission', '42')
        if (message) assert.match(stderr, message)
        else assert.deepEqual([status, stderr], [0, ''])
        rmSync(join(folder, '.kittify'), { recursive: true })
      }
    }))

  it('follows the target into every checkout of it, and into none', () =>
    withWork(async folder => {
      git(folder, 'checkout', '--quiet', '--detach')
      const other = join(folder, '.git', 'elsewhere with blanks')
      git(folder, 'worktree', 'add', '--quiet', other, 'main')
      const { status, stdout } = await cutover(folder, 'merge', '--mission', '42')
      assert.equal(status, 0)
      assert.match(stdout, /which is not committed: commit it/)
      assert.equal(readFileSync(join(other, 'src/lamp.ts'), 'utf8'), merged)
      assert.equal(git(other, 'status', '--short'), '')
      assert.notEqual(readFileSync(join(folder, 'src/lamp.ts'), 'utf8'), merged)
      assert.deepEqual(lanesOf(folder), ['done', 'done', 'done'])
    }))

  it('lets a hook of the user refuse the target, and goes on when it does not', () =>
    withWork(async folder => {
      const hook = '.git/hooks/reference-transaction'
      const script = '#!/bin/sh\n[ "$1" = prepared ] && grep -q refs/heads/main && exit 1\nexit 0\n'
      writeFiles(folder, { [hook]: script })
      chmodSync(join(folder, hook), 0o755)
      const main = git(folder, 'rev-parse', 'main')
      const refused = await cutover(folder, 'merge', '--mission', '42')
      assert.equal(refused.status, 2)
      assert.equal(git(folder, 'rev-parse', 'main'), main)
      rmSync(join(folder, hook))
      assert.equal((await cutover(folder, 'merge', '--mission', '42')).status, 0)
      assertMerged(folder, 'squash')
    }))

  it('refuses a target that moved, and what is not ready', () =>
    withWork(async folder => {
      child(folder, 'squash', 3)
      git(folder, 'commit', '--quiet', '--allow-empty', '--message=Move on')
      const { status, stderr } = await cutover(folder, 'merge', '--mission', '42')
      assert.equal(status, 2)
      assert.match(
        stderr,
        /as when the merge began; nothing was moved; `cutover merge --mission 042-lamps --abort`/,
      )
      await cutover(folder, 'merge', '--mission', '42', '--abort')
      git(folder, 'branch', '--quiet', '-D', 'kitty/mission-042-lamps-lane-c')
      assert.match(
        (await cutover(folder, 'merge', '--mission', '42')).stderr,
        /expected every work package approved and its branch there: WP03 has no branch/,
      )
    }))
})
