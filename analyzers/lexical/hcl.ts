import type { Region } from '../../core/region.ts'
import type { Span } from '../../core/span.ts'
import type { Lexicon } from './compile.ts'
import { identifier, nameRegion } from './names.ts'
import { pieceRegion } from './pieces.ts'
import type { Piece } from './scanner.ts'
import type { Site } from './site.ts'

/** `key = value` and `block {`; the rest is an expression. */
export function hclName(site: Site): Region {
  const { text, before, lineStart, after } = site
  const isFirst = before === lineStart || '{,'.includes(text[before - 1] ?? '')
  if (!isFirst || text[after] !== '=' || text[after + 1] === '=') return nameRegion(site)
  return key(site, text)
}

const keyAfter = /^"[ \t]*=(?!=)/
const label = /^[ \t]*[\w-]+(?:[ \t]+"[^"\n]*")*[ \t]+"[^"\n]*$/
const labelsAfter = /^"(?:[ \t]+"[^"\n]*")*[ \t]*\{/

/** The labels of a block declare, `resource "kind" "lighthouse" {`; what attributes are given are values. */
export function hclPiece(text: string, piece: Piece, lexicon: Lexicon): Region {
  const { start, end } = piece
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const isLabel =
    start - lineStart < 200 &&
    label.test(text.slice(lineStart, start)) &&
    labelsAfter.test(text.slice(end, end + 200))
  if (isLabel) return identifier({ start, end }, 'declaration')
  return attribute(text, piece, pieceRegion(text, piece, lexicon))
}

function attribute(text: string, { start, end }: Piece, region: Region): Region {
  const { syntax, context } = region
  if (syntax !== 'string') return region
  if (keyAfter.test(text.slice(end, end + 40))) return key({ start, end }, text)
  if (context?.name === undefined || !/^(?:value|item)$/.test(context.slot ?? '')) return region
  const keys = [context.name]
  return { ...region, syntax: 'scalar', trail: ['scalar'], context: { ...context, keys } }
}

function key({ start, end }: Span, text: string): Region {
  const name = text.slice(start, end)
  return { start, end, syntax: 'key', trail: ['key'], context: { name, keys: [name] } }
}
