import assert from 'node:assert/strict'
import fc from 'fast-check'
import { applyPlan } from '../../../engine/apply/apply.ts'
import { undoPlan } from '../../../engine/apply/undo.ts'
import { verify } from '../../../engine/verify/verify.ts'
import { censusOf } from '../../support/census.ts'
import { textOfPieces } from '../../support/pieces.ts'
import { withApproved } from '../../support/planned.ts'
import { git } from '../../support/repository.ts'
import { treeAt } from '../../support/tree-of.ts'

const encode = fc.constantFrom(
  (text: string) => Buffer.from(text),
  (text: string) => Buffer.from(`\ufeff${text}`),
  (text: string) => Buffer.from(`\xe9${text}\xff`, 'latin1'),
  (text: string) => Buffer.concat([Buffer.from('é '), Buffer.from(text), Buffer.from([0xff])]),
  (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text: string) => Buffer.from(text.replaceAll('\n', '\r\n')),
)
const content = fc.tuple(encode, textOfPieces).map(([bytesOf, text]) => bytesOf(text))
const path = fc
  .tuple(
    fc.constantFrom('', 'lighthouse/', 'docs/Lighthouse/', 'a/b/'),
    fc.constantFrom('lighthouse', 'lamp', 'the-lighthouses', 'LIGHTHOUSE_LAMP'),
    fc.constantFrom('.ts', '.md', '.yaml', '.py', '.txt', '.sh'),
  )
  .map(parts => parts.join(''))
const files = fc.dictionary(path, content, { minKeys: 1, maxKeys: 6, noNullPrototype: true })
const action = fc.constantFrom('rename', 'keep')
const decisions = fc
  .tuple(action, action, action, action, action, action)
  .map(actions =>
    ['config', 'path', 'identifier', 'prose', 'comment', 'unsure'].map(
      (category, index) => `${category}=${actions[index]}: drawn`,
    ),
  )

describe('an apply of any plan to any tree', () => {
  it('leaves what was kept, is verified, and is undone to the byte', () =>
    fc.assert(
      fc.asyncProperty(files, decisions, async (tree, decide) => {
        await withApproved(tree, { to: 'signal tower', decide }, async (state, folder) => {
          fc.pre(state.pathCollisions.length === 0)
          const before = [treeAt(folder), git(folder, 'status', '--short')]
          assert.deepEqual((await applyPlan(state, { only: [] })).strangers, [])
          const { items } = await verify(state, undefined)
          const odd = items.filter(one => one.state !== 'done' && one.state !== 'kept')
          assert.deepEqual(odd, [])
          const kept = state.resolved.filter(one => one.action === 'keep').length
          const { occurrences } = await censusOf(folder)
          assert.equal(occurrences.length, kept)
          await undoPlan({ cwd: folder, name: undefined })
          assert.deepEqual([treeAt(folder), git(folder, 'status', '--short')], before)
        })
      }),
      { numRuns: 25 },
    )).timeout(120_000)
})
