import { fnmatch as pythonMatch } from '../ownership/wildcards.ts'

/**
 * Python's `fnmatch`: `*` crosses slashes, `[seq]` and `[!seq]` are sets. Where the pattern has
 * `**` a second reading is tried, as Spec Kitty's gate does it: `**` is anything, `*` stays in its
 * segment, `?` is one character.
 */
export const fnmatch = (path: string, pattern: string): boolean =>
  pythonMatch(path, pattern) || (pattern.includes('**') && segmentMatch(path, pattern))

const token = /\*\*|\*|\?|\[!?\]?[^\]]*\]|[^*?[]+|\[/g

function segmentMatch(path: string, pattern: string): boolean {
  const source = (pattern.match(token) ?? []).map(piece => {
    if (piece === '**') return '.*'
    if (piece === '*') return '[^/]*'
    if (piece === '?') return '.'
    return piece.startsWith('[') && piece.length > 1 ? setOf(piece) : literal(piece)
  })
  return matches(`^(?:${source.join('')})$`, path)
}

/** A range from high to low, as in `[z-a]`, holds nothing, and is no expression. */
function matches(source: string, path: string): boolean {
  try {
    return new RegExp(source, 's').test(path)
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

function setOf(piece: string): string {
  const inner = piece.slice(1, -1).replace(/[\\\]^]/g, '\\$&')
  return piece.startsWith('[!') ? `[^${inner.slice(1)}]` : `[${inner}]`
}
