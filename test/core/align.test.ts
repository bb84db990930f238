import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type Atoms, align } from '../../core/align.ts'
import { applyEdits } from '../../core/edit.ts'

const none: Atoms = { left: [], right: [] }

/** What differs, as `old>new`. */
const differences = (left: string, right: string, atoms = none): readonly string[] =>
  align(left, right, atoms).map(
    hunk =>
      `${left.slice(hunk.left.start, hunk.left.end)}>${right.slice(hunk.right.start, hunk.right.end)}`,
  )

describe('align', () => {
  it('finds the words that differ', () => {
    assert.deepEqual(differences('the old lamp\n', 'the new lamp\n'), ['old>new'])
    assert.deepEqual(differences('getOldLamp()', 'getNewLamp()'), ['Old>New'])
    assert.deepEqual(differences('a\nb\nc\n', 'a\nc\n'), ['b\n>'])
    assert.deepEqual(differences('a\nb', 'a\r\nb'), ['\n>\r\n'])
    assert.deepEqual(differences('', ''), [])
  })

  it('takes an atom as one word', () => {
    const atoms = { left: [{ start: 0, end: 11 }], right: [] }
    assert.deepEqual(differences('signalTower:signalTower', 'signal:signalTower', atoms), [
      'signalTower>signal',
    ])
  })

  it('says the right text when its differences are applied to the left one', () => {
    const texts = fc.array(fc.constantFrom('a', 'B', 'lamp', ' ', '\n', '\r\n', '_', '1', '🗼'), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const [left, right] = [one.join(''), other.join('')]
        const edits = align(left, right, none).map(hunk => ({
          start: Buffer.byteLength(left.slice(0, hunk.left.start)),
          end: Buffer.byteLength(left.slice(0, hunk.left.end)),
          replacement: Buffer.from(right.slice(hunk.right.start, hunk.right.end)),
        }))
        assert.equal(applyEdits(Buffer.from(left), edits).bytes.toString(), right)
      }),
    )
  })
})

describe('applyEdits', () => {
  it('says where offsets have gone', () => {
    const { bytes, moved } = applyEdits(Buffer.from('a lighthouse, a lighthouse'), [
      { start: 16, end: 26, replacement: Buffer.from('beacon') },
      { start: 2, end: 12, replacement: Buffer.from('beacon') },
    ])
    assert.equal(bytes.toString(), 'a beacon, a beacon')
    assert.deepEqual([0, 2, 12, 14, 16, 26].map(moved), [0, 2, 8, 10, 12, 18])
  })

  it('refuses edits that overlap', () => {
    const edit = { start: 0, end: 2, replacement: Buffer.from('') }
    assert.throws(() => applyEdits(Buffer.from('abc'), [edit, { ...edit, start: 1 }]), RangeError)
  })
})
