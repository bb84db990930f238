import assert from 'node:assert/strict'
import { formats } from '../../analyzers/lexical/formats.ts'
import { inspectText } from '../support/inspect-text.ts'

const size = 300_000
const texts: Readonly<Record<string, string>> = {
  'one long line': `${'a = "b" '.repeat(size / 8)}lighthouse`,
  'one long word': `${'a_'.repeat(size / 2)} lighthouse`,
  'open brackets': `${'('.repeat(10_000)}{[<"lighthouse`,
  'short lines': `${'- a\n'.repeat(size / 4)}lighthouse`,
  'lines in quotes': `${'"x y\n'.repeat(size / 5)}lighthouse`,
}

const nameOf = (pattern: string): string => pattern.replaceAll('*', 'rock')

describe('a long text', () => {
  for (const [format, { files }] of Object.entries(formats)) {
    it(`is read as ${format} in time linear to it`, async () => {
      for (const [name, text] of Object.entries(texts)) {
        const { seen } = await inspectText(nameOf(files[0] ?? format), text)
        assert.equal(seen.length, 1, name)
      }
    }).timeout(10_000)
  }
})
