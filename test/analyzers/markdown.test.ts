import assert from 'node:assert/strict'
import { markdown } from '../../analyzers/markdown.ts'
import { describeRegions } from '../support/describe-regions.ts'

/** A text, and what each `lighthouse` in it is said to be. */
const samples: Readonly<Record<string, readonly string[]>> = {
  '# lighthouse': ['text/heading'],
  '###### lighthouse #': ['text/heading'],
  'lighthouse\n===': ['text/heading'],
  'lighthouse\n---': ['text/heading'],
  'a **lighthouse** and a *lighthouse*': ['text/paragraph', 'text/paragraph'],
  '- lighthouse\n\n  lighthouse': ['text/list', 'text/list'],
  '1. lighthouse': ['text/list'],
  '- [x] lighthouse': ['text/list'],
  '> lighthouse': ['text/quote'],
  '| lighthouse |\n| - |\n| lighthouse |': ['text/table', 'text/table'],
  '`lighthouse` and ``a ` lighthouse``': ['code', 'code'],
  '[lighthouse](lighthouse.md)': ['text/link-text', 'target'],
  '[a](b "lighthouse")': ['text/link-text'],
  '![lighthouse](lighthouse.png)': ['text/alt', 'target'],
  '[a][lighthouse]\n\n[lighthouse]: lighthouse.md': ['target', 'target', 'target'],
  '<https://lighthouse.example>': ['target/autolink'],
  '```ts\nlighthouse\n```': ['output in ts'],
  '~~~ {.python}\nlighthouse\n~~~': ['output in python'],
  '```\nlighthouse\n```': ['output'],
  '    lighthouse': ['output'],
  '<p>lighthouse</p>': ['output in html'],
  '<!-- lighthouse -->': ['comment/block'],
  '---\nlighthouse: 1\n---\n\n# lighthouse': ['output in yaml', 'text/heading'],
  '+++\nlighthouse = 1\n+++\n\nlighthouse': ['output in toml', 'text/paragraph'],
}

describe('markdown', () => {
  for (const [text, expected] of Object.entries(samples)) {
    it(`reads ${text.replaceAll('\n', ' ⏎ ')}`, async () => {
      assert.deepEqual(await describeRegions(markdown, 'markdown', text), expected)
    })
  }

  it('reads the same with line ends of Windows', async () => {
    for (const [text, expected] of Object.entries(samples)) {
      if (text.startsWith('|')) continue
      const windows = text.replaceAll('\n', '\r\n')
      assert.deepEqual(await describeRegions(markdown, 'markdown', windows), expected)
    }
  })
})
