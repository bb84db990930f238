import assert from 'node:assert/strict'
import type { Plan, PlanDecision } from '../../../core/plan.ts'
import { parseDecision } from '../../../engine/plan/decide.ts'
import { addDecisions, parsePlan, renderPlan } from '../../../engine/plan/document.ts'

const plan: Plan = {
  name: 'lamps',
  base: 'a'.repeat(40),
  terms: [
    { from: 'lighthouse', to: 'beacon', exact: false, variants: [], plural: true },
    { from: 'keeper', to: null, exact: true, variants: ['snake'], plural: 'keeperz' },
  ],
  scope: { paths: ['src'], include: [], exclude: ['*.log'], maxFileSize: 1000 },
  decisions: [],
}

const keep: PlanDecision = { select: { kind: 'config/key' }, action: 'keep', reason: 'stored: yes' }
const single: PlanDecision = {
  select: { fingerprint: '0123456789abcdef' },
  action: 'rename',
  replacement: 'Beacon',
  reason: 'a name',
}

describe('a plan file', () => {
  it('says the same when it is read again', () => {
    const full = { ...plan, decisions: [single, keep] }
    assert.deepEqual(parsePlan('lamps', 'plan.yaml', renderPlan(full)), full)
  })

  it('takes new decisions in front, single ones first, and keeps every other byte', () => {
    const empty = renderPlan(plan)
    const once = addDecisions('plan.yaml', empty, [keep])
    const commented = once.replace('  - kind', '  # asked on Monday\n  - kind')
    const twice = addDecisions('plan.yaml', commented, [
      { ...keep, select: { surface: 'doc' } },
      single,
    ])
    assert.equal(
      twice.slice(twice.indexOf('decisions:')),
      `decisions:
  # asked on Monday
  - fingerprint: 0123456789abcdef
    action: rename
    replacement: Beacon
    reason: a name
  - surface: doc
    action: keep
    reason: stored: yes
  - kind: config/key
    action: keep
    reason: "stored: yes"
`.replace('reason: stored: yes', 'reason: "stored: yes"'),
    )
    assert.equal(parsePlan('lamps', 'plan.yaml', twice).decisions.length, 3)
    const thrice = addDecisions('plan.yaml', addDecisions('plan.yaml', empty, [single]), [keep])
    assert.deepEqual(parsePlan('lamps', 'plan.yaml', thrice).decisions, [single, keep])
  })

  const valid = renderPlan({ ...plan, decisions: [keep] })
  const damages: readonly (readonly [string, string, string])[] = [
    ['bad YAML', valid.replace('decisions:', 'decisions: ['), 'plan.yaml:'],
    ['an unknown key', `${valid}colour: red\n`, 'plan.yaml:28:1: Unexpected `colour`'],
    ['a doubled key', `${valid}base: x\n`, 'plan.yaml:28:1: Map keys must be unique'],
    ['merge markers', valid.replace('scope:', '<<<<<<< HEAD\nscope:'), 'plan.yaml:'],
    ['a missing reason', valid.replace(/^ +reason.*\n/m, ''), 'Unexpected `decisions[0].reason`'],
    ['an unknown action', valid.replace('action: keep', 'action: drop'), 'one of rename, keep'],
    ['an unknown field', valid.replace('kind:', 'sort:'), 'Unexpected `decisions[0].sort`'],
    ['another type', valid.replace('maxFileSize: 1000', 'maxFileSize: big'), 'a whole number'],
    ['no map', '- 1\n', 'plan.yaml:1:1: Unexpected document, expected a map'],
  ]
  for (const [name, text, message] of damages) {
    it(`is refused with line and column for ${name}`, () =>
      assert.throws(
        () => parsePlan('lamps', 'plan.yaml', text),
        (error: Error & { code?: string }) =>
          error.code === 'damagedFile' &&
          error.message.includes(message) &&
          /^plan\.yaml:\d+:\d+: /.test(error.message),
      ))
  }
})

describe('parseDecision', () => {
  it('reads categories, kinds, fields, new texts and reasons', () => {
    assert.deepEqual(parseDecision('config/key=keep: stored by users'), {
      select: { kind: 'config/key' },
      action: 'keep',
      reason: 'stored by users',
    })
    assert.deepEqual(parseDecision('prose surface:doc path:docs/**=rename(Big Beacon): a: b'), {
      select: { category: 'prose', surface: 'doc', path: 'docs/**' },
      action: 'rename',
      replacement: 'Big Beacon',
      reason: 'a: b',
    })
    assert.deepEqual(parseDecision('contract:"i18n key"=keep: x').select, { contract: 'i18n key' })
  })

  for (const typed of [
    'config/key=keep',
    'config/key=drop: x',
    'config/heading=keep: x',
    'colour:red=keep: x',
    'surface:sky=keep: x',
    'prose config=keep: x',
    'config=keep(x): y',
    'nonsense',
    '',
  ]) {
    it(`refuses \`${typed}\``, () =>
      assert.throws(() => parseDecision(typed), { code: 'invalidDecision' }))
  }
})
