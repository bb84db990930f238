import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type CheckFinding, countsOf, type Problem, passes } from '../../core/check.ts'
import { ruleNames } from '../../core/check-rules.ts'
import { type Judgement, judge } from '../../core/judge.ts'
import { suppressionsIn } from '../../core/suppression.ts'

const none: Judgement = {
  severities: new Map(),
  suppressions: new Map(),
  baseline: new Set(),
  asked: new Set(ruleNames),
}

const problem = (line: number, message = 'Unexpected fog'): Problem => ({
  rule: 'dead-link',
  path: 'docs/lamp.md',
  line,
  column: 1,
  message,
})

const stateOf = (findings: readonly CheckFinding[]) =>
  findings.map(({ rule, line, state }) => `${state} ${rule} ${line}`)

describe('judge', () => {
  it('takes the severity of the table, or that of a run, or drops the rule', () => {
    const of = (severity: 'info' | 'off' | undefined) =>
      judge([problem(1)], {
        ...none,
        severities: new Map(severity === undefined ? [] : [['dead-link', severity]]),
      }).map(one => one.severity)
    assert.deepEqual([of(undefined), of('info'), of('off')], [['error'], ['info'], []])
  })

  it('suppresses the line that a suppression covers and no other', () => {
    const suppressions = new Map([
      ['docs/lamp.md', suppressionsIn('\n<!-- cutover-ignore-next-line dead-link: gone -->\n')],
    ])
    const findings = judge([problem(1), problem(2), problem(3)], { ...none, suppressions })
    assert.deepEqual(stateOf(findings), [
      'new dead-link 1',
      'new dead-link 2',
      'suppressed dead-link 3',
    ])
    assert.equal(findings[2]?.reason, 'gone')
  })

  it('suppresses a rule in a whole file, also what has no line', () => {
    const suppressions = new Map([
      ['docs/lamp.md', suppressionsIn('<!-- cutover-ignore-file dead-link: gone -->')],
    ])
    const { line: _, column: __, ...whole } = problem(1)
    const findings = judge([problem(7), whole, { ...whole, path: 'docs/oil.md' }], {
      ...none,
      suppressions,
    })
    assert.deepEqual(stateOf(findings), [
      'suppressed dead-link null',
      'suppressed dead-link 7',
      'new dead-link null',
    ])
  })

  it('tells of a suppression that nothing needs, if its rule was asked', () => {
    const suppressions = new Map([
      ['docs/lamp.md', suppressionsIn('\n# cutover-ignore-line twin: apart\n')],
    ])
    assert.deepEqual(
      judge([], { ...none, suppressions }).map(({ rule, line, message }) => [rule, line, message]),
      [
        [
          'unused-suppression',
          2,
          'Unexpected suppression of `twin`, expected something to suppress',
        ],
      ],
    )
    assert.deepEqual(judge([], { ...none, suppressions, asked: new Set(['dead-link']) }), [])
  })

  it('tells of no unused suppression of a rule that is off', () => {
    const suppressions = new Map([
      ['docs/lamp.md', suppressionsIn('<!-- cutover-ignore-line dead-link: gone -->')],
    ])
    const severities = new Map([['dead-link', 'off']] as const)
    assert.deepEqual(judge([problem(1)], { ...none, suppressions, severities }), [])
  })

  it('lets no suppression suppress what is said of suppressions', () => {
    const text = '# cutover-ignore-file bad-suppression: no\n# cutover-ignore-line twin\n'
    const findings = judge([], { ...none, suppressions: new Map([['a', suppressionsIn(text)]]) })
    assert.deepEqual(stateOf(findings), ['new unused-suppression 1', 'new bad-suppression 2'])
  })

  it('knows a finding again when lines move, and counts a further one as new', () => {
    const before = judge([problem(3), problem(9)], none)
    const baseline = new Set(before.map(({ fingerprint }) => fingerprint))
    assert.equal(baseline.size, 2)
    const moved = judge([problem(13), problem(19)], { ...none, baseline })
    assert.deepEqual(stateOf(moved), ['baseline dead-link 13', 'baseline dead-link 19'])
    const more = judge([problem(1), problem(13), problem(19)], { ...none, baseline })
    assert.deepEqual(countsOf(more), { error: 1, warning: 0, info: 0, baseline: 2, suppressed: 0 })
    const other = judge([problem(13, 'Unexpected mist')], { ...none, baseline })
    assert.deepEqual(stateOf(other), ['new dead-link 13'])
  })

  it('passes with infos and with what is known', () => {
    const counts = { error: 0, warning: 0, info: 3, baseline: 2, suppressed: 1 }
    assert.equal(passes(counts), true)
    assert.equal(passes({ ...counts, warning: 1 }), false)
    assert.equal(passes({ ...counts, error: 1 }), false)
  })

  const problems = fc.array(
    fc.record({
      rule: fc.constantFrom('dead-link', 'twin', 'old-term'),
      path: fc.constantFrom('a', 'b', 'c/d'),
      line: fc.integer({ min: 1, max: 4 }),
      column: fc.integer({ min: 1, max: 3 }),
      message: fc.constantFrom('Unexpected fog', 'Unexpected mist'),
    }) as fc.Arbitrary<Problem>,
    { maxLength: 12 },
  )

  it('comes to the same in any order of the problems', () => {
    fc.assert(
      fc.property(
        problems.chain(some =>
          fc.tuple(
            fc.constant(some),
            fc.shuffledSubarray([...some], { minLength: some.length, maxLength: some.length }),
          ),
        ),
        ([some, shuffled]) => {
          assert.deepEqual(judge(shuffled, none), judge(some, none))
        },
      ),
    )
  })

  it('gives each finding a fingerprint of its own, and its counts add up', () => {
    fc.assert(
      fc.property(problems, fc.nat(), (some, seed) => {
        const all = judge(some, none)
        const prints = all.map(({ fingerprint }) => fingerprint)
        assert.equal(new Set(prints).size, prints.length)
        const baseline = new Set(prints.filter((_, index) => (index + seed) % 2 === 0))
        const {
          error,
          warning,
          info,
          baseline: known,
          suppressed,
        } = countsOf(judge(some, { ...none, baseline }))
        assert.equal(error + warning + info + known + suppressed, some.length)
        assert.equal(known, baseline.size)
      }),
    )
  })
})
