import type { Region } from '../../core/region.ts'
import type { Span } from '../../core/span.ts'
import { commentRegion, plainRegion, spansOf } from './line-regions.ts'
import { covering, type Line, limitOf, linesOf } from './lines.ts'
import { identifier } from './names.ts'

const piece = /"(?:[^"\\]|\\.)*"?|[^\s"]+/g

/** Lists of names and values, a line each, with comments behind `#`. */
export function valueList(text: string, hits: readonly Span[]): readonly Region[] {
  const regions = linesOf(text, limitOf(hits)).flatMap(line => pieces(text, line, '#', scalar))
  return covering(regions, hits)
}

/** Go's lists of modules: every word but a file's path is the name of one. */
export function moduleList(text: string, hits: readonly Span[]): readonly Region[] {
  const regions = linesOf(text, limitOf(hits)).flatMap(line => pieces(text, line, '//', module))
  return covering(regions, hits)
}

/** The words of a line up to the comment that ends it. */
function pieces(
  text: string,
  { at, end }: Line,
  mark: string,
  region: (text: string, span: Span) => Region,
): readonly Region[] {
  const spans = spansOf(text, { start: at, end }, piece)
  const remark = spans.findIndex(({ start }) => text.startsWith(mark, start))
  const words = remark === -1 ? spans : spans.slice(0, remark)
  const start = spans[remark]?.start
  return [
    ...words.map(span => region(text, span)),
    ...(start === undefined ? [] : [commentRegion({ start, end })]),
  ]
}

function scalar(text: string, { start, end }: Span): Region {
  const isQuoted = text[start] === '"' && end - start > 1
  const span = isQuoted ? { start: start + 1, end: end - 1 } : { start, end }
  return plainRegion('scalar', span, { slot: 'item' })
}

const module = (text: string, span: Span): Region =>
  /^\.{0,2}\//.test(text.slice(span.start, span.end))
    ? plainRegion('string', span, { slot: 'value', name: 'replace' })
    : identifier(span, 'import')
