import type { Region } from '../../core/region.ts'
import type { Lexicon } from './compile.ts'
import { identifier, nameRegion } from './names.ts'
import { pieceRegion } from './pieces.ts'
import type { Piece } from './scanner.ts'
import type { Site } from './site.ts'

/** `key = value` and `block {`; the rest is an expression. */
export function hclName(site: Site): Region {
  const { text, start, end, before, lineStart, after } = site
  const isFirst = before === lineStart || '{,'.includes(text[before - 1] ?? '')
  if (!isFirst || text[after] !== '=' || text[after + 1] === '=') return nameRegion(site)
  const name = text.slice(start, end)
  return { start, end, syntax: 'key', trail: ['key'], context: { name, keys: [name] } }
}

const label = /^[ \t]*[\w-]+(?:[ \t]+"[^"\n]*")*[ \t]+"[^"\n]*$/
const labelsAfter = /^"(?:[ \t]+"[^"\n]*")*[ \t]*\{/

/** The labels of a block declare: `resource "kind" "lighthouse" {`. */
export function hclPiece(text: string, piece: Piece, lexicon: Lexicon): Region {
  const { start, end } = piece
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const isLabel =
    start - lineStart < 200 &&
    label.test(text.slice(lineStart, start)) &&
    labelsAfter.test(text.slice(end, end + 200))
  return isLabel ? identifier({ start, end }, 'declaration') : pieceRegion(text, piece, lexicon)
}
