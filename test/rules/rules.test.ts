import assert from 'node:assert/strict'
import { type Action, categories, type Kind, kinds } from '../../core/occurrence.ts'
import { type Surface, surfaces } from '../../core/surface.ts'
import { decide, rules, type Subject } from '../../rules/index.ts'

const subject = (fields: Partial<Subject> = {}): Subject => ({
  category: 'identifier',
  kind: 'reference',
  surface: 'source',
  contract: null,
  ...fields,
})

const outcome = (fields: Partial<Subject>): string => {
  const { action, rule } = decide(subject(fields))
  return `${action} by ${rule}`
}

/** Kinds that are not renamed by themselves, whatever their category. */
const exceptions: Readonly<Partial<Record<Kind, Action>>> = {
  export: 'review',
  'symbol-string': 'review',
  'file-name': 'review',
  'dir-name': 'review',
  'path-literal': 'review',
  url: 'review',
  key: 'review',
  value: 'review',
  'serialized-key': 'review',
  'enum-string': 'review',
  'env-var': 'review',
  'cli-flag': 'review',
  'cli-command': 'review',
  directive: 'keep',
  license: 'keep',
  unsure: 'review',
}

const kept: readonly Surface[] = ['generated', 'vendored', 'history', 'binary']

describe('decide', () => {
  for (const category of categories) {
    for (const kind of kinds[category]) {
      const expected = exceptions[kind] ?? 'rename'
      it(`says ${expected} to ${category}/${kind} in source`, () => {
        assert.equal(decide(subject({ category, kind })).action, expected)
      })
    }
  }

  for (const surface of surfaces) {
    const expected = kept.includes(surface) ? 'keep' : surface === 'fixture' ? 'review' : 'rename'
    it(`says ${expected} to a reference in ${surface}`, () => {
      assert.equal(decide(subject({ surface })).action, expected)
    })
  }

  it('keeps what stands in history, even where nobody knows what it is', () => {
    assert.equal(
      outcome({ surface: 'history', category: 'unsure', kind: 'unsure' }),
      'keep by surfaces',
    )
  })

  it('keeps the names of others, and reviews names that others see', () => {
    assert.equal(outcome({ contract: 'foreign' }), 'keep by foreign')
    assert.equal(outcome({ contract: 'package API' }), 'review by contracts')
    assert.equal(outcome({ contract: 'foreign', surface: 'fixture' }), 'keep by foreign')
  })

  it('reviews messages and logs in tests only', () => {
    for (const kind of ['message', 'log'] as const) {
      assert.equal(outcome({ category: 'prose', kind, surface: 'test' }), 'review by messages')
      assert.equal(outcome({ category: 'prose', kind }), 'rename by defaults')
    }
    assert.equal(
      outcome({ category: 'prose', kind: 'heading', surface: 'test' }),
      'rename by defaults',
    )
  })

  it('keeps a directive, whatever it names', () => {
    const directive = { category: 'comment', kind: 'directive', contract: 'command' } as const
    assert.equal(outcome(directive), 'keep by held')
  })

  it('gives a reason for every decision', () => {
    for (const surface of surfaces) assert.match(decide(subject({ surface })).reason, /^\w.*\w$/)
  })

  it('describes every rule in a sentence that commands', () => {
    for (const { description } of Object.values(rules)) {
      assert.match(description, /^(?:Keep|Review|Rename) [^.]+$/)
    }
  })
})
