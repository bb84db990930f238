import assert from 'node:assert/strict'
import type { PlanState } from '../../../engine/plan/state.ts'
import { verifyTree } from '../../../engine/verify/verify.ts'
import { damages, randomFrom } from '../../support/damage.ts'
import { languageFiles } from '../../support/language-files.ts'
import { assertTold, type Result, resultOf, treeOf } from '../../support/mutations.ts'
import { keepTheRest, withApproved } from '../../support/planned.ts'

const rounds = 8

describe('a verification', () => {
  it('tells each kind of damage, in every language, and nothing else', () =>
    withApproved(languageFiles(), { to: 'signal tower', decide: keepTheRest }, async (state, _) => {
      const result = await resultOf(state)
      await assertClean(state, result)
      let told = 0
      for (const [name, damage] of Object.entries(damages)) {
        for (let seed = 0; seed < rounds; seed += 1) {
          const made = await damage(result.files, randomFrom(seed * 7919 + told))
          if (!made) continue
          await assertTold(state, result, made).catch(error => {
            throw new Error(
              `${name}, seed ${seed}, ${[...made.contents.keys()].join(' ')}: ${error.message}`,
            )
          })
          told += 1
        }
      }
      assert.ok(told > rounds * 8, `only ${told} damages were made`)
    })).timeout(120_000)
})

async function assertClean(state: PlanState, { contents }: Result): Promise<void> {
  const { items } = await verifyTree(state, treeOf(contents), undefined)
  assert.deepEqual(
    items.filter(one => one.state !== 'done' && one.state !== 'kept'),
    [],
  )
}
