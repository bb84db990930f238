import assert from 'node:assert/strict'
import fc from 'fast-check'
import { lanes } from '../../../core/lanes.ts'
import { decodeRow } from '../../../missions/status/decode.ts'
import { blockedLanes, extend, fold, snapshotOf } from '../../../missions/status/reduce.ts'
import { annotationRow, type RowFields, transitionRow, ulid } from '../../support/rows.ts'

const rowsOf = (fields: readonly RowFields[]) =>
  fields.map((row, index) => decodeRow(row, index + 1))
const reduce = (...fields: readonly RowFields[]) => snapshotOf(fold(rowsOf(fields)))
const laneOf = (...fields: readonly RowFields[]) => reduce(...fields).work_packages['WP01']?.lane

const seeded = transitionRow(1, 'WP01', 'genesis', 'planned')

describe('the reducer', () => {
  it('takes the last row in time, whatever the file says', () => {
    const claim = transitionRow(2, 'WP01', 'planned', 'claimed')
    const start = transitionRow(3, 'WP01', 'claimed', 'in_progress')
    assert.equal(laneOf(start, seeded, claim), 'in_progress')
    assert.equal(laneOf(seeded), 'planned')
  })

  it('compares times as texts: a fraction comes before Z', () => {
    const whole = transitionRow(2, 'WP01', 'planned', 'claimed', { at: '2026-08-21T10:00:00Z' })
    const fraction = transitionRow(3, 'WP01', 'claimed', 'in_progress', {
      at: '2026-08-21T10:00:00.5Z',
    })
    assert.equal(laneOf(fraction, whole), 'claimed')
  })

  it('counts the first row of an id in the file', () => {
    const first = transitionRow(2, 'WP01', 'planned', 'claimed')
    const second = { ...first, to_lane: 'blocked' }
    const snapshot = reduce(seeded, first, second)
    assert.equal(snapshot.work_packages['WP01']?.lane, 'claimed')
    assert.equal(snapshot.event_count, 2)
  })

  it('lets a rollback of one instant win, by a review or by its reference', () => {
    const at = '2026-08-21T11:00:00Z'
    const back = transitionRow(5, 'WP01', 'in_review', 'in_progress', { at })
    const on = transitionRow(6, 'WP01', 'in_review', 'approved', { at })
    assert.equal(laneOf(seeded, back, on), 'in_progress')
    const later = { ...on, at: '2026-08-21T11:00:01Z' }
    assert.equal(laneOf(seeded, back, later), 'approved')
    const old = transitionRow(5, 'WP01', 'for_review', 'in_progress', { at, review_ref: 'r' })
    assert.equal(laneOf(seeded, old, on), 'in_progress')
    assert.equal(laneOf(seeded, { ...old, review_ref: null }, on), 'approved')
  })

  it('keeps run-time facts, and folds annotations behind everything', () => {
    const policy = { agent: 'codex', shell_pid: 7 }
    const claim = transitionRow(2, 'WP01', 'planned', 'claimed', { policy_metadata: policy })
    const state = reduce(
      annotationRow(50, 'WP01', { agent: '', note: 'a', subtasks: { T1: 'planned', T2: 'done' } }),
      annotationRow(51, 'WP01', {
        note: 'b',
        subtasks: { T1: 'done' },
        tracker_refs: ['#1', '#2'],
      }),
      seeded,
      claim,
      transitionRow(3, 'WP01', 'claimed', 'in_progress', { force: true }),
    ).work_packages['WP01']
    assert.deepEqual(
      [state?.agent, state?.shell_pid, state?.notes, state?.subtasks, state?.force_count],
      ['codex', 7, ['a', 'b'], { T1: 'done', T2: 'done' }, 1],
    )
    const released = reduce(
      seeded,
      claim,
      annotationRow(52, 'WP01', { release_runtime_claim: true }),
    )
    assert.equal(released.work_packages['WP01']?.agent, null)
    const replaced = reduce(
      annotationRow(53, 'WP09', { tracker_refs: ['#1'], tracker_refs_replace: ['#3', '#3'] }),
    )
    assert.deepEqual(replaced.work_packages['WP09']?.tracker_refs, ['#3'])
    assert.equal(replaced.work_packages['WP09']?.lane, 'uninitialized')
    assert.equal(
      Object.values(replaced.summary).reduce((sum, one) => sum + one),
      0,
    )
  })

  it('takes an override back that is empty, and keeps half of one', () => {
    const override = { at: 'x', actor: 'y', wp_id: 'WP01', reason: '' }
    const review = (value: RowFields) =>
      reduce(seeded, annotationRow(52, 'WP01', { review: value })).work_packages['WP01']?.review
    assert.deepEqual(review(override), override)
    assert.equal(review({ at: '', actor: '', wp_id: '', reason: '' }), null)
  })

  it('says what a review said, and an explicit nothing where it said nothing', () => {
    const result = { reviewer: 'r', verdict: 'approved', reference: 'x', more: 1 }
    const review = (fields: RowFields) =>
      reduce(seeded, transitionRow(4, 'WP01', 'in_review', 'approved', fields)).work_packages[
        'WP01'
      ]
    assert.deepEqual(review({ review_result: result })?.review_result, {
      reviewer: 'r',
      verdict: 'approved',
      reference: 'x',
    })
    assert.equal(review({})?.review_result, null)
    assert.ok(!('review_result' in (reduce(seeded).work_packages['WP01'] ?? {})))
  })

  it('knows where a work package was blocked', () => {
    const start = transitionRow(2, 'WP01', 'claimed', 'in_progress')
    const block = transitionRow(3, 'WP01', 'in_progress', 'blocked')
    const again = transitionRow(4, 'WP01', 'blocked', 'blocked', { force: true })
    assert.deepEqual(
      [...blockedLanes(fold(rowsOf([seeded, start, block, again])))],
      [['WP01', 'in_progress']],
    )
  })

  it('takes no slug that leads out of a folder', () => {
    assert.equal(reduce({ ...seeded, mission_slug: '../../etc' }).mission_slug, '')
    const old = { ...seeded, feature_slug: '042-lamps', mission_slug: undefined }
    assert.equal(reduce(old).mission_slug, '042-lamps')
  })

  it('follows the rows of a retrospective', () => {
    const row = (number: number, name: string, payload: RowFields = {}) => ({
      event_id: ulid(number),
      at: `2026-01-01T00:00:0${number}Z`,
      event_name: `retrospective.${name}`,
      payload,
    })
    const { retrospective } = reduce(
      row(1, 'requested', { mode: { value: 'autonomous' } }),
      row(2, 'proposal.generated'),
      row(3, 'completed', { record_path: 'a.yaml' }),
    )
    const odd = {
      event_name: 'retrospective.failed',
      event_id: {},
      at: { toString: 1, valueOf: 1 },
    }
    assert.equal(reduce(odd, odd).retrospective?.status, 'failed')
    assert.deepEqual(
      [retrospective?.status, retrospective?.record_path, retrospective?.proposals_pending],
      ['completed', 'a.yaml', 1],
    )
  })
})

const wp = fc.constantFrom('WP01', 'WP02', 'WP03')
const lane = fc.constantFrom(...lanes)
const anyRow = fc.oneof(
  fc
    .tuple(fc.nat(60), wp, lane, lane, fc.boolean(), fc.constantFrom(null, 'r'))
    .map(([number, id, from, to, force, ref]) =>
      transitionRow(number, id, from, to, { force, review_ref: ref }),
    ),
  fc
    .tuple(fc.nat(59), wp, fc.string())
    .map(([number, id, note]) => annotationRow(number, id, { note })),
)

describe('the reduced state', () => {
  it('does not depend on the order of lines of different times, or on duplicates', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(anyRow, { selector: row => row['event_id'], maxLength: 40 }),
        fc.infiniteStream(fc.nat()),
        (rows, seeds) => {
          const shuffled = rows
            .map(row => ({ row, key: seeds.next().value ?? 0 }))
            .toSorted((left, right) => left.key - right.key)
            .map(({ row }) => row)
          const transitions = shuffled.filter(row => row['kind'] !== 'annotation')
          assert.deepEqual(
            snapshotOf(fold(rowsOf([...shuffled, ...transitions]))),
            snapshotOf(fold(rowsOf(rows))),
          )
        },
      ),
    ))

  it('is the same when rows are added in two readings, unless they belong before', () =>
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 40 }), fc.nat(40), (rows, cut) => {
        const all = rowsOf(rows)
        const grown = extend(fold(all.slice(0, cut)), all.slice(cut))
        if (grown) assert.deepEqual(snapshotOf(grown), snapshotOf(fold(all)))
      }),
    ))
})
