import type { Span } from '../core/span.ts'
import { lineAround } from '../core/text.ts'
import type { IniDialect } from './ini-dialects.ts'

interface Value {
  readonly content: Span
  /** The comment behind the value. */
  readonly trailing: Span | undefined
  /** The end of the line on which the value ends. */
  readonly end: number
}

/**
 * Takes a value out of the rest of its line: without quotes, and without the comment behind it.
 *
 *     LIGHTHOUSE="on the rock" # since 1890
 *                 ^^^^^^^^^^^  ^^^^^^^^^^^^
 */
export function valueIn(text: string, rest: Span, dialect: IniDialect): Value {
  const close = dialect.trailing ? closingQuote(text, rest, dialect) : -1
  return close === -1 ? bareValue(text, rest, dialect) : quotedValue(text, rest.start, close)
}

const nothingElse = /^\s*(?:[#;]|$)/

/** Where a quoted value ends, or -1 where quotes are only part of it. */
function closingQuote(text: string, { start, end }: Span, { keyRole }: IniDialect): number {
  const quote = text.charAt(start)
  if (start >= end || (quote !== '"' && quote !== "'")) return -1
  let close = text.indexOf(quote, start + 1)
  while (quote === '"' && close !== -1 && text.charAt(close - 1) === '\\') {
    close = text.indexOf(quote, close + 1)
  }
  const isFound = close !== -1 && (close < end || keyRole === 'env')
  return isFound && nothingElse.test(text.slice(close + 1, lineAround(text, close).end))
    ? close
    : -1
}

function quotedValue(text: string, start: number, close: number): Value {
  const { end } = lineAround(text, close)
  return {
    content: { start: start + 1, end: close },
    trailing: { start: Math.min(close + 1, end), end },
    end,
  }
}

function bareValue(text: string, { start, end }: Span, { trailing }: IniDialect): Value {
  const line = text.slice(start, end)
  const mark = trailing ? line.search(trailing) : -1
  const content = (mark > 0 ? line.slice(0, mark) : line).trimEnd()
  return {
    content: { start, end: start + content.length },
    trailing: mark > 0 ? { start: start + mark + 1, end } : undefined,
    end,
  }
}
