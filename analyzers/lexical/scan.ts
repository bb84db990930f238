import type { Lexicon } from './compile.ts'
import { open, openPiece } from './open-piece.ts'
import { closePiece, type Frame, giveUp, isComment, type Piece, type Scanner } from './scanner.ts'

/**
 * Delimited pieces of a text up to `limit`, in one walk from opener to closer. An opener that is
 * never closed is code, and lexing goes on in the next line: one stray mark costs one line.
 */
export function scan(text: string, lexicon: Lexicon, limit: number): readonly Piece[] {
  const scanner: Scanner = {
    text,
    lexicon,
    pieces: [],
    frames: [],
    hopeless: new Set(),
    at: 0,
    jump: undefined,
  }
  openFirst(scanner)
  while (scanner.at < limit || scanner.frames.length > 0) {
    const frame = scanner.frames.at(-1)
    if (frame && frame.brackets === 0) readInside(scanner, frame)
    else if (!readCode(scanner, frame)) break
  }
  return scanner.pieces.sort((left, right) => left.start - right.start)
}

/** A language inside of another text starts outside of it. */
function openFirst(scanner: Scanner) {
  const plain = scanner.lexicon.grammar.delimiters.find(
    ({ kind, language }) => kind === 'plain' && language,
  )
  if (plain) openPiece(scanner, plain, 0, 0, '')
}

function readCode(scanner: Scanner, frame: Frame | undefined): boolean {
  const { text, lexicon, at, jump } = scanner
  const openers = frame ? lexicon.inHole : lexicon.openers
  openers.lastIndex = at
  const match = openers.exec(text)
  if (jump && (match?.index ?? text.length) >= jump.from) {
    scanner.at = Math.max(at, jump.to)
    scanner.jump = undefined
    return true
  }
  if (!match) return frame ? giveUp(scanner) : false
  scanner.at = match.index + match[0].length
  const found = lexicon.groups.find(({ group }) => match[group] !== undefined)
  if (found) open(scanner, found.delimiter, match.index, match[found.group + 1] ?? '')
  else if (frame) readBracket(scanner, frame, match[0])
  return true
}

function readBracket(scanner: Scanner, frame: Frame, bracket: string) {
  if (bracket === '\n') {
    if (frame.delimiter.multiline) return
    scanner.at -= 1
    frame.brackets = 0
  } else if (bracket === '{' || bracket === '(') frame.brackets += 1
  else frame.brackets -= 1
  if (frame.brackets > 0) return
  if (!frame.hole) return
  frame.hole.end = scanner.at - 1
  frame.hole.to = scanner.at
}

function readInside(scanner: Scanner, frame: Frame) {
  const { text } = scanner
  frame.closer.lastIndex = scanner.at
  const match = frame.closer.exec(text)
  if (match) {
    scanner.at = match.index + match[0].length
    meet(scanner, frame, match)
  } else if (frame.delimiter.kind === 'plain') closePiece(scanner, text.length, text.length)
  else giveUp(scanner)
}

function meet(scanner: Scanner, frame: Frame, match: RegExpExecArray) {
  const { at } = scanner
  const [found, hole, variable, nests, close] = match
  if (close !== undefined) {
    frame.depth -= 1
    if (frame.depth === 0) closePiece(scanner, isComment(frame.delimiter) ? at : match.index, at)
  } else if (nests !== undefined) frame.depth += 1
  else if (hole !== undefined) {
    frame.brackets = 1
    frame.hole = holeAt(match.index, at, scanner.text.length)
    scanner.pieces.push(frame.hole)
  } else if (variable !== undefined) scanner.pieces.push(holeAt(match.index, match.index + 1, at))
  else if (found === '\n') closePiece(scanner, match.index, match.index)
}

const holeAt = (from: number, start: number, end: number): Piece => ({
  from,
  start,
  end,
  to: end,
  delimiter: undefined,
})
