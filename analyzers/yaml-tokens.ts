import type { CST } from 'yaml'

import type { Span } from '../core/span.ts'

/** How many quotes stand at either end of a flow scalar. */
export const quotes: Partial<Record<CST.Token['type'], number>> = {
  scalar: 0,
  'single-quoted-scalar': 1,
  'double-quoted-scalar': 1,
}

/** What a key says, unless it is a collection or an alias. */
export function keyName(key: CST.Token | null | undefined): string | undefined {
  const quote = key ? quotes[key.type] : undefined
  if (!key || quote === undefined || !('source' in key)) return undefined
  return key.source.slice(quote, key.source.length - quote)
}

/** A scalar's content: within its quotes, or below the header of a block. */
export function contentSpan(token: CST.Token, text: string): Span {
  const { start, end } = sourceSpan(token)
  if ('props' in token) {
    const header = token.props.reduce((sum, prop) => sum + sourceSpan(prop).end - prop.offset, 0)
    return { start: start + header, end: end + header }
  }
  const quote = quotes[token.type] ?? 0
  const isClosed = quote > 0 && end > start + 1 && text.charAt(end - 1) === text.charAt(start)
  return { start: start + quote, end: isClosed ? end - quote : end }
}

/** Where a token without children stands. */
export function sourceSpan(token: CST.Token): Span {
  const length = 'source' in token ? token.source.length : 0
  return { start: token.offset, end: token.offset + length }
}
