import { createHash } from 'node:crypto'

/**
 * Whether an index is as git wrote it: its first four bytes say what it is, and its last ones are
 * the hash of all others (gitformat-index(5)), or zero where `index.skipHash` is set. git itself
 * does not look at the hash, and takes what is left of a torn one for a whole.
 */
export function isWholeIndex(content: Buffer, oidLength: number): boolean {
  const end = content.length - oidLength / 2
  if (end < 12 || content.toString('latin1', 0, 4) !== 'DIRC') return false
  const told = content.subarray(end)
  const hash = createHash(oidLength === 64 ? 'sha256' : 'sha1').update(content.subarray(0, end))
  return told.every(byte => byte === 0) || told.equals(hash.digest())
}
