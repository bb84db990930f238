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

/**
 * The part of a line that a fingerprint hashes: all of it, or what is near in a long one. Looks no
 * further than that, since a line can be a whole file.
 */
export function contextAround(text: string, index: number): string {
  const before = text.slice(Math.max(0, index - 2 * reach), index)
  const after = text.slice(index, index + 2 * reach)
  const start = before.lastIndexOf('\n') + 1
  const end = after.indexOf('\n')
  const isShort = (start > 0 || index <= 2 * reach) && (end !== -1 || after.length < 2 * reach)
  const line = before.slice(start) + (end === -1 ? after : after.slice(0, end))
  if (isShort && line.length <= 2 * reach) return line
  return (
    before.slice(Math.max(start, before.length - reach)) +
    after.slice(0, end === -1 ? reach : Math.min(end, reach))
  )
}
