import assert from 'node:assert/strict'
import fc from 'fast-check'
import { tokenAround } from '../../classifiers/token.ts'

const word = 'lighthouse'

/** The token around the first `lighthouse` of a text. */
const tokenIn = (text: string): string => {
  const start = text.indexOf(word)
  return tokenAround(text, { start, end: start + word.length }, { start: 0, end: text.length }).text
}

const tokens: Readonly<Record<string, string>> = {
  'see (docs/lighthouse/), then': 'docs/lighthouse/',
  'a lighthouse.': 'lighthouse',
  'a lighthouse, and': 'lighthouse',
  '"lighthouse"': 'lighthouse',
  '--lighthouse=north': '--lighthouse=north',
  'run `lighthouse list`': 'lighthouse',
  '**lighthouse**': 'lighthouse',
  'name="lighthouse"': 'lighthouse',
  '{src,docs}/lighthouse': 'src,docs}/lighthouse',
  'https://lighthouse.example/a.': 'https://lighthouse.example/a',
  'in ../lighthouse/..': '../lighthouse/..',
  'src/lighthouse.ts:3': 'src/lighthouse.ts:3',
}

describe('tokenAround', () => {
  for (const [text, expected] of Object.entries(tokens)) {
    it(`finds \`${expected}\` in \`${text}\``, () => {
      assert.equal(tokenIn(text), expected)
    })
  }

  it('looks no further than the region', () => {
    const text = 'a/lighthouse/b'
    const region = { start: 2, end: 12 }
    assert.equal(tokenAround(text, region, region).text, word)
  })

  it('holds the hit where it says, in any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.string({ maxLength: 400 }), (before, after) => {
        const text = before + word + after
        const hit = { start: before.length, end: before.length + word.length }
        const token = tokenAround(text, hit, { start: 0, end: text.length })
        assert.equal(token.text.slice(token.start, token.end), word)
        assert.ok(token.text.length <= 2 * 300 + word.length)
      }),
    )
  })
})
