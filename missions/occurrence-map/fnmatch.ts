/**
 * Python's `fnmatch`: `*` crosses slashes, `[seq]` and `[!seq]` are sets. Where the pattern has
 * `**` a second reading is tried, as Spec Kitty's gate does it: `**` is anything, `*` stays in its
 * segment, `?` is one character.
 */
export function fnmatch(path: string, pattern: string): boolean {
  if (expression(pattern, '.*').test(path)) return true
  return pattern.includes('**') && expression(pattern, '[^/]*').test(path)
}

const token = /\*\*|\*|\?|\[!?\]?[^\]]*\]|[^*?[]+|\[/g

function expression(pattern: string, star: string): RegExp {
  const source = (pattern.match(token) ?? []).map(piece => {
    if (piece === '**') return '.*'
    if (piece === '*') return star
    if (piece === '?') return '.'
    return piece.startsWith('[') && piece.length > 1 ? setOf(piece) : literal(piece)
  })
  return new RegExp(`^(?:${source.join('')})$`, 's')
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

function setOf(piece: string): string {
  const inner = piece.slice(1, -1).replace(/[\\\]^]/g, '\\$&')
  return piece.startsWith('[!') ? `[^${inner.slice(1)}]` : `[${inner}]`
}
