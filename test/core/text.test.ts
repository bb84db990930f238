import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  type DecodedText,
  decodeText,
  type Encoding,
  lineAround,
  pointer,
} from '../../core/text.ts'

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')

const samples: Readonly<Record<string, readonly [Buffer, Encoding, string]>> = {
  'plain UTF-8': [Buffer.from('a lighthouse'), 'utf-8', 'a lighthouse'],
  'UTF-8 with a mark': [Buffer.from('\ufeffa lighthouse'), 'utf-8', 'a lighthouse'],
  'UTF-8 beyond ASCII': [Buffer.from('é 🗼 lighthouse'), 'utf-8', 'é 🗼 lighthouse'],
  'UTF-16, little end first': [utf16('é lighthouse'), 'utf-16le', 'é lighthouse'],
  'UTF-16, big end first': [utf16('é lighthouse').swap16(), 'utf-16be', 'é lighthouse'],
  'what is not UTF-8': [Buffer.from('\xe9 lighthouse', 'latin1'), 'latin1', 'é lighthouse'],
  'line ends of Windows': [Buffer.from('a\r\nlighthouse\r\n'), 'utf-8', 'a\r\nlighthouse\r\n'],
  nothing: [Buffer.alloc(0), 'utf-8', ''],
}

describe('decodeText', () => {
  for (const [name, [bytes, encoding, text]] of Object.entries(samples)) {
    it(`reads ${name}`, () => {
      const decoded = decodeText(bytes)
      assert.deepEqual([decoded?.encoding, decoded?.text], [encoding, text])
      assert.equal(decoded?.byteOffset(text.length), bytes.length)
    })
  }

  it('refuses UTF-16 with half a character', () => {
    assert.equal(decodeText(utf16('lighthouse').subarray(0, -1)), undefined)
    assert.equal(decodeText(utf16('lighthouse').swap16().subarray(0, -1)), undefined)
  })

  it('leaves the bytes it is given as they are', () => {
    const bytes = utf16('lighthouse').swap16()
    const before = Buffer.from(bytes)
    decodeText(bytes)
    assert.deepEqual(bytes, before)
  })

  it('reads a piece of a larger buffer', () => {
    const bytes = Buffer.from('xxé lighthousexx', 'latin1').subarray(2, -2)
    assert.equal(decodeText(bytes)?.text, 'é lighthouse')
  })
})

const wellFormed = fc.string({ unit: 'grapheme', maxLength: 600 })

describe('byteOffset', () => {
  it('agrees with the bytes of what stands before, in any order of questions', () => {
    fc.assert(
      fc.property(wellFormed, fc.array(fc.nat()), fc.boolean(), (text, numbers, marked) => {
        const decoded: DecodedText | undefined = decodeText(
          Buffer.from(`${marked ? '\ufeff' : ''}${text}`),
        )
        assert.ok(decoded)
        const whole = decoded.text
        for (const number of numbers) {
          const index = boundary(whole, number % (whole.length + 1))
          const before = Buffer.byteLength(whole.slice(0, index))
          assert.equal(decoded.byteOffset(index), decoded.bom + before)
        }
      }),
    )
  })

  it('counts across its checkpoints', () => {
    const text = '🗼é€a'.repeat(1000)
    const decoded = decodeText(Buffer.from(text))
    for (const index of [5, 0, 256, 255, 257, 4999, 512, 1024]) {
      const at = boundary(text, index)
      assert.equal(decoded?.byteOffset(at), Buffer.byteLength(text.slice(0, at)))
    }
  })

  it('cuts the same text out of the bytes', () => {
    const encodings = fc.constantFrom('utf8', 'utf16le', 'utf16be', 'latin1')
    fc.assert(
      fc.property(fc.string(), fc.string(), encodings, (before, after, encoding) => {
        const bytes = encode(`${before}lighthouse${after}`, encoding)
        const decoded = decodeText(bytes)
        assert.ok(decoded)
        const start = decoded.text.indexOf('lighthouse')
        const [from, to] = [decoded.byteOffset(start), decoded.byteOffset(start + 10)]
        const cut = Buffer.from(bytes.subarray(from, to))
        assert.equal(
          encoding === 'utf16be' ? cut.swap16().toString('utf16le') : cut.toString(encoding),
          'lighthouse',
        )
      }),
    )
  })
})

/** The next offset that does not cut a pair of surrogates. */
const boundary = (text: string, index: number): number =>
  /[\udc00-\udfff]/.test(text.charAt(index)) ? index + 1 : index

function encode(text: string, encoding: 'utf8' | 'utf16le' | 'utf16be' | 'latin1'): Buffer {
  if (encoding === 'utf16be') return utf16(text).swap16()
  if (encoding === 'utf16le') return utf16(text)
  return encoding === 'latin1' ? Buffer.from(`\xff${text}`, 'latin1') : Buffer.from(text)
}

describe('pointer', () => {
  it('gives lines and columns from 1', () => {
    const text = 'one\r\ntwo\n\nfour'
    const point = pointer(text)
    assert.deepEqual(
      [0, 2, 5, 8, 9, 10, 13].map(index => Object.values(point(index)).join(':')),
      ['1:1', '1:3', '2:1', '2:4', '3:1', '4:1', '4:4'],
    )
  })

  it('agrees with a count of line feeds', () => {
    const text = fc.array(fc.constantFrom('\n', '\r\n', 'a', '🗼', ' '), { maxLength: 40 })
    fc.assert(
      fc.property(text, pieces => {
        const whole = pieces.join('')
        const point = pointer(whole)
        for (let index = 0; index <= whole.length; index += 1) {
          const lines = whole.slice(0, index).split('\n')
          assert.deepEqual(point(index), {
            line: lines.length,
            column: (lines.at(-1) ?? '').length + 1,
          })
        }
      }),
    )
  })
})

describe('lineAround', () => {
  it('cuts at line feeds', () => {
    const text = 'one\ntwo\n\nfour'
    const lines = [0, 3, 4, 8, 9, 13].map(index => {
      const { start, end } = lineAround(text, index)
      return text.slice(start, end)
    })
    assert.deepEqual(lines, ['one', 'one', 'two', '', 'four', 'four'])
  })
})
