import assert from 'node:assert/strict'
import { appendFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { type LiveLog, readLive } from '../../../missions/status/live-log.ts'
import { readLog } from '../../../missions/status/log.ts'
import { snapshotOf } from '../../../missions/status/reduce.ts'
import { withFolder } from '../../support/repository.ts'
import { annotationRow, logOf, transitionRow } from '../../support/rows.ts'

const row = transitionRow(1, 'WP01', 'genesis', 'planned')
const read = (text: string | Buffer) => readLog(Buffer.from(text))
const codes = (text: string | Buffer) =>
  read(text).findings.map(({ line, offset, message }) => `${line} ${offset} ${message}`)

describe('the event log', () => {
  it('reads every shape of row that history has', () => {
    const shapes = [
      row,
      { ...row, mission_slug: undefined, feature_slug: '042-lamps', policy_metadata: undefined },
      { ...row, work_package_id: 'WP01', feature_slug: 'a', mission_slug: undefined },
      { ...row, mission_id: '01KQ', legacy_aggregate_id: 'x', review_result: null },
      { ...row, execution_mode: 'unknown', actor: 'migration' },
      { ...row, actor: { role: 'reviewer', profile: null, tool: 'claude', model: null } },
      { event_type: 'WPCreated', timestamp: 'x', payload: {} },
      {
        type: 'RetrospectiveCaptured',
        wp_id: 'WP01',
        actor: { display: null, id: 'x', kind: 'y' },
      },
      { event_name: 'retrospective.requested' },
      annotationRow(2, 'WP1', { shell_pid: '7' }),
    ]
    const { rows, findings } = read(logOf(shapes))
    assert.deepEqual(findings, [])
    assert.deepEqual(
      rows.map(({ kind }) => kind),
      [...Array(6).fill('transition'), 'other', 'other', 'other', 'annotation'],
    )
  })

  it('loses no good row to a bad one, and says which it is', () => {
    const line = `${JSON.stringify(row)}\n`
    const bad = [
      '{"torn": ',
      '[]',
      JSON.stringify({ ...row, to_lane: 'doing' }),
      JSON.stringify({ ...row, kind: 'other' }),
      JSON.stringify({ ...row, at: undefined }),
      JSON.stringify({ ...row, actor: { tool: 'x' } }),
      JSON.stringify({ ...row, evidence: { review: {} } }),
      JSON.stringify({ ...annotationRow(2, 'WP01', {}), event_id: 'short' }),
      JSON.stringify(annotationRow(2, 'WP01', { subtasks: { T1: 'finished' } })),
      JSON.stringify(annotationRow(2, 'WP01', { shell_pid: 'x' })),
      JSON.stringify(annotationRow(2, 'WP01', { note: { toString: 1, valueOf: 1 } })),
      JSON.stringify(annotationRow(2, 'WP01', { agent: [] })),
      JSON.stringify({ ...row, actor: [1] }),
      `{"actor": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
    ]
    for (const text of bad) {
      const { rows, findings } = read(`${line}\n${text}\r\n${line}`)
      assert.equal(rows.length, 2, text)
      assert.deepEqual(
        findings.map(one => [one.line, one.offset]),
        [[3, line.length + 1]],
        text,
      )
    }
    assert.match(codes(Buffer.from([0xff, 0x0a]))[0] ?? '', /expected UTF-8/)
  })
})

const withLog = <Result>(run: (path: string, look: (before?: LiveLog) => LiveLog) => Result) =>
  withFolder({ log: '' }, folder =>
    run(join(folder, 'log'), before => readLive(folder, { path: 'log' }, before)),
  )

describe('a log that grows', () => {
  it('is read from where it was read to', () =>
    withLog((path, look) => {
      writeFileSync(
        path,
        logOf(
          Array.from({ length: 200 }, (_, at) => transitionRow(at, 'WP01', 'planned', 'claimed')),
        ),
      )
      const first = look()
      const more = logOf([transitionRow(300, 'WP02', 'genesis', 'planned')])
      appendFileSync(path, more)
      const second = look(first)
      assert.ok(second.bytesRead <= more.length + 256)
      assert.equal(snapshotOf(second.folded).event_count, 201)
      assert.equal(look(second).bytesRead, 256)
    }))

  it('is read anew when it was rewritten, cut off, replaced, or got a row of an earlier time', () =>
    withLog((path, look) => {
      const [one, two, three] = [1, 2, 3].map(at =>
        transitionRow(at, `WP0${at}`, 'genesis', 'planned'),
      )
      assert.ok(one && two && three)
      const changes: readonly (() => void)[] = [
        () => writeFileSync(path, logOf([{ ...one, wp_id: 'WP07' }, three])),
        () => writeFileSync(path, logOf([one])),
        () => {
          rmSync(path)
          writeFileSync(path, logOf([one, three, { ...two, wp_id: 'WP09' }]))
        },
        () => appendFileSync(path, logOf([two])),
      ]
      for (const change of changes) {
        writeFileSync(path, logOf([one, three]))
        const before = look()
        change()
        assert.deepEqual(snapshotOf(look(before).folded), snapshotOf(look().folded))
      }
    }))

  it('says the same in however many pieces it comes', () =>
    withLog((path, look) =>
      fc.assert(
        fc.property(
          fc.array(fc.nat(59), { maxLength: 20 }),
          fc.array(fc.nat(4000)),
          (numbers, cuts) => {
            const text = Buffer.from(
              `${logOf(numbers.map(at => transitionRow(at, `WP0${at % 5}`, 'planned', 'claimed', { reason: 'ü€' })))}torn`,
            )
            writeFileSync(path, '')
            let log = look()
            for (const cut of [...cuts.toSorted((a, b) => a - b), text.length]) {
              writeFileSync(path, text.subarray(0, cut))
              log = look(log)
            }
            assert.deepEqual(snapshotOf(log.folded), snapshotOf(look().folded))
            assert.deepEqual(
              log.findings.filter(one => one.code !== 'duplicate-id'),
              look().findings.filter(one => one.code !== 'duplicate-id'),
            )
          },
        ),
        { numRuns: 60 },
      ),
    ))

  it('takes a last line without its end that belongs before the others', () =>
    withLog((path, look) => {
      const late = {
        ...row,
        wp_id: 'WP02',
        at: '2020-01-01T00:00:00Z',
        event_id: `${'0'.repeat(25)}Z`,
      }
      writeFileSync(path, logOf([row]))
      const before = look()
      appendFileSync(path, JSON.stringify(late))
      for (const log of [look(before), look()]) assert.equal(snapshotOf(log.folded).event_count, 2)
    }))

  it('takes a last line without its end, where it is whole', () =>
    withLog((path, look) => {
      writeFileSync(path, logOf([row]).trimEnd())
      assert.equal(snapshotOf(look().folded).event_count, 1)
      assert.deepEqual(
        look().findings.map(one => one.code),
        ['no-line-end'],
      )
      appendFileSync(path, '\n{"half')
      assert.deepEqual(
        look().findings.map(one => one.code),
        ['torn-line'],
      )
      rmSync(path)
      assert.deepEqual(
        look().findings.map(one => one.code),
        ['no-log'],
      )
    }))
})
