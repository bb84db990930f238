import type { Span } from '../../core/span.ts'

const opening = /^(?:[A-Za-z@$]{0,4})(#*)("""|'''|["'`])|^%[qQwWiI]?[([{<|!]|^<</

/**
 * The span of a literal's content, without prefix and quotes, holes included.
 *
 *     rf"""feature {x}"""  ->  feature {x}
 */
export function unquote(text: string, { start, end }: Span): Span {
  const head = text.slice(start, start + 12)
  const match = opening.exec(head)
  if (!match || head.startsWith('<<')) return { start, end }
  const open = match[0].length
  const close = (match[1] ?? '').length + (match[2] ?? ' ').length
  const closes =
    text.slice(end - close, end).startsWith(match[2] ?? '') && end - start >= open + close
  return { start: start + open, end: closes ? end - close : end }
}
