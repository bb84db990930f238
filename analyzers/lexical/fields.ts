import type { Region } from '../../core/region.ts'
import type { Span } from '../../core/span.ts'
import { commentRegion, plainRegion, spansOf, trimmed } from './line-regions.ts'
import { covering, type Line, limitOf, linesOf } from './lines.ts'

const field = /^[ \t]*([A-Za-z][\w.-]*)(?:;[^:\n]*)?:/
const comment = /^(?:--|#)/
/** Names between commas, with versions behind them. */
const list = /^,?[^\s,]+[ \d.<>=^&|*()]*(?:,\s*(?:[^\s,]+[ \d.<>=^&|*()]*)?)+$/
const part = /[^\s,]+/g
/** Longest value that is looked at, in UTF-16 units. */
const longest = 1000

/**
 * Descriptions of packages, calendars and cards: a field, its value, and the lines that carry the
 * value on.
 *
 *     description: A lighthouse    key, scalar
 *                  on a rock       scalar
 */
export function fields(text: string, hits: readonly Span[]): readonly Region[] {
  let name = ''
  const regions = linesOf(text, limitOf(hits)).flatMap(line => {
    const { start, at, end } = line
    const content = text.slice(start, end)
    if (comment.test(text.slice(at, at + 2))) return [commentRegion({ start: at, end })]
    const own = field.exec(content)
    if (!own && at === start) return wordsOf(text, line)
    name = own?.[1] ?? name
    return fieldRegions(text, line, name, own?.[0].length ?? 0)
  })
  return covering(regions, hits)
}

/** A section: `library lighthouse`. */
const wordsOf = (text: string, line: Line): readonly Region[] =>
  spansOf(text, line, /\S+/g).map((span, index) =>
    plainRegion(index === 0 ? 'key' : 'scalar', span, { slot: 'item' }),
  )

/** The field of a line, `length` characters with its colon, and its value; or the value's next line. */
export function fieldRegions(
  text: string,
  { start, at, end }: Line,
  name: string,
  length: number,
): readonly Region[] {
  const keys = [name]
  const value = trimmed(text, { start: start + length, end })
  const isList = value.end - value.start < longest && list.test(text.slice(value.start, value.end))
  const parts = isList ? spansOf(text, value, part) : [value]
  const values = parts.map(span => plainRegion('scalar', span, { slot: 'value', name, keys }))
  if (length === 0) return values
  return [plainRegion('key', { start: at, end: at + name.length }, { name, keys }), ...values]
}
