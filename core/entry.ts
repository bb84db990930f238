/** One name below the root, as people read it and as the disk spells it. */
export interface Entry {
  /** POSIX path relative to the root; a byte that is not UTF-8 is shown as `\xNN`. */
  readonly path: string
  /** The bytes of the path, only where they are not the UTF-8 of `path`. */
  readonly raw?: Buffer
}

/** Makes an entry from the bytes of a path. */
export function entryOf(bytes: Buffer): Entry {
  const path = bytes.toString()
  return Buffer.from(path).equals(bytes) ? { path } : { path: showBytes(bytes), raw: bytes }
}

/** Sorts by code unit, which is the same everywhere. */
export function byPath(left: { readonly path: string }, right: { readonly path: string }): number {
  if (left.path === right.path) return 0
  return left.path < right.path ? -1 : 1
}

const sequence =
  /[\xc2-\xdf][\x80-\xbf]|(?:\xe0[\xa0-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]|\xed[\x80-\x9f])[\x80-\xbf]|(?:\xf0[\x90-\xbf]|[\xf1-\xf3][\x80-\xbf]|\xf4[\x80-\x8f])[\x80-\xbf]{2}|[\x80-\xff]/g

/** Each byte is one latin1 character, so a sequence of one is a byte that UTF-8 does not allow. */
function showBytes(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(sequence, found =>
      found.length === 1
        ? `\\x${found.charCodeAt(0).toString(16)}`
        : Buffer.from(found, 'latin1').toString(),
    )
}
