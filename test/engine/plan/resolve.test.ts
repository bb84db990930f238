import assert from 'node:assert/strict'
import type { PlanDecision } from '../../../core/plan.ts'
import type { Selector } from '../../../core/selector.ts'
import { resolve } from '../../../engine/plan/resolve.ts'
import { occurrence } from '../../support/occurrence.ts'

const terms = [{ from: 'lighthouse', to: 'beacon', exact: false, variants: [], plural: true }]
const rename = (select: Selector): PlanDecision => ({ select, action: 'rename', reason: 'all' })
const history = occurrence({
  category: 'prose',
  kind: 'list',
  surface: 'history',
  path: 'CHANGELOG.md',
  action: 'keep',
  rule: 'surfaces',
  replacement: 'beacon',
})

describe('what a default keeps', () => {
  const cases: readonly (readonly [Selector, string])[] = [
    [{ category: 'prose' }, 'keep'],
    [{ kind: 'prose/list' }, 'keep'],
    [{ term: 'lighthouse' }, 'keep'],
    [{}, 'keep'],
    [{ category: 'prose', surface: 'history' }, 'rename'],
    [{ path: 'CHANGELOG.md' }, 'rename'],
    [{ fingerprint: history.fingerprint }, 'rename'],
  ]
  for (const [select, expected] of cases) {
    it(`is ${expected === 'keep' ? 'kept' : 'renamed'} under ${JSON.stringify(select)}`, () => {
      const [one] = resolve({ terms, decisions: [rename(select)] }, [history], [])
      assert.equal(one?.action, expected)
    })
  }
})
