import assert from 'node:assert/strict'
import { babel } from '../../analyzers/babel.ts'
import { describeRegions } from '../support/describe-regions.ts'

/** A text, and what each `lighthouse` in it is said to be. */
const samples: Readonly<Record<string, readonly string[]>> = {
  'log("a lighthouse", 1)': ['string argument of log 0'],
  'a.b("x", "lighthouse")': ['string argument of a.b 1'],
  'f(["lighthouse"])': ['string item of f 0'],
  'const a = { "lighthouse": 1 }': ['string map-key'],
  'row["lighthouse"]': ['string lookup for row'],
  'a === "lighthouse"': ['string comparison'],
  'switch (a) { case "lighthouse": }': ['string comparison'],
  'type A = "lighthouse"': ['string type for A'],
  'const title = "lighthouse"': ['string value for title'],
  '"use lighthouse"': ['string directive'],
  'import a from "lighthouse"': ['string module'],
  '/lighthouse/': ['regex'],
  '/** lighthouse */ /* lighthouse */ // lighthouse': [
    'comment/doc',
    'comment/block',
    'comment/line',
  ],
  'const lighthouse = lighthouse.lighthouse': [
    'identifier/declaration',
    'identifier/reference',
    'identifier/property for lighthouse',
  ],
  'function a({ lighthouse }, [lighthouse], ...lighthouse) {}': [
    'identifier/declaration',
    'identifier/declaration',
    'identifier/declaration',
  ],
  'class lighthouse { lighthouse() {} }': ['identifier/declaration', 'identifier/declaration'],
  'lighthouse: for (;;) break lighthouse': ['identifier/label', 'identifier/label'],
  'export { lighthouse }': ['identifier/export'],
  'import { lighthouse } from "a"': ['identifier/import'],
}

describe('babel', () => {
  for (const [text, expected] of Object.entries(samples)) {
    it(`reads ${text}`, async () => {
      const actual = await describeRegions(babel, 'typescript', text)
      assert.deepEqual(
        actual.map(one => one.replace(/ for lighthouse$/, '')),
        expected.map(one => one.replace(/ for lighthouse$/, '')),
      )
    })
  }

  it('reads JSX', async () => {
    const text = 'const a = <lighthouse title="lighthouse">lighthouse</lighthouse>'
    assert.deepEqual(await describeRegions(babel, 'tsx', text), [
      'identifier/tag',
      'string attribute for title',
      'text/message',
      'identifier/tag',
    ])
  })

  it('reads the pieces of a template as one string with holes', async () => {
    const text = 'sql`a lighthouse \x24{lighthouse} lighthouse`'
    assert.deepEqual(await describeRegions(babel, 'typescript', text), [
      'string argument of sql 0',
      'identifier/reference',
      'string argument of sql 0',
    ])
  })

  it('reads what JavaScript allows and TypeScript does not', async () => {
    const text = 'const a = <div>{lighthouse}</div>; with (a) {}'
    assert.deepEqual(await describeRegions(babel, 'javascript', text, 'a.js'), [
      'identifier/reference',
    ])
    assert.deepEqual(await describeRegions(babel, 'typescript', 'const a = <T>lighthouse'), [
      'identifier/reference',
    ])
  })

  it('recovers from what is wrong but readable', async () => {
    const text = 'const a = 1; const a = 2; return lighthouse'
    assert.deepEqual(await describeRegions(babel, 'typescript', text), ['identifier/reference'])
  })

  it('throws where it cannot recover', async () => {
    await assert.rejects(describeRegions(babel, 'typescript', 'lighthouse }}} ((('))
  })
})
