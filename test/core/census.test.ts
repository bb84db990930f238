import assert from 'node:assert/strict'
import fc from 'fast-check'
import { matcher } from '../../core/matcher.ts'
import { parseTerm } from '../../core/term.ts'
import { spellings, textOfPieces } from '../support/pieces.ts'
import { replaceAll } from '../support/replace-all.ts'

const terms = ['lighthouse', 'work package']
const texts = fc.tuple(textOfPieces, fc.constantFrom(...terms))

describe('the census of a text', () => {
  it('adds up: every spelling is an occurrence or a near miss', () => {
    fc.assert(
      fc.property(texts, ([text, term]) => {
        const { located, missed } = matcher([parseTerm(term)])(text)
        assert.equal(located.length + missed.length, plainCount(text, term.split(' ')))
      }),
      { numRuns: 1000 },
    )
  })

  it('has sorted occurrences that do not overlap and stand where they say', () => {
    const match = matcher([...terms, 'package', 'house'].map(term => parseTerm(term)))
    fc.assert(
      fc.property(textOfPieces, text => {
        const { located, missed } = match(text)
        let end = 0
        for (const one of located) {
          assert.ok(one.start >= end && one.end > one.start)
          assert.equal(text.slice(one.start, one.end), one.text)
          end = one.end
        }
        assert.ok(missed.every((one, index) => (missed[index - 1]?.start ?? 0) <= one.start))
      }),
      { numRuns: 1000 },
    )
  })

  it('finds every spelling that stands alone', () => {
    const match = matcher(terms.map(term => parseTerm(term)))
    for (const text of spellings.filter(spelling => !spelling.includes('/'))) {
      assert.deepEqual(
        match(`(${text})`).located.map(one => one.text),
        [text],
      )
    }
  })

  it('does not change a text by a replacement with the term itself', () => {
    fc.assert(
      fc.property(texts, ([text, term]) => {
        assert.equal(replaceAll(text, term, { to: term }), text)
      }),
      { numRuns: 1000 },
    )
  })

  it('finds nothing of the old name where all of it was replaced', () => {
    fc.assert(
      fc.property(texts, ([text, term]) => {
        const replaced = replaceAll(text, term, { to: 'qux' })
        assert.deepEqual(
          matcher([parseTerm(term)])(replaced).located.map(one => one.text),
          [],
        )
      }),
      { numRuns: 1000 },
    )
  })
})

/** The number of spellings in a text, counted letter by letter. */
function plainCount(text: string, words: readonly string[]): number {
  let count = 0
  for (let index = 0; index < text.length; ) {
    const end = endOf(text.toLowerCase(), index, words)
    if (end === undefined) index += 1
    else {
      count += 1
      index = end
    }
  }
  return count
}

/** Where the words end that begin at an offset, with at most one joint between two. */
function endOf(text: string, start: number, words: readonly string[]): number | undefined {
  const [word = '', ...rest] = words
  if (!text.startsWith(word, start)) return undefined
  const end = start + word.length
  if (rest.length === 0) return text.startsWith('s', end) ? end + 1 : end
  const joints = [0, isJoint(text.charAt(end)) ? 1 : 0, wrapLength(text, end)]
  return joints.map(length => endOf(text, end + length, rest)).find(Boolean)
}

const isJoint = (char: string): boolean => char !== '' && '-_./ \t\u00a0'.includes(char)

/** The length of a line break with the blanks and the comment leader around it. */
function wrapLength(text: string, start: number): number {
  let at = blanks(text, start)
  if (text.startsWith('\r\n', at)) at += 2
  else if (text.startsWith('\n', at)) at += 1
  else return 0
  at = blanks(text, at)
  for (const leader of ['//', '*', '#']) if (text.startsWith(leader, at)) at += leader.length
  return blanks(text, at) - start
}

function blanks(text: string, start: number): number {
  let at = start
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at += 1
  return at
}
