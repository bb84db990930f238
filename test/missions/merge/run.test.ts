import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { strategies } from '../../../missions/merge/plan/plan.ts'
import { approved } from '../../support/lanes.ts'
import { assertMerged, child, lamp, merge, pointsOf, withWork } from '../../support/merging.ts'
import { git, withCopy, writeFiles } from '../../support/repository.ts'

const has = (folder: string, one: string, other: string): boolean =>
  spawnSync('git', ['merge-base', '--is-ancestor', one, other], { cwd: folder }).status === 0

describe('cutover merge', () => {
  it('merges what was forecast, says what it did, and cleans up', () =>
    withWork(async folder => {
      const { status, stdout } = await merge(folder)
      assert.equal(status, 0)
      assert.match(stdout, /^Merged 042-lamps into main, now [0-9a-f]{12}\n {2}WP02 {2}merged/)
      assert.match(stdout, /WP01 {2}merged {2}[0-9a-f]{12} {2}1 commit, 2 files {2}1 event/)
      assert.match(stdout, /3 events added to the log, which is committed\nRemoved the branch /)
      assertMerged(folder, 'squash')
      assert.equal(git(folder, 'branch', '--list', 'kitty/*'), '')
      const again = await merge(folder)
      assert.equal(again.status, 0)
      assert.equal(again.stdout, '042-lamps is merged already: every work package is done\n')
      assertMerged(folder, 'squash')
    }))

  for (const strategy of strategies) {
    it(`finishes when it was killed at any of its points: ${strategy}`, () =>
      withWork(original =>
        withCopy(original, async folder => {
          const work = { action: 'merge', wishes: { strategy, keepsBranches: false } } as const
          const points = pointsOf(folder, work)
          assert.ok(points.length >= 14, points.join())
          assertMerged(folder, strategy)
          for (const [killAt, point] of points.entries()) {
            await withCopy(original, async other => {
              assert.equal(child(other, { ...work, killAt }).signal, 'SIGKILL', point)
              const done = git(other, 'for-each-ref', 'refs/cutover/merge/*/done/*')
              if (strategy === 'squash') child(other, { ...work, killAt: 0 })
              assert.ok(
                git(other, 'for-each-ref', 'refs/cutover/merge/*/done/*').startsWith(done) ||
                  killAt > 6,
              )
              const { status, stderr } = child(other, work)
              assert.deepEqual([status, stderr], [0, ''], point)
              assertMerged(other, strategy)
              assert.equal(git(other, 'branch', '--list', 'kitty/*'), '')
              assert.equal(git(other, 'rev-parse', 'main'), git(folder, 'rev-parse', 'main'))
            })
          }
        }),
      )).timeout(240_000)
  }

  it('finishes when all that it had started was killed with it', () =>
    withWork(original =>
      withCopy(original, async folder => {
        const points = pointsOf(folder, { action: 'merge' })
        for (let killAt = 1; killAt < points.length; killAt += 2)
          await withCopy(original, async other => {
            child(other, { action: 'merge', killAt, killsGroup: true })
            assert.deepEqual(child(other, { action: 'merge' }).stderr, '', points[killAt])
            assertMerged(other, 'squash')
          })
      }),
    )).timeout(120_000)

  it('keeps both histories, one commit, or a line of commits', () =>
    withWork(async original => {
      const lane = (name: string) => `kitty/mission-042-lamps-lane-${name}`
      for (const strategy of strategies)
        await withCopy(original, async folder => {
          assert.equal((await merge(folder, '--strategy', strategy, '--keep-branch')).status, 0)
          assertMerged(folder, strategy)
          const held = ['a', 'b', 'c'].map(name => has(folder, lane(name), 'main'))
          // The lane that comes first is where a rebase begins, and stays as it is.
          const expected = {
            merge: [true, true, true],
            squash: [false, false, false],
            rebase: [false, true, false],
          }
          assert.deepEqual(held, expected[strategy], strategy)
          const parents = git(folder, 'rev-list', '--merges', '--count', 'main')
          assert.equal(parents, strategy === 'merge' ? '4' : '0')
          const titles = git(folder, 'log', '--format=%an %s', 'main')
          if (strategy === 'rebase')
            assert.match(titles, /Keeper Work in lane-a\nKeeper Work in lane-c\n/)
        })
    }))

  it('takes the strategy of the project, and the one of its plan in a rerun', () =>
    withWork(async folder => {
      writeFiles(folder, { '.kittify/config.yaml': 'merge:\n  strategy: merge\n' })
      child(folder, { action: 'merge', wishes: { strategy: 'rebase' }, killAt: 3 })
      const { stdout } = await merge(folder, '--strategy', 'squash')
      assert.match(stdout, /^Finished the merge of 042-lamps/)
      assert.match(stdout, /goes on as it was begun, with the strategy rebase\n/)
      assertMerged(folder, 'rebase')
    }))

  it('reads the strategy that the project has chosen', () =>
    withWork(async folder => {
      writeFiles(folder, { '.kittify/config.yaml': 'merge:\n  strategy: merge\n' })
      assert.equal(JSON.parse((await merge(folder, '--json')).stdout).strategy, 'merge')
      assertMerged(folder, 'merge')
    }))

  it('prints JSON as its schema says, and Markdown', () =>
    withWork(async original => {
      const fits = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(
        JSON.parse(readFileSync('schema/merge.schema.json', 'utf8')),
      )
      await withCopy(original, async folder => {
        const { stdout } = await merge(folder, '--json')
        fits(JSON.parse(stdout))
        assert.deepEqual(fits.errors, null)
      })
      const { stdout } = await merge(original, '--format', 'markdown')
      assert.match(stdout, /^### Merged `042-lamps` into `main`, now `[0-9a-f]{12}`\n/)
      assert.match(
        stdout,
        /\n\| `WP02` \| merged \| `[0-9a-f]{12}` \| 1 \| 2 \| 0 \| 1 \| \d\.\d\d s \| {2}\|\n/,
      )
    }))

  it('counts the work packages that lie in the target already', () =>
    withWork(
      async folder => {
        const { status, stdout } = await merge(folder)
        assert.equal(status, 0)
        assert.match(stdout, /WP09 {2}already/)
        assert.match(stdout, /4 events added/)
      },
      undefined,
      {
        rows: ['WP01', 'WP02', 'WP03', 'WP09'].flatMap((wp, at) => approved(at * 10, wp)),
        afterwards: folder => {
          const path = 'kitty-specs/042-lamps/lanes.json'
          const lanes = JSON.parse(readFileSync(join(folder, path), 'utf8'))
          lanes.lanes.push({ lane_id: 'lane-planning', wp_ids: ['WP09'], depends_on_lanes: [] })
          writeFiles(folder, { [path]: JSON.stringify(lanes) })
          git(folder, 'commit', '--quiet', '--all', '--message=Plan')
        },
      },
    ))

  it('unites what the target has got since with what the mission brings', () =>
    withWork(
      async folder => {
        for (const strategy of strategies)
          await withCopy(folder, async other => {
            assert.equal((await merge(other, '--strategy', strategy)).status, 0)
            const text = readFileSync(join(other, 'src/lamp.ts'), 'utf8')
            assert.equal(text, 'uno\ntwo\nthree\ncuatro\nfive\nsix\nsiete\n', strategy)
          })
      },
      undefined,
      {
        afterwards: folder => {
          writeFiles(folder, { 'src/lamp.ts': lamp(3, 'cuatro') })
          git(folder, 'commit', '--quiet', '--all', '--message=Move on')
        },
      },
    ))
})
