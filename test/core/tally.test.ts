import assert from 'node:assert/strict'
import { categories, kinds } from '../../core/occurrence.ts'
import { surfaces } from '../../core/surface.ts'
import { tally } from '../../core/tally.ts'
import { occurrence } from '../support/occurrence.ts'

const counts = { searched: 7, nearMisses: 3, skipped: 2 }

describe('tally', () => {
  it('has a zero for every category, kind, surface and action', () => {
    const { byCategory, byKind, bySurface, byAction, ...rest } = tally().summary(counts)
    assert.deepEqual(Object.keys(byCategory), categories)
    assert.deepEqual(
      Object.keys(byKind),
      categories.flatMap(category => kinds[category].map(kind => `${category}/${kind}`)),
    )
    assert.deepEqual(Object.keys(bySurface), surfaces)
    assert.deepEqual(Object.keys(byAction), ['rename', 'review', 'keep'])
    for (const table of [byCategory, byKind, bySurface, byAction]) {
      assert.ok(Object.values(table).every(count => count === 0))
    }
    assert.deepEqual(rest, { files: 0, ...counts, occurrences: 0, contracts: 0 })
  })

  it('counts each occurrence once in every table, and each file once', () => {
    const { add, summary } = tally()
    add(occurrence({ path: 'a.ts' }))
    add(occurrence({ path: 'a.ts', category: 'prose', kind: 'message', action: 'review' }))
    add(occurrence({ path: 'b.md', category: 'prose', kind: 'message', surface: 'doc' }))
    add(occurrence({ path: 'c.ts', category: 'config', kind: 'cli-flag', contract: 'flag' }))
    const { files, occurrences, contracts, byCategory, byKind, bySurface, byAction } =
      summary(counts)
    assert.deepEqual([files, occurrences, contracts], [3, 4, 1])
    assert.deepEqual([byCategory.prose, byKind['prose/message'], bySurface.doc], [2, 2, 1])
    for (const table of [byCategory, byKind, bySurface, byAction]) {
      assert.equal(sum(Object.values(table)), 4)
    }
  })
})

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
