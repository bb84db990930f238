import type { Lexicon } from './compile.ts'
import type { Delimiter } from './grammar.ts'

/**
 * A delimited stretch of a text, or the code in a hole of it.
 *
 *     name = "light${house}"
 *            ^^^^^^^^^^^^^^^  from .. to
 *             ^^^^^^^^^^^^^   start .. end
 */
export interface Piece {
  readonly from: number
  readonly start: number
  end: number
  to: number
  /** Undefined for a hole. */
  readonly delimiter: Delimiter | undefined
}

/** A delimited stretch whose end is looked for, with its closing expression. */
export interface Frame {
  readonly piece: Piece
  readonly order: number
  readonly delimiter: Delimiter
  readonly closer: RegExp
  depth: number
  /** The hole that is open in it, with its open brackets. */
  hole: Piece | undefined
  brackets: number
}

export interface Scanner {
  readonly text: string
  readonly lexicon: Lexicon
  readonly pieces: Piece[]
  readonly frames: Frame[]
  /** Closers that were looked for up to the end of the text in vain. */
  readonly hopeless: Set<string>
  at: number
  /** Where a here-document interrupts the line, and where code goes on behind it. */
  jump: { readonly from: number; readonly to: number } | undefined
}

const patience = 32

export const isComment = ({ kind }: Delimiter) => kind === 'block' || kind === 'doc'

export const isHopeless = ({ hopeless }: Scanner, source: string) =>
  hopeless.has(source) || hopeless.size > patience

export function closePiece(scanner: Scanner, end: number, to: number) {
  const frame = scanner.frames.pop()
  if (!frame) return
  frame.piece.end = end
  frame.piece.to = to
  scanner.at = to
}

/** Forgets the outermost piece that the text never closes, and goes on in the line after its opener. */
export function giveUp(scanner: Scanner): boolean {
  const [frame] = scanner.frames
  if (!frame) return false
  scanner.hopeless.add(frame.closer.source)
  scanner.frames.length = 0
  scanner.pieces.length = frame.order
  scanner.at = nextLine(scanner.text, frame.piece.from)
  return true
}

export function nextLine(text: string, at: number): number {
  const found = text.indexOf('\n', at)
  return found === -1 ? text.length : found + 1
}
