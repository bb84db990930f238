import type { Region } from '../../core/region.ts'
import type { Lexicon } from './compile.ts'
import type { Delimiter, DelimiterKind } from './grammar.ts'
import { identifier } from './names.ts'
import type { Piece } from './scanner.ts'
import { stringContext } from './string-context.ts'

type PieceReader = (text: string, piece: Piece, lexicon: Lexicon) => Region

/** What a delimited piece is. */
export function pieceRegion(text: string, piece: Piece, lexicon: Lexicon): Region {
  return readers[piece.delimiter?.kind ?? 'name'](text, piece, lexicon)
}

const comment =
  (role: string): PieceReader =>
  (_, { start, end }) => ({ start, end, syntax: 'comment', role, trail: ['comment'] })

const readers: Record<DelimiterKind, PieceReader> = {
  line: comment('line'),
  block: comment('block'),
  doc: comment('doc'),
  name: (_, piece) => identifier(piece, 'reference'),
  regex: (_, { start, end }) => ({ start, end, syntax: 'regex', trail: ['regex'] }),
  plain: (_, { start, end, delimiter }) => ({
    start,
    end,
    syntax: 'plain',
    trail: ['plain'],
    ...languageOf(delimiter),
  }),
  string,
}

function string(text: string, piece: Piece, lexicon: Lexicon): Region {
  const { start, end, delimiter } = piece
  if (delimiter?.docs && isAlone(text, piece.from)) {
    return { start, end, syntax: 'string', role: 'doc', trail: ['doc', 'string'] }
  }
  const context = stringContext(text, piece, lexicon)
  const trail = context.slot ? [context.slot, 'string'] : ['string']
  return { start, end, syntax: 'string', trail, context, ...languageOf(delimiter) }
}

const languageOf = (delimiter: Delimiter | undefined) =>
  delimiter?.language ? { language: delimiter.language } : {}

/** A string that begins its line: nothing before it, but a prefix or the word that makes it documentation. */
function isAlone(text: string, from: number): boolean {
  const lineStart = text.lastIndexOf('\n', from - 1) + 1
  if (!/^\s*(?:[rRuU]|@\w*doc\s*(?:~[sS])?)?$/.test(text.slice(lineStart, from))) return false
  return !/[=(,[{+]\s*$/.test(text.slice(Math.max(0, lineStart - 20), lineStart))
}
