import assert from 'node:assert/strict'
import { verifyTree } from '../../../engine/verify/verify.ts'
import { resultOf, treeOf } from '../../support/mutations.ts'
import { withApproved } from '../../support/planned.ts'

const text = `# Settings of the harbour
port: 8080
lighthouse: true
height: 30
keeper: the oldest man of the village
# The lighthouse stands on the outer rock since 1890
boats: 12
`

/** Says what became of the kept name and the renamed one after a change of the file. */
const statesAfter = (change: (text: string) => string): Promise<readonly string[]> => {
  const decide = ['category:config=keep: stored', 'category:comment=rename: words']
  return withApproved({ 'a.yaml': text }, { decide }, async state => {
    const { contents } = await resultOf(state)
    const before = String(contents.get('a.yaml'))
    const changed = new Map([...contents, ['a.yaml', Buffer.from(change(before))]])
    const { items } = await verifyTree(state, treeOf(changed), undefined)
    return items.filter(one => one.state !== 'stray').map(one => `${one.state} ${one.actual}`)
  })
}

const kept = 'lighthouse: true\n'
const renamed = '# The beacon stands on the outer rock since 1890\n'
const atEnd =
  (line: string, other: string) =>
  (before: string): string =>
    before.replace(line, '') + other

const cases: readonly (readonly [string, (text: string) => string, readonly string[]])[] = [
  ['nothing', before => before, ['kept lighthouse', 'done beacon']],
  ['a kept line moves', atEnd(kept, kept), ['done beacon', 'kept lighthouse']],
  ['a renamed line moves', atEnd(renamed, renamed), ['kept lighthouse', 'done beacon']],
  [
    'a line moves and its name stays the old one',
    atEnd(renamed, renamed.replace('beacon', 'lighthouse')),
    ['kept lighthouse', 'missed lighthouse'],
  ],
  [
    'a kept line moves under another name',
    atEnd(kept, 'lantern: true\n'),
    ['done beacon', 'leaked lantern'],
  ],
  [
    'a renamed line moves under another name',
    atEnd(renamed, renamed.replace('beacon', 'lantern')),
    ['kept lighthouse', 'wrong lantern'],
  ],
  [
    'a kept line changes all over in its place',
    before => before.replace(kept, 'lantern : false\n'),
    ['leaked lantern', 'done beacon'],
  ],
  ['a kept line is deleted', before => before.replace(kept, ''), ['gone null', 'done beacon']],
  [
    'a kept line makes room for another text',
    before => before.replace(kept, '# no town of the north has any\n'),
    ['gone null', 'done beacon'],
  ],
]

describe('a verification of lines that move', () => {
  for (const [name, change, states] of cases) {
    it(name, async () => assert.deepEqual(await statesAfter(change), states))
  }
})
