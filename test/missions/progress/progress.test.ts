import assert from 'node:assert/strict'
import fc from 'fast-check'
import { displayLanes, type Lane, lanes } from '../../../core/lanes.ts'
import { roundHalfEven } from '../../../core/round.ts'
import { type ProfileName, profileNames, profiles } from '../../../missions/progress/profiles.ts'
import { progressOf } from '../../../missions/progress/progress.ts'
import type { WorkPackages } from '../../../missions/status/snapshot.ts'

const state = (lane: Lane) => ({
  lane,
  actor: '',
  last_transition_at: null,
  last_event_id: null,
  force_count: 0,
})

interface Case {
  readonly blocked?: Readonly<Record<string, Lane>>
  readonly files?: readonly string[]
}

/** The progress of work packages WP01, WP02, ... in some lanes. */
function measure(
  held: readonly Lane[],
  profile: ProfileName,
  { blocked = {}, files = [] }: Case = {},
) {
  const workPackages: WorkPackages = Object.fromEntries(
    held.map((lane, index) => [`WP${String(index + 1).padStart(2, '0')}`, state(lane)]),
  )
  return progressOf(
    { workPackages, blockedLanes: new Map(Object.entries(blocked)), files },
    profile,
  )
}

const percentages = (held: readonly Lane[], more: Case = {}) =>
  profileNames.map(name => measure(held, name, more).percentage)

const of = (count: number, lane: Lane): readonly Lane[] => Array(count).fill(lane)

describe('the formula', () => {
  it('says what a person expects of three in review and one begun', () => {
    const held: readonly Lane[] = [...of(3, 'for_review'), 'in_progress', 'planned']
    assert.deepEqual(percentages(held), [66, 42])
    const { numerator, denominator, done_count } = measure(held, 'cutover')
    assert.deepEqual([numerator, denominator, done_count], [3.3, 5, 0])
  })

  it('does not count what is canceled, and says so', () => {
    const held: readonly Lane[] = [...of(4, 'done'), 'canceled']
    assert.deepEqual(percentages(held), [100, 80])
    const { total_count, left_out, per_lane_counts, done_percentage } = measure(held, 'cutover')
    assert.deepEqual([total_count, left_out, done_percentage], [4, ['WP05'], 100])
    assert.deepEqual(per_lane_counts, { done: 4, canceled: 1 })
  })

  it('lets a blocked work package keep what it had', () => {
    assert.deepEqual(
      percentages(['done', 'blocked'], { blocked: { WP02: 'for_review' } }),
      [95, 50],
    )
  })

  it('counts a work package that has a file and no event as planned', () => {
    const files = ['WP01', 'WP02']
    assert.deepEqual(percentages(['done'], { files }), [50, 100])
    assert.deepEqual(measure(['done'], 'cutover', { files }).per_lane_counts, {
      done: 1,
      planned: 1,
    })
    assert.deepEqual(measure(['done'], 'spec-kitty', { files }).left_out, ['WP02'])
  })

  it('is zero where there is nothing', () => {
    assert.deepEqual(percentages([]), [0, 0])
    assert.deepEqual(percentages(['canceled']), [0, 0])
    assert.deepEqual(percentages(['approved', 'uninitialized']), [47.5, 40])
  })

  it('names its profile and what it means', () => {
    for (const name of profileNames) {
      const { profile, progress_semantics } = measure(['done'], name)
      assert.deepEqual([profile, progress_semantics], [name, profiles[name].semantics])
    }
  })
})

const anyLanes = fc.array(fc.constantFrom(...lanes), { maxLength: 30 })
const anyProfile = fc.constantFrom(...profileNames)

/** The way of work that is done: each lane is further than the one before. */
const way = [
  'planned',
  'claimed',
  'in_progress',
  'for_review',
  'in_review',
  'approved',
  'done',
] as const

describe('progress', () => {
  it('lies between 0 and 100', () =>
    fc.assert(
      fc.property(anyLanes, anyProfile, (held, name) => {
        const { percentage, done_percentage } = measure(held, name)
        for (const value of [percentage, done_percentage]) assert.ok(value >= 0 && value <= 100)
      }),
    ))

  it('never falls when one work package moves forward', () =>
    fc.assert(
      fc.property(anyLanes, anyProfile, fc.nat(way.length - 2), (held, name, at) => {
        const [lane, next] = [way[at], way[at + 1]]
        if (!lane || !next) return
        const [before, after] = [measure([lane, ...held], name), measure([next, ...held], name)]
        assert.ok(after.percentage >= before.percentage)
      }),
    ))

  it('is the sum of its parts', () =>
    fc.assert(
      fc.property(anyLanes, anyProfile, (held, name) => {
        const { per_wp, total_count, left_out, per_lane_counts } = measure(held, name)
        assert.equal(per_wp.length, total_count)
        assert.equal(total_count + left_out.length, held.length)
        assert.equal(
          Object.values(per_lane_counts).reduce((sum, one) => sum + one, 0),
          held.length,
        )
      }),
    ))

  it('has a weight for every lane of a board', () => {
    for (const name of profileNames)
      assert.deepEqual(Object.keys(profiles[name].weights).toSorted(), lanes.toSorted())
    assert.equal(displayLanes.length, 9)
  })
})

describe('roundHalfEven', () => {
  const cases: readonly (readonly [number, number, number])[] = [
    [91.25, 1, 91.2],
    [6.25, 1, 6.2],
    [6.75, 1, 6.8],
    [0.5, 0, 0],
    [1.5, 0, 2],
    [2.5, 0, 2],
    [66.66666666, 4, 66.6667],
    [0.125, 2, 0.12],
    [1.005, 2, 1],
    [100, 4, 100],
  ]
  for (const [value, places, rounded] of cases)
    it(`gives ${rounded} for ${value} at ${places}`, () =>
      assert.equal(roundHalfEven(value, places), rounded))
})
