import assert from 'node:assert/strict'
import { mdx } from '../../analyzers/mdx.ts'
import { describeRegions } from '../support/describe-regions.ts'

/** A text, and what each `lighthouse` in it is said to be. */
const samples: Readonly<Record<string, readonly string[]>> = {
  'import a from "lighthouse"': ['output in tsx'],
  '# lighthouse': ['text/heading'],
  'a lighthouse {lighthouse}': ['text/paragraph', 'output in tsx'],
  '{lighthouse}': ['output in tsx'],
  '{/* lighthouse */}': ['output in tsx'],
  '<Tower lighthouse="lighthouse">lighthouse</Tower>': [
    'output in html',
    'output in html',
    'text/paragraph',
  ],
  '`lighthouse`': ['code'],
  '[lighthouse](lighthouse.md)': ['text/link-text', 'target'],
  '- lighthouse': ['text/list'],
  '> lighthouse': ['text/quote'],
  '| lighthouse |\n| - |\n| lighthouse |': ['text/table', 'text/table'],
  '---\nlighthouse: 1\n---\n\nlighthouse': ['output in yaml', 'text/paragraph'],
}

describe('mdx', () => {
  for (const [text, expected] of Object.entries(samples)) {
    it(`reads ${text.replaceAll('\n', ' ⏎ ')}`, async () => {
      assert.deepEqual(await describeRegions(mdx, 'mdx', text), expected)
    })
  }

  it('throws on an element that does not close', async () => {
    await assert.rejects(describeRegions(mdx, 'mdx', '<Tower>\n\nlighthouse'))
  })
})
