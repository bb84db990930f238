import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { main } from '../../cli/main.ts'
import { fog, lamps, through } from '../support/missions.ts'
import { git, withFolder, withRepository } from '../support/repository.ts'
import { logOf, transitionRow } from '../support/rows.ts'
import { cutover } from './cutover.ts'
import { Recorder, terminal } from './terminal.ts'

const withMissions = (run: (folder: string) => Promise<void>): Promise<void> =>
  withRepository({ ...lamps, ...fog }, run)

describe('cutover status', () => {
  it('lists all missions', () =>
    withMissions(async folder => {
      const { status, stdout } = await cutover(folder, 'status')
      assert.equal(status, 0)
      assert.equal(
        stdout,
        [
          '2 missions, 1 under way, 1 at 100 %, profile cutover',
          '  ███████░░░   66 %  042-lamps     3 for_review, 1 in_progress, 1 planned',
          '  ██████████  100 %  fog-01KQCCCC  1 done',
          '',
        ].join('\n'),
      )
    }))

  it('shows a mission as a board, in columns where there is room', () =>
    withMissions(async folder => {
      const now = () => new Date('2026-08-24T10:00:00Z')
      const wide = terminal({ cwd: folder, now, stdout: new Recorder({ columns: 90 }) })
      assert.equal(await main(['status', '--mission', '42'], wide), 0)
      assert.equal(
        wide.stdout.text,
        [
          '042-lamps  Lamps for all, software-dev, into main',
          '█████████████░░░░░░░ 66 % (3.3 of 5), 0 of 5 done, profile cutover',
          '',
          '  planned 1        in_progress 1    for_review 3',
          '',
          '  WP05 Build WP05  WP04 Build WP04  WP01 Build WP01',
          '  2 d              claude, 2 d      claude, 2 d',
          '  waits for WP04   waits for WP01',
          '                                    WP02 Build WP02',
          '                                    claude, 2 d',
          '',
          '                                    WP03 Build WP03',
          '                                    claude, 2 d',
          '',
        ].join('\n'),
      )
      const narrow = terminal({ cwd: folder, now, stdout: new Recorder({ columns: 40 }) })
      await main(['status', '--mission', '042-l'], narrow)
      assert.match(
        narrow.stdout.text,
        /in_progress 1\n {2}WP04 {2}Build WP04 {2}claude, 2 d; waits for WP01\n/,
      )
    }))

  it('says the same as JSON, with what the log reduces to', () =>
    withMissions(async folder => {
      const { stdout } = await cutover(folder, 'status', '--mission', 'lam', '--json')
      const [board] = JSON.parse(stdout).missions
      assert.equal(board.progress.percentage, 66)
      assert.equal(board.snapshot.summary.for_review, 3)
      assert.equal(board.snapshot.mission_number, '42')
      assert.deepEqual(board.lanes[0], { lane: 'planned', work_packages: ['WP05'] })
    }))

  it('is about the primary checkout, from a worktree too', () =>
    withMissions(async folder => {
      git(folder, 'worktree', 'add', '--quiet', '.worktrees/a')
      appendFileSync(
        join(folder, 'kitty-specs/fog-01KQCCCC/status.events.jsonl'),
        logOf(through(50, 'WP02', 'planned')),
      )
      const { stdout } = await cutover(join(folder, '.worktrees/a'), 'status')
      assert.match(stdout, /fog-01KQCCCC {2}1 done, 1 planned/)
    }))

  it('shows it again when something changes', () =>
    withMissions(async folder => {
      const bin = new URL('../../cli/bin.js', import.meta.url).pathname
      const child = spawn(process.execPath, [bin, 'status', '--mission', 'fog', '--watch'], {
        cwd: folder,
      })
      let text = ''
      const next = async (pattern: RegExp) => {
        while (!pattern.test(text)) {
          const [piece] = await once(child.stdout, 'data')
          text += piece
        }
      }
      await next(/100 %/)
      await new Promise(resolve => setTimeout(resolve, 300))
      const start = performance.now()
      appendFileSync(
        join(folder, 'kitty-specs/fog-01KQCCCC/status.events.jsonl'),
        logOf(through(50, 'WP02', 'planned')),
      )
      await next(/50 % \(1 of 2\)/)
      assert.ok(performance.now() - start < 1000)
      child.kill('SIGINT')
      assert.deepEqual(await once(child, 'exit'), [130, null])
    })).timeout(20_000)

  it('answers mistakes', () =>
    withFolder({ 'README.md': '' }, async folder => {
      assert.match((await cutover(folder, 'status')).stderr, /without `kitty-specs\/`/)
      mkdirSync(join(folder, 'kitty-specs'))
      assert.equal((await cutover(folder, 'status')).stdout, 'No missions in kitty-specs/\n')
      const { status, stderr } = await cutover(folder, 'status', '--mission', 'x')
      assert.deepEqual([status, /expected one in `kitty-specs\/`/.test(stderr)], [2, true])
      assert.match(
        (await cutover(folder, 'progress', '--profile', 'spec-kity')).stderr,
        /did you mean `spec-kitty`/,
      )
    }))

  it('prints nothing that could move a cursor', () =>
    withFolder(
      {
        'kitty-specs/a/meta.json': JSON.stringify({ friendly_name: '\u001b[2J<b>' }),
        'kitty-specs/a/status.events.jsonl': logOf([
          transitionRow(1, 'WP\u001b[31m', 'genesis', 'planned', { actor: '\u0007x' }),
        ]),
      },
      async folder => {
        for (const argv of [['status', '--mission', 'a'], ['progress'], ['status']]) {
          const { stdout } = await cutover(folder, ...argv)
          assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f]/)
        }
      },
    ))
})

describe('cutover progress', () => {
  it('prints one mission with its parts, and all in a row each', () =>
    withMissions(async folder => {
      assert.equal(
        (await cutover(folder, 'progress', '--mission', '42')).stdout,
        [
          '042-lamps  66 % (3.3 of 5), 0 of 5 done, profile cutover',
          '  WP01  for_review   0.9',
          '  WP02  for_review   0.9',
          '  WP03  for_review   0.9',
          '  WP04  in_progress  0.6',
          '  WP05  planned        0',
          '',
        ].join('\n'),
      )
      assert.match(
        (await cutover(folder, 'progress', '--profile', 'spec-kitty')).stdout,
        / 42 % {2}042-lamps/,
      )
    }))

  it('says the same number on every surface, under both profiles', () =>
    withMissions(async folder => {
      for (const profile of ['cutover', 'spec-kitty']) {
        const run = (...argv: readonly string[]) =>
          cutover(folder, ...argv, '--profile', profile).then(({ stdout }) => stdout)
        const all = JSON.parse(await run('progress', '--json')).missions
        const sync = JSON.parse(await run('progress', '--format', 'sync')).missions
        const listed = JSON.parse(await run('status', '--json')).missions
        const [text, list] = [await run('progress'), await run('status')]
        for (const [index, { mission, mission_slug, percentage }] of all.entries()) {
          const one = JSON.parse(await run('progress', '--mission', mission, '--json'))
          const path = join(folder, `.kittify/derived/${mission}/progress.json`)
          const written = JSON.parse(readFileSync(path, 'utf8'))
          const board = JSON.parse(await run('status', '--mission', mission, '--json')).missions[0]
          assert.deepEqual(
            [one, written, sync[index], listed[index].progress, board.progress].map(
              found => found.percentage,
            ),
            Array(5).fill(percentage),
          )
          assert.equal(written.profiles[profile], percentage)
          assert.ok(mission_slug)
          for (const surface of [text, list])
            assert.match(surface, new RegExp(` ${percentage} % {2,}${mission}`))
          assert.match(
            await run('status', '--mission', mission),
            new RegExp(` ${percentage} % \\(.*profile ${profile}`),
          )
        }
      }
    }))

  it('writes the same bytes for the same log, and only when they differ', () =>
    withMissions(async folder => {
      const path = join(folder, '.kittify/derived/042-lamps/progress.json')
      assert.ok(!existsSync(path))
      await cutover(folder, 'progress', '--format', 'sync')
      const [text, { mtimeMs }] = [readFileSync(path, 'utf8'), statSync(path)]
      assert.match(text, /^\{\n {2}"denominator": 5,\n/)
      await cutover(folder, 'progress', '--format', 'sync')
      assert.deepEqual([readFileSync(path, 'utf8'), statSync(path).mtimeMs], [text, mtimeMs])
    }))
})
