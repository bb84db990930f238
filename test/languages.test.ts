import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { assertGolden } from './reports/golden.ts'
import { drawCarets } from './support/carets.ts'
import { inspectText } from './support/inspect-text.ts'

const root = 'test/fixtures/languages'

/**
 * Each folder is a case: `input.<ext>` is ordinary code of the language, `expected.txt` says what
 * every `lighthouse` in it is. `UPDATE=1` rewrites the latter, and a missing one fails.
 */
describe('languages', () => {
  for (const language of readdirSync(root).toSorted()) {
    for (const topic of readdirSync(join(root, language)).toSorted()) {
      it(`reads ${topic} in ${language}`, () => checkFixture(join(root, language, topic)))
    }
  }
})

async function checkFixture(folder: string): Promise<void> {
  const input = readdirSync(folder).find(name => name !== 'expected.txt')
  assert.ok(input, `Unexpected folder ${folder} without an input, expected input.<ext>`)
  const text = readFileSync(join(folder, input), 'utf8')
  const { seen, findings } = await inspectText(input, text)
  assert.deepEqual(findings, [])
  const occurrences = seen.map(({ occurrence }) => occurrence)
  assertGolden(join(folder, 'expected.txt'), drawCarets(input, text, occurrences))
}
