import type { Piece } from './scanner.ts'

/** Offsets of the brackets that are open at an offset, outermost first. */
export type OpenBrackets = (index: number) => readonly number[]

const partners: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }

/** The open brackets of a text, for ascending offsets; what is delimited has none. */
export function openBrackets(text: string, pieces: readonly Piece[]): OpenBrackets {
  const bracket = /[()[\]{}]/g
  const endOfPiece = pieceEnds(pieces)
  const open: number[] = []
  let match: RegExpExecArray | null | undefined
  return index => {
    if (match === undefined) match = bracket.exec(text)
    for (; match && match.index < index; match = bracket.exec(text)) {
      const end = endOfPiece(match.index)
      if (end === undefined) meet(open, text, match.index)
      else bracket.lastIndex = end
    }
    return open.slice(-depth)
  }
}

/** How many levels a bracket may close, and how many anybody asks for. */
const depth = 16

function meet(open: number[], text: string, at: number) {
  const opener = partners[text[at] ?? '']
  if (opener === undefined) {
    open.push(at)
    return
  }
  const last = open.slice(-depth).findLastIndex(from => text[from] === opener)
  if (last !== -1) open.length = Math.max(0, open.length - depth) + last
}

/** Where the piece ends that holds an offset, if one does; for ascending offsets. */
function pieceEnds(pieces: readonly Piece[]): (index: number) => number | undefined {
  let next = 0
  return index => {
    while ((pieces[next]?.to ?? Number.POSITIVE_INFINITY) <= index) next += 1
    const piece = pieces[next]
    return piece && piece.from <= index ? piece.to : undefined
  }
}
