import type { Context, Region, Syntax } from '../../core/region.ts'
import type { Span } from '../../core/span.ts'
import { trimEnd } from './lines.ts'

/** A comment that ends with its line. */
export function commentRegion({ start, end }: Span, role = 'line'): Region {
  return { start, end, syntax: 'comment', role, trail: ['comment'] }
}

/** A region without a role. */
export function plainRegion(syntax: Syntax, { start, end }: Span, context: Context = {}): Region {
  return { start, end, syntax, trail: [context.name ?? syntax, syntax], context }
}

/** Content in another language. */
export function embeddedRegion({ start, end }: Span, language: string): Region {
  return { start, end, syntax: 'string', trail: ['embedded', 'string'], language }
}

/** What an expression finds in a piece of the text, as spans of the text. */
export function spansOf(text: string, { start, end }: Span, pattern: RegExp): readonly Span[] {
  return [...text.slice(start, end).matchAll(pattern)].map(match => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }))
}

/** A span without the white space around it. */
export function trimmed(text: string, { start, end }: Span): Span {
  const last = trimEnd(text, start, end)
  let first = start
  while (first < last && /\s/.test(text[first] ?? '')) first += 1
  return { start: first, end: last }
}
