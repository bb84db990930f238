import type { Region } from '../../core/region.ts'
import type { Lexicon } from './compile.ts'
import { pieceRegion } from './pieces.ts'
import type { Piece } from './scanner.ts'
import type { Site } from './site.ts'

/** Names of tables, columns, indexes and the like, bare or in their quotes. */
export function sqlName({ start, end }: Pick<Site, 'start' | 'end'>): Region {
  return { start, end, syntax: 'key', role: 'sql', trail: ['sql', 'key'] }
}

const comparison = /(?:[=<>!]|\blike|\bin\s*\([^()]*)\s*$/i

export function sqlPiece(text: string, piece: Piece, lexicon: Lexicon): Region {
  if (piece.delimiter?.kind === 'name') return sqlName(piece)
  const region = pieceRegion(text, piece, lexicon)
  const before = text.slice(Math.max(0, piece.from - 80), piece.from)
  if (region.syntax !== 'string' || !comparison.test(before)) return region
  return { ...region, trail: ['comparison', 'string'], context: { slot: 'comparison' } }
}
