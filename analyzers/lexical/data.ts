import type { Region } from '../../core/region.ts'
import type { Span } from '../../core/span.ts'
import type { Lexicon } from './compile.ts'
import { pieceRegion } from './pieces.ts'
import type { Piece } from './scanner.ts'
import type { Site } from './site.ts'

const keyAfter = /^[ \t]*(?::(?=[\s"'{[]|$)|=)/
const nameBefore = /["']?([\w.$-]+)["']?[ \t]*[:=][ \t]*["']?$/

/** A bare word of a data file: a key before its `:` or `=`, else a value. */
export function dataName({ text, start, end }: Site): Region {
  return entry(text, { start, end }, start)
}

export function dataPiece(text: string, piece: Piece, lexicon: Lexicon): Region {
  if (piece.delimiter?.kind !== 'string') return pieceRegion(text, piece, lexicon)
  return entry(text, piece, piece.from, piece.to)
}

function entry(text: string, { start, end }: Span, from: number, to = end): Region {
  if (keyAfter.test(text.slice(to, to + 40))) {
    const name = text.slice(start, end)
    return { start, end, syntax: 'key', trail: ['key'], context: { name, keys: [name] } }
  }
  const name = nameBefore.exec(text.slice(Math.max(0, from - 80), from))?.[1]
  const context = name ? { slot: 'value' as const, name, keys: [name] } : { slot: 'item' as const }
  return { start, end, syntax: 'scalar', trail: ['scalar'], context }
}
