import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { markdown } from '../../analyzers/markdown.ts'
import { remark } from '../../analyzers/mdx.ts'
import type { Region, Source } from '../../core/region.ts'
import { innermost } from '../../engine/innermost.ts'

const documents = [
  'README.md',
  'CHANGELOG.md',
  'docs/terms.md',
  'docs/classification.md',
  ...readdirSync('docs/decisions').map(name => `docs/decisions/${name}`),
  'showcase/README.md',
  'showcase/docs/lighthouse-guide.md',
]

const nameOf = (region: Region | undefined): string =>
  region ? `${region.syntax} ${region.language ?? region.role ?? ''}`.trim() : 'none'

describe('Markdown, read by the quick parser and by remark', () => {
  for (const path of documents) {
    it(`has the same regions in ${path}`, async () => {
      const text = readFileSync(path, 'utf8')
      const source: Source = { path, text, language: 'markdown' }
      // The name of a fence's language belongs to the fence for one parser and to itself for the other.
      const words = [...text.matchAll(/(?<!```)\b\p{L}{4,}/gu)]
      const hits = words.map(({ index, 0: word }) => ({ start: index, end: index + word.length }))
      const [quick, slow] = await Promise.all([markdown(source, hits), remark(source, hits)])
      const [left, right] = [innermost(quick, hits), innermost(slow, hits)]
      const differ = hits.flatMap(({ start, end }, index) =>
        nameOf(left[index]) === nameOf(right[index])
          ? []
          : `${text.slice(start, end)}: ${nameOf(left[index])}, remark ${nameOf(right[index])}`,
      )
      assert.deepEqual(differ, [])
    })
  }
})
