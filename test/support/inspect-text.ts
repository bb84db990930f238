import assert from 'node:assert/strict'
import { matcher } from '../../core/matcher.ts'
import type { Occurrence } from '../../core/occurrence.ts'
import { parseTerm } from '../../core/term.ts'
import { decodeText } from '../../core/text.ts'
import { factsOf } from '../../engine/facts.ts'
import { type Inspection, inspect } from '../../engine/inspect.ts'

const match = matcher([parseTerm('lighthouse', { to: 'beacon' })])

/** What the engine finds and says of `lighthouse` in a file that stands alone. */
export function inspectText(path: string, content: string | Buffer): Promise<Inspection> {
  const decoded = decodeText(Buffer.from(content))
  assert.ok(decoded, `Unexpected bytes in ${path}, expected text`)
  return inspect(path, decoded, match, factsOf([]))
}

/** The meaning of every `lighthouse` in a text, as `category/kind`. */
export async function meaningsIn(path: string, text: string): Promise<readonly string[]> {
  const { seen } = await inspectText(path, text)
  return seen.map(({ occurrence }) => meaningOf(occurrence))
}

const meaningOf = ({ category, kind }: Occurrence): string =>
  category === kind ? category : `${category}/${kind}`
