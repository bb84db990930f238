import type { Span } from '../core/span.ts'

export interface JsonToken extends Span {
  readonly kind:
    | 'openObject'
    | 'openArray'
    | 'close'
    | 'comma'
    | 'string'
    | 'lineComment'
    | 'blockComment'
  /** What a string says; empty for anything else. */
  readonly value: string
}

/** The scanner's numbers; its own enum is gone once it is compiled. Bare words are read as strings. */
const kinds: Partial<Record<number, JsonToken['kind']>> = {
  1: 'openObject',
  2: 'close',
  3: 'openArray',
  4: 'close',
  5: 'comma',
  10: 'string',
  12: 'lineComment',
  13: 'blockComment',
  16: 'string',
}

const endOfText = 17

/** The tokens of a piece of a text, one at a time; a string spans what is between its quotes. */
export async function jsonTokens(text: string, span: Span): Promise<Iterable<JsonToken>> {
  const { createScanner } = await import('jsonc-parser')
  const scanner = createScanner(text)
  return (function* tokens() {
    scanner.setPosition(span.start)
    for (let code: number = scanner.scan(); code !== endOfText; code = scanner.scan()) {
      const start = scanner.getTokenOffset()
      if (start >= span.end) return
      const kind = kinds[code]
      const end = start + scanner.getTokenLength()
      if (kind === 'string') yield stringToken(text, { start, end })
      else if (kind) yield { kind, start, end, value: '' }
    }
  })()
}

function stringToken(text: string, { start, end }: Span): JsonToken {
  const quote = text.charAt(start)
  if (quote !== '"' && quote !== "'") {
    return { kind: 'string', start, end, value: text.slice(start, end) }
  }
  const isClosed = end > start + 1 && text.charAt(end - 1) === quote
  const content = { start: start + 1, end: isClosed ? end - 1 : end }
  return { kind: 'string', ...content, value: text.slice(content.start, content.end) }
}
