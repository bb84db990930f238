import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { inOrder } from '../../../missions/merge/plan/order.ts'
import { cutover } from '../../cli/cutover.ts'
import { approved, withLanes } from '../../support/lanes.ts'
import { apart, lamp } from '../../support/merging.ts'
import { through } from '../../support/missions.ts'
import { git, writeFiles } from '../../support/repository.ts'

const fits = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync('schema/merge-forecast.schema.json', 'utf8')),
)

const forecast = async (folder: string, ...more: readonly string[]) => {
  const argv = ['merge', '--mission', '42', '--dry-run', '--json', ...more]
  const { status, stdout, stderr } = await cutover(folder, ...argv)
  assert.equal(stderr, '')
  const value = JSON.parse(stdout)
  fits(value)
  assert.deepEqual(fits.errors, null)
  const told = value.steps.map((one: { wp: string; state: string; reason: string | null }) =>
    [one.wp, one.state, one.reason].filter(Boolean).join(' '),
  )
  return { status, told, value }
}

/** Everything in git's folder, by path and bytes. */
const inside = (folder: string): string =>
  execFileSync('find', ['.git', '-type', 'f', '-exec', 'sha1sum', '{}', '+'], {
    cwd: folder,
  }).toString()

describe('cutover merge --dry-run', () => {
  it('says that lanes merge which do not meet, and writes nothing', () =>
    withLanes(apart, { dependencies: { WP01: ['WP03'] } }, async folder => {
      const before = inside(folder)
      const { status, told, value } = await forecast(folder)
      assert.equal(status, 0)
      assert.deepEqual(told, ['WP02 clean', 'WP03 clean', 'WP01 clean'])
      assert.deepEqual(
        value.steps.map((one: { commits: number; files: number }) => [one.commits, one.files]),
        [
          [1, 2],
          [1, 1],
          [1, 2],
        ],
      )
      assert.deepEqual([value.target_merge.state, value.target_merge.behind], ['clean', 0])
      assert.equal(inside(folder), before)
      assert.equal(git(folder, 'status', '--short'), '')
    }))

  it('names the paths in which lanes meet, and what waits for them', () => {
    const lanes = { ...apart, 'lane-b': { 'src/lamp.ts': lamp(0, 'eins') } }
    return withLanes(lanes, { dependencies: { WP03: ['WP02'] } }, async folder => {
      const { status, told, value } = await forecast(folder)
      assert.equal(status, 1)
      assert.deepEqual(told, ['WP01 clean', 'WP02 conflict', 'WP03 blocked WP02'])
      const hunks = [{ line: 1, ours: ['uno'], theirs: ['eins'] }]
      assert.deepEqual(value.steps[1].conflicts, [
        { path: 'src/lamp.ts', kind: 'both changed', hunks },
      ])
      assert.match(value.steps[1].messages.join('\n'), /CONFLICT \(content\)/)
      const { stdout } = await cutover(folder, 'merge', '--mission', '42', '--dry-run')
      assert.match(stdout, /^042-lamps would not merge into main/)
      assert.match(
        stdout,
        /WP02 \(kitty\/mission-042-lamps-lane-b\) conflicts in\n {2}src\/lamp.ts {2}both changed, 1 place \(line 1\)\n/,
      )
    })
  })

  it('tells what is missing, not approved, or merged already', () => {
    const rows = [
      ...approved(0, 'WP01'),
      ...through(20, 'WP02', 'planned', 'claimed'),
      ...approved(30, 'WP03'),
    ]
    const afterwards = (folder: string) => {
      git(folder, 'branch', '--quiet', '-D', 'kitty/mission-042-lamps-lane-c')
      git(folder, 'checkout', '--quiet', 'kitty/mission-042-lamps')
      git(folder, 'merge', '--quiet', 'kitty/mission-042-lamps-lane-a')
      git(folder, 'checkout', '--quiet', 'main')
    }
    return withLanes(apart, { rows, afterwards }, async folder => {
      const { told, value } = await forecast(folder)
      assert.deepEqual(told, ['WP01 already', 'WP02 not-approved claimed', 'WP03 missing'])
      assert.equal(value.steps[1].is_stale, true)
    })
  })

  it('holds the whole against a target that moved on, and names what both changed', () => {
    const commit = (folder: string, text: string) => {
      writeFiles(folder, { 'src/lamp.ts': text })
      git(folder, 'commit', '--quiet', '--all', '--message=Move on')
    }
    return withLanes(
      apart,
      { afterwards: folder => commit(folder, lamp(3, 'cuatro')) },
      async folder => {
        const clean = await forecast(folder)
        assert.deepEqual(clean.value.target_merge, {
          state: 'clean',
          conflicts: [],
          messages: [],
          behind: 1,
          touched_by_both: ['src/lamp.ts'],
        })
        commit(folder, lamp(0, 'un'))
        const { status, value } = await forecast(folder)
        assert.deepEqual([status, value.target_merge.state], [1, 'conflict'])
        assert.deepEqual(
          value.target_merge.conflicts.map((one: { path: string }) => one.path),
          ['src/lamp.ts'],
        )
      },
    )
  })

  it('names hooks and signing, and what it needs', () =>
    withLanes(apart, {}, async folder => {
      const hook = join(folder, '.git/hooks/pre-merge-commit')
      writeFiles(folder, { '.git/hooks/pre-merge-commit': '#!/bin/sh\nexit 1\n' })
      chmodSync(hook, 0o755)
      git(folder, 'config', 'commit.gpgSign', 'true')
      const { value } = await forecast(folder)
      assert.deepEqual([value.hooks, value.signs], [['pre-merge-commit'], true])
      const run = async (...argv: readonly string[]) =>
        (await cutover(folder, 'merge', ...argv)).stderr
      assert.match(await run('--dry-run'), /expected one by `--mission`/)
      assert.match(await run('--mission', '42', '--dry-run', '--target', 'x'), /branch `x`/)
    }))
})

describe('inOrder', () => {
  const item = (id: string, ...after: readonly string[]) => ({ id, after })
  const order = (...items: Parameters<typeof inOrder>[0]) => inOrder(items).map(({ id }) => id)

  it('puts each behind what it names, else by name, and finds circles', () => {
    assert.deepEqual(order(item('c'), item('a', 'b'), item('b', 'x'), item('d', 'a')), [
      'b',
      'a',
      'c',
      'd',
    ])
    assert.throws(() => order(item('a', 'b'), item('b', 'a')), /circle of dependencies.*: a, b/)
  })
})
