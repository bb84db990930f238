import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  type BaselineEntry,
  nextBaseline,
  parseBaseline,
  renderBaseline,
} from '../../core/baseline.ts'
import type { CheckFinding } from '../../core/check.ts'
import { CutoverError } from '../../core/errors.ts'

const entry = (fingerprint: string): BaselineEntry => ({
  rule: 'twin',
  path: 'docs/lamp.md',
  message: 'Unexpected fog',
  fingerprint,
})

const finding = (fingerprint: string, more: Partial<CheckFinding> = {}): CheckFinding => ({
  ...entry(fingerprint),
  rule: 'twin',
  severity: 'error',
  line: 1,
  column: null,
  remedy: null,
  related: [],
  state: 'new',
  reason: null,
  ...more,
})

const printsOf = (entries: readonly BaselineEntry[]) => entries.map(one => one.fingerprint)

describe('a baseline', () => {
  it('is written sorted, one entry a line, and read again', () => {
    const text = renderBaseline([{ ...entry('b'), path: 'z.md' }, entry('c'), entry('a')])
    assert.equal(
      text,
      [
        '{',
        '  "schema": "cutover/baseline@1",',
        '  "findings": [',
        '    {"rule":"twin","path":"docs/lamp.md","message":"Unexpected fog","fingerprint":"a"},',
        '    {"rule":"twin","path":"docs/lamp.md","message":"Unexpected fog","fingerprint":"c"},',
        '    {"rule":"twin","path":"z.md","message":"Unexpected fog","fingerprint":"b"}',
        '  ]',
        '}',
        '',
      ].join('\n'),
    )
    assert.deepEqual(printsOf(parseBaseline('b.json', text)), ['a', 'c', 'b'])
    assert.deepEqual(parseBaseline('b.json', renderBaseline([])), [])
  })

  it('holds any name that a file may have', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1 })), names => {
        const entries = names
          .filter(name => name.trim() !== '')
          .map((path, index) => ({ ...entry(`${index}`), path }))
        const read = parseBaseline('b.json', renderBaseline(entries))
        assert.deepEqual(
          new Set(read.map(({ path }) => path)),
          new Set(entries.map(({ path }) => path)),
        )
      }),
    )
  })

  it('takes what is new, but no info, nothing suppressed and nothing twice', () => {
    const findings = [
      finding('a', { state: 'baseline' }),
      finding('b'),
      finding('c', { severity: 'info' }),
      finding('d', { state: 'suppressed' }),
      finding('e', { severity: 'warning' }),
    ]
    const next = nextBaseline([entry('a')], findings, {
      add: true,
      prune: false,
      isAsked: () => true,
    })
    assert.deepEqual(printsOf(next), ['a', 'b', 'e'])
  })

  it('loses what is found no more, and keeps what is still found', () => {
    const before = [entry('a'), entry('b')]
    const findings = [finding('b', { state: 'baseline' }), finding('c')]
    assert.deepEqual(
      printsOf(nextBaseline(before, findings, { add: false, prune: true, isAsked: () => true })),
      ['b'],
    )
    assert.deepEqual(
      printsOf(nextBaseline(before, findings, { add: true, prune: true, isAsked: () => true })),
      ['b', 'c'],
    )
    assert.deepEqual(
      printsOf(nextBaseline(before, findings, { add: false, prune: false, isAsked: () => true })),
      ['a', 'b'],
    )
  })

  const damages: Readonly<Record<string, RegExp>> = {
    '{': /b\.json:1:\d+/,
    '': /b\.json:1:1.*expected a map/,
    '[]': /b\.json:1:1.*expected a map/,
    '{"schema": "cutover/baseline@2", "findings": []}':
      /b\.json:1:2.*expected one of cutover\/baseline@1/,
    '{"schema": "cutover/baseline@1"}': /expected a list/,
    '{"schema": "cutover/baseline@1", "findings": [{"rule": "twin"}]}': /b\.json:1:\d+/,
    '{"schema": "cutover/baseline@1",\n "findings": [],\n "more": 1}':
      /b\.json:3:2.*Unexpected `more`/,
    '<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> b\n': /b\.json:\d+:\d+/,
    [`${'['.repeat(5000)}`]: /nested too deeply/,
  }
  for (const [text, message] of Object.entries(damages)) {
    it(`is refused with its place: \`${text.slice(0, 50).replaceAll('\n', '\\n')}\``, () => {
      assert.throws(
        () => parseBaseline('b.json', text),
        error => error instanceof CutoverError && message.test(error.message),
      )
    })
  }

  it('keeps what a run did not look for', () => {
    const entry = { rule: 'twin', path: 'a.md', message: 'm', fingerprint: '0123456789abcdef' }
    const next = { add: false, prune: true, isAsked: () => false }
    assert.deepEqual(nextBaseline([entry], [], next), [entry])
  })
})
