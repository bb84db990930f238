import assert from 'node:assert/strict'
import fc from 'fast-check'
import { hunksIn } from '../../../missions/merge/conflicts/conflict.ts'
import { isEventLog, unionOfLogs } from '../../../missions/merge/objects/union.ts'

const union = (ours: string, theirs: string): string | undefined =>
  unionOfLogs(Buffer.from(ours), Buffer.from(theirs))?.toString()

describe('unionOfLogs', () => {
  it('has each event once, ours first, to the byte', () => {
    const [a, b, c] = ['a', 'b', 'c'].map(id => `{"event_id":"${id}", "at" : "ü"}\n`)
    assert.equal(union(`${a}${b}`, `${a}${c}`), `${a}${b}${c}`)
    assert.equal(union('{"x": 1}\n', '{"x": 1}\n{"y": 2}\n'), '{"x": 1}\n{"y": 2}\n')
    assert.equal(union(`${a}`, `${b?.trimEnd()}`), `${a}${b}`, 'a last line without its end')
  })

  it('leaves to a person what says two things, or is torn', () => {
    assert.equal(union('{"event_id": "a", "x": 1}\n', '{"event_id": "a", "x": 2}\n'), undefined)
    assert.equal(union('{"event_id": "a"}\n{"event', '{"event_id": "a"}\n'), undefined)
    assert.equal(
      union('{"event_id": "a", "x": 1}\n', '{"x": 1, "event_id": "a"}\n'),
      '{"event_id": "a", "x": 1}\n',
    )
  })

  it('holds the lines of both', () => {
    const row = fc.integer({ min: 0, max: 30 }).map(id => `{"event_id": "${id}"}\n`)
    const side = fc.array(row).map(lines => lines.join(''))
    // A line that says nothing, and that both have, stays where it is.
    fc.assert(
      fc.property(fc.constantFrom('', 'bad {\n'), side, side, (bad, ours, theirs) => {
        const text = union(bad + ours, bad + theirs)
        assert.ok(text !== undefined)
        const lines = new Set(text.split('\n'))
        assert.ok(`${ours}${theirs}`.split('\n').every(one => lines.has(one)))
        assert.ok(text.startsWith(bad + ours))
        assert.equal(union(text, bad + theirs), text)
      }),
    )
  })

  it('unites no pointers to logs', () => {
    const pointer = (digit: string) => `version https://git-lfs.example/1\noid ${digit}\n`
    assert.equal(union(pointer('1'), pointer('2')), undefined)
  })

  it('is for the logs of missions alone', () => {
    assert.ok(isEventLog('kitty-specs/042-lamps/status.events.jsonl'))
    assert.ok(isEventLog('kitty-specs/042-lamps/decisions.events.jsonl'))
    assert.ok(!isEventLog('kitty-specs/042-lamps/deep/status.events.jsonl'))
    assert.ok(!isEventLog('status.events.jsonl'))
  })
})

describe('hunksIn', () => {
  it('finds the places that git has marked', () => {
    const text = 'a\n<<<<<<< x\none\n=======\nuno\n>>>>>>> y\nb\n<<<<<<< x\n=======\nz\n>>>>>>> y\n'
    assert.deepEqual(hunksIn(text), [
      { line: 2, ours: ['one'], theirs: ['uno'] },
      { line: 8, ours: [], theirs: ['z'] },
    ])
    assert.deepEqual(hunksIn('title\n=======\n'), [])
  })
})
