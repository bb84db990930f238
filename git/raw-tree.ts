/** One name in a tree, as git stores it. */
export interface TreeRow {
  /** Without a leading zero: `40000` is a folder. */
  readonly mode: string
  readonly name: Buffer
  readonly oid: string
}

/** Reads a raw tree: `mode name\0` and the bytes of an object's name, again and again. */
export function parseTree(content: Buffer, oidLength: number): readonly TreeRow[] {
  const rows: TreeRow[] = []
  for (let from = 0; from < content.length; ) {
    const blank = content.indexOf(0x20, from)
    const end = content.indexOf(0, blank)
    const next = end + 1 + oidLength / 2
    rows.push({
      mode: content.toString('latin1', from, blank),
      name: content.subarray(blank + 1, end),
      oid: content.toString('hex', end + 1, next),
    })
    from = next
  }
  return rows
}

/** Writes rows, in the order that they have, as a raw tree. */
export const renderTree = (rows: readonly TreeRow[]): Buffer =>
  Buffer.concat(
    rows.flatMap(({ mode, name, oid }) => [
      Buffer.from(`${mode} `),
      name,
      Buffer.from([0]),
      Buffer.from(oid, 'hex'),
    ]),
  )
