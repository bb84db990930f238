import type { Entry } from '../core/entry.ts'
import type { SkipReason } from '../core/report.ts'
import { decodeText } from '../core/text.ts'
import { type Content, readBytes } from './bytes.ts'

/** Reads a file that is text, or says why it is not read. `limit` is its greatest size in bytes. */
export async function readEntry(root: string, entry: Entry, limit: number): Promise<Content> {
  const content = readBytes(root, entry, limit)
  if ('skipped' in content) return content
  return textContent(content.bytes)
}

/** The bytes of a file where they are text, or why they are not read. */
export function textContent(bytes: Buffer): Content {
  const skipped = notText(bytes)
  return skipped ? { skipped } : { bytes }
}

/** A NUL says binary wherever it stands, except in UTF-16, which is full of them. */
function notText(bytes: Buffer): SkipReason | undefined {
  if (isUtf16(bytes)) return decodeText(bytes) ? undefined : 'undecodable'
  return bytes.includes(0) ? 'binary' : undefined
}

const isUtf16 = (bytes: Buffer): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
