import { createHash } from 'node:crypto'

/** Longest context that a fingerprint hashes, in UTF-16 units around the occurrence. */
const reach = 120

/**
 * Makes the fingerprints of one file: a hash of term, path, kind, the line with its white space
 * folded, and the ordinal among alike ones. Line numbers do not count, so unrelated edits leave
 * a fingerprint as it is.
 */
export function fingerprints(path: string): (term: string, kind: string, line: string) => string {
  const seen = new Map<string, number>()
  return (term, kind, line) => {
    const key = [term, path, kind, line.replace(/\s+/g, ' ').trim()].join('\0')
    const ordinal = seen.get(key) ?? 0
    seen.set(key, ordinal + 1)
    return createHash('sha256').update(`${key}\0${ordinal}`).digest('hex').slice(0, 16)
  }
}

/** The part of a line that a fingerprint hashes: all of it, or what is near in a long one. */
export function contextAround(line: string, column: number): string {
  return line.length <= 2 * reach ? line : line.slice(Math.max(0, column - reach), column + reach)
}
