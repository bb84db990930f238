import type { Region } from '../../core/region.ts'
import type { Span } from '../../core/span.ts'
import { openBrackets } from './brackets.ts'
import { codeStyles } from './code-styles.ts'
import { compileGrammar, type Lexicon } from './compile.ts'
import type { Grammar } from './grammar.ts'
import { limitOf, lineStarts } from './lines.ts'
import { scan } from './scan.ts'
import type { Piece } from './scanner.ts'
import { siteAt } from './site.ts'

/** Names the regions of one text. */
export type Read = (text: string, hits: readonly Span[]) => readonly Region[]

/**
 * Makes a reader of a grammar. It finds the delimited pieces first and then walks them along with
 * the hits, so that names are only read where somebody asks.
 */
export function lexer(grammar: Grammar): Read {
  let lexicon: Lexicon | undefined
  return (text, hits) => {
    lexicon ??= compileGrammar(grammar)
    return readHits(text, hits, lexicon)
  }
}

function readHits(text: string, hits: readonly Span[], lexicon: Lexicon): readonly Region[] {
  const pieces = scan(text, lexicon, limitOf(hits))
  const pieceAt = innermost(pieces)
  const brackets = openBrackets(text, pieces)
  const lineStart = lineStarts(text)
  const style = codeStyles[lexicon.grammar.code ?? 'names']
  const regions: Region[] = []
  let last: Piece | undefined
  let done = 0
  for (const { start } of hits) {
    const piece = pieceAt(start)
    if (piece?.delimiter) {
      if (piece !== last) regions.push(style.piece(text, piece, lexicon))
      last = piece
    } else if (start >= done) {
      const bounds = {
        lineStart: lineStart(start),
        brackets,
        start: piece?.start ?? 0,
        end: piece?.end ?? text.length,
      }
      const region = style.name(siteAt(text, lexicon, start, bounds))
      regions.push(region)
      done = region.end
    }
  }
  return regions
}

/** The innermost of nested pieces at ascending offsets. */
function innermost(pieces: readonly Piece[]): (index: number) => Piece | undefined {
  const open: Piece[] = []
  let next = 0
  return index => {
    for (let piece = pieces[next]; piece && piece.start <= index; piece = pieces[next]) {
      open.push(piece)
      next += 1
    }
    while ((open.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= index) open.pop()
    return open.at(-1)
  }
}
