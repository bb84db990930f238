import assert from 'node:assert/strict'
import { once } from 'node:events'
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { appendRows } from '../../../missions/status/append.ts'
import { readLog } from '../../../missions/status/log.ts'
import { appendAtOnce, logBytes, startAppender } from '../../support/appenders.ts'
import { withRepository } from '../../support/repository.ts'
import { logOf, type RowFields, transitionRow, ulid } from '../../support/rows.ts'

const log = 'kitty-specs/lamps/status.events.jsonl'
const withMission = (content: string, run: (root: string) => Promise<void>): Promise<void> =>
  withRepository({ [log]: content }, run)

const append = (root: string, ...rows: readonly RowFields[]) =>
  appendRows({ root, mission: 'lamps', log, rows })

const row = transitionRow(1, 'WP01', 'genesis', 'planned')
const approved = transitionRow(1, 'WP01', 'in_review', 'approved')
const next = transitionRow(2, 'WP02', 'genesis', 'planned', { reason: 'größer' })

describe('appendRows', () => {
  it('writes the bytes that Spec Kitty writes', () =>
    withMission('', async root => {
      assert.deepEqual(await append(root, next), { written: 1, torn: undefined })
      assert.equal(
        readFileSync(join(root, log), 'utf8'),
        '{"actor": "claude", "at": "2026-08-21T10:00:02.000001+00:00", "event_id": "01KQBTVDHK0000000000000002", "evidence": null, "execution_mode": "worktree", "force": false, "from_lane": "genesis", "mission_slug": "lamps", "policy_metadata": null, "reason": "gr\\u00f6\\u00dfer", "review_ref": null, "to_lane": "planned", "wp_id": "WP02"}\n',
      )
      assert.ok(existsSync(join(root, '.git/spec-kitty-locks/lamps.status.lock')))
    }))

  it('writes an event once, and refuses another one of its id', () =>
    withMission('', async root => {
      await append(root, row)
      const before = logBytes(root)
      assert.deepEqual(await append(root, row), { written: 0, torn: undefined })
      assert.deepEqual(logBytes(root), before)
      await assert.rejects(append(root, { ...row, wp_id: 'WP09' }), /another content/)
      await assert.rejects(append(root, next, { ...next, wp_id: 'WP09' }), /another content/)
      assert.equal((await append(root, row, next)).written, 1)
    }))

  it('puts a torn line aside, byte for byte, and closes one that is whole', () =>
    withMission(`${JSON.stringify(row)}\n{"actor": "cl`, async root => {
      const { torn } = await append(root, next)
      assert.equal(torn?.bytes, 13)
      assert.equal(readFileSync(join(root, '.git', torn?.path ?? ''), 'utf8'), '{"actor": "cl')
      assert.equal(readLog(logBytes(root)).rows.length, 2)
      const third = transitionRow(3, 'WP03', 'genesis', 'planned')
      writeFileSync(join(root, log), logBytes(root).toString().trimEnd())
      await append(root, third)
      assert.deepEqual(readLog(logBytes(root)).findings, [])
      assert.equal(readLog(logBytes(root)).rows.length, 3)
    }))

  it('refuses rows that nobody may write', () =>
    withMission(logOf([approved]), async root => {
      const before = logBytes(root)
      const refused: readonly (readonly [RowFields, RegExp])[] = [
        [transitionRow(2, 'WP01', 'planned', 'done'), /no edge from `planned` to `done`/],
        [transitionRow(2, 'WP01', 'planned', 'genesis', { force: true }), /no lane to go to/],
        [transitionRow(2, 'WP01', 'done', 'planned', { force: true }), /force needs a reason/],
        [
          transitionRow(2, 'WP01', 'planned', 'claimed'),
          /it is in `approved` and not in `planned`/,
        ],
        [transitionRow(2, 'WP09', 'planned', 'claimed'), /it is in `genesis` and not in `planned`/],
        [{ ...row, event_id: '' }, /expected a ULID/],
        [transitionRow(2, 'WP01', 'approved', 'done'), /lacks: approval/],
        [transitionRow(2, 'WP01', 'in_review', 'in_progress'), /lacks: review result/],
        [transitionRow(2, 'WP01', 'approved', 'planned'), /lacks: review reference/],
        [{ ...row, at: undefined }, /expected a text as `at`/],
      ]
      for (const [bad, message] of refused) await assert.rejects(append(root, bad), message)
      assert.deepEqual(logBytes(root), before)
      const evidence = { review: { reviewer: 'r', verdict: 'approved', reference: 5 } }
      await assert.rejects(
        append(root, transitionRow(2, 'WP01', 'approved', 'done', { evidence })),
        /lacks/,
      )
      const review = { reviewer: 'r', verdict: 'approved', reference: 'x' }
      const done = transitionRow(3, 'WP01', 'approved', 'done', { evidence: { review } })
      assert.equal((await append(root, done)).written, 1)
    }))

  it('lets several processes append at once beside a reader', () =>
    withMission('', async root => {
      assert.ok((await appendAtOnce(root, 8, 15)) > 0)
    })).timeout(60_000)

  it('leaves a readable log when it is killed', () =>
    withMission('', async root => {
      for (let round = 0; round < 8; round += 1) {
        const said = await killedAfter(root, round)
        const { rows, findings } = readLog(logBytes(root))
        assert.deepEqual(findings, [])
        const ids = new Set(rows.map(one => ('eventId' in one ? one.eventId : '')))
        assert.deepEqual(
          said.filter(number => !ids.has(ulid(number))),
          [],
        )
        if (round % 2 === 0) appendFileSync(join(root, log), '{"actor": "torn')
      }
      await append(root, transitionRow(999_999, 'WP01', 'genesis', 'planned'))
      const { findings, tail } = readLog(logBytes(root))
      assert.deepEqual([findings, tail.length], [[], 0])
    })).timeout(60_000)
})

/** Kills a process that appends, and returns the numbers that it called written. */
async function killedAfter(root: string, round: number): Promise<readonly number[]> {
  const child = startAppender(root, round * 1000, 1000)
  let said = ''
  child.stdout.on('data', piece => {
    said += piece
  })
  await once(child.stdout, 'data')
  await new Promise(resolve => setTimeout(resolve, 7 * round))
  child.kill('SIGKILL')
  const [, signal] = await once(child, 'close')
  assert.equal(signal, 'SIGKILL')
  return said.trim().split('\n').map(Number)
}
