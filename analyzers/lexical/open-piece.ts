import { closerOf } from './compile.ts'
import type { Delimiter } from './grammar.ts'
import { isComment, isHopeless, nextLine, type Piece, type Scanner } from './scanner.ts'

/** Enters, or takes whole, what a delimiter opens; `from` is where its opener begins. */
export function open(scanner: Scanner, delimiter: Delimiter, from: number, captured: string) {
  const { text, pieces, at } = scanner
  if (delimiter.heredoc) return openHeredoc(scanner, delimiter, captured)
  if (delimiter.close) return openPiece(scanner, delimiter, from, at, captured)
  if (delimiter.kind !== 'line' && delimiter.kind !== 'doc') {
    pieces.push({ from, start: from + 1, end: at - 1, to: at, delimiter })
    return
  }
  const found = text.indexOf('\n', at)
  const end = found === -1 ? text.length : found
  pieces.push({ from, start: from, end, to: end, delimiter })
  scanner.at = end
}

export function openPiece(
  scanner: Scanner,
  delimiter: Delimiter,
  from: number,
  at: number,
  captured: string,
) {
  const closer = closerOf(delimiter, captured)
  if (isHopeless(scanner, closer.source)) {
    scanner.at = nextLine(scanner.text, at)
    return
  }
  const inner = isComment(delimiter) ? from : at
  const piece = { from, start: inner, end: scanner.text.length, to: scanner.text.length, delimiter }
  scanner.frames.push({
    piece,
    order: scanner.pieces.length,
    delimiter,
    closer,
    depth: 1,
    hole: undefined,
    brackets: 0,
  })
  scanner.pieces.push(piece)
}

function openHeredoc(scanner: Scanner, delimiter: Delimiter, word: string) {
  const { text, at, jump } = scanner
  const closing = `^[ \\t]*${word}\\b`
  if (isHopeless(scanner, closing)) return
  const lineEnd = jump?.from ?? nextLine(text, at) - 1
  const start = jump?.to ?? lineEnd + 1
  const closer = new RegExp(closing, 'gm')
  closer.lastIndex = start
  const match = closer.exec(text)
  if (!match) {
    scanner.hopeless.add(closing)
    return
  }
  scanner.pieces.push({ from: at, start, end: match.index, to: match.index, delimiter })
  scanner.pieces.push(...variablesIn(text, start, match.index, delimiter))
  scanner.jump = { from: lineEnd, to: match.index + match[0].length }
}

/** Names in the body of a here-document: group 1 of what the delimiter's variables look like. */
function variablesIn(text: string, from: number, end: number, { variable }: Delimiter): Piece[] {
  if (!variable) return []
  return [...text.slice(from, end).matchAll(new RegExp(variable, 'g'))].map(match => {
    const name = match[1] ?? ''
    const start = from + match.index + match[0].indexOf(name)
    return { from: start, start, end: start + name.length, to: start, delimiter: undefined }
  })
}
