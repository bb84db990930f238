/** A commit as git stores it; what has no encoding that is known is kept as bytes. */
export interface RawCommit {
  readonly tree: string
  readonly parents: readonly string[]
  /** `Name <address> SECONDS ZONE`. */
  readonly author: Buffer
  readonly committer: Buffer
  /** The name of the encoding of the message; undefined for UTF-8. */
  readonly encoding: string | undefined
  readonly message: Buffer
}

/** Reads a raw commit. What it has beyond these, such as a signature, is left out. */
export function parseCommit(content: Buffer): RawCommit {
  const end = content.indexOf('\n\n')
  const lines = content.toString('latin1', 0, end).split('\n')
  const all = (name: string): readonly string[] =>
    lines.filter(line => line.startsWith(`${name} `)).map(line => line.slice(name.length + 1))
  const bytes = (name: string): Buffer => Buffer.from(all(name)[0] ?? '', 'latin1')
  return {
    tree: all('tree')[0] ?? '',
    parents: all('parent'),
    author: bytes('author'),
    committer: bytes('committer'),
    encoding: all('encoding')[0],
    message: content.subarray(end + 2),
  }
}

/** Writes a raw commit: the same bytes for the same content, and so the same name. */
export function renderCommit(commit: RawCommit): Buffer {
  const { tree, parents, author, committer, encoding, message } = commit
  return Buffer.concat([
    Buffer.from(`tree ${tree}\n${parents.map(one => `parent ${one}\n`).join('')}author `),
    author,
    Buffer.from('\ncommitter '),
    committer,
    Buffer.from(`\n${encoding === undefined ? '' : `encoding ${encoding}\n`}\n`),
    message,
  ])
}
