import { type Entry, entryOf } from '../core/entry.ts'

/** A path of the index, with what git checks out there. */
export interface Staged {
  readonly type: 'file' | 'link' | 'submodule'
  /** As git writes it: `100755` for a file that can be run. */
  readonly mode: string
  /** The name of the object that holds its content. */
  readonly oid: string
  readonly entry: Entry
  /** What git was told, so that it does not look at the disk there. */
  readonly unwatched: 'assume-unchanged' | 'skip-worktree' | undefined
}

/** A path outside the index; git marks folders, and repositories inside this one, with a slash. */
export interface Listed {
  readonly isFolder: boolean
  readonly entry: Entry
}

const slash = 0x2f

/**
 * Reads `git ls-files --stage -v -z`. A path in conflict has an entry a stage and counts once.
 *
 *     H 100644 5626abf0f72e58d7a153368ba57db4c673c0e171 0\tsrc/lighthouse.ts\0
 */
export function parseStaged(output: Buffer): readonly Staged[] {
  const staged: Staged[] = []
  let previous: Buffer | undefined
  for (const record of recordsOf(output)) {
    const path = record.subarray(record.indexOf('\t') + 1)
    if (previous?.equals(path)) continue
    const header = record.toString('latin1', 0, record.indexOf('\t'))
    const [tag = '', mode = '', oid = ''] = header.split(' ')
    const unwatched = unwatchedBy(tag)
    staged.push({ type: typeOf(mode), mode, oid, entry: entryOf(path), unwatched })
    previous = path
  }
  return staged
}

/** `S` is left out of the work tree, and a small letter is trusted to be unchanged. */
function unwatchedBy(tag: string): Staged['unwatched'] {
  if (tag.toUpperCase() === 'S') return 'skip-worktree'
  return tag === tag.toLowerCase() ? 'assume-unchanged' : undefined
}

/** A path of a commit. */
export interface Stored extends Omit<Staged, 'unwatched'> {
  /** In bytes; undefined for a submodule. */
  readonly size: number | undefined
}

/**
 * Reads `git ls-tree -r -z --long`.
 *
 *     100644 blob 5626abf0f72e58d7a153368ba57db4c673c0e171      12\tsrc/lighthouse.ts\0
 */
export function parseStored(output: Buffer): readonly Stored[] {
  return recordsOf(output).map(record => {
    const tab = record.indexOf('\t')
    const [mode = '', , oid = '', size = '-'] = record.toString('latin1', 0, tab).split(/ +/)
    return {
      type: typeOf(mode),
      mode,
      oid,
      size: size === '-' ? undefined : Number(size),
      entry: entryOf(record.subarray(tab + 1)),
    }
  })
}

/** Reads `git ls-files --others -z`. */
export function parseListed(output: Buffer): readonly Listed[] {
  return recordsOf(output).map(record => {
    const isFolder = record.at(-1) === slash
    return { isFolder, entry: entryOf(isFolder ? record.subarray(0, -1) : record) }
  })
}

/**
 * Reads `git diff-files --raw -z`: the new mode by path, each byte of a path one latin1 character.
 *
 *     :100644 100755 5626abf0f72e58d7a153368ba57db4c673c0e171 0000000000000000000000000000000000000000 M\0a.ts\0
 */
export function parseChanged(output: Buffer): ReadonlyMap<string, string> {
  const records = recordsOf(output).map(record => record.toString('latin1'))
  const modes = new Map<string, string>()
  for (let at = 0; at + 1 < records.length; at += 2)
    modes.set(records[at + 1] ?? '', records[at]?.split(' ')[1] ?? '')
  return modes
}

/** Reads `git config --name-only -z`. */
export function parseNames(output: Buffer): readonly string[] {
  return recordsOf(output).map(record => record.toString())
}

/** A path that differs between two trees; a side that lacks it has the mode `000000`. */
export interface Difference {
  readonly entry: Entry
  readonly oldMode: string
  readonly newMode: string
  readonly oldOid: string
  readonly newOid: string
}

/**
 * Reads `git diff-tree --stdin -r -z --raw` of pairs of trees: the differences of each, in order.
 *
 *     4b825dc642cb6eb9a060e54bf8d69288fbee4904 5626abf0f72e58d7a153368ba57db4c673c0e171\n
 *     :100644 100755 5626abf0f72e58d7a153368ba57db4c673c0e171 5626abf0f72e58d7a153368ba57db4c673c0e171 M\0a.ts\0
 */
export function parseDifferences(output: Buffer): readonly (readonly Difference[])[] {
  const pairs: Difference[][] = []
  for (let from = 0; from < output.length; ) {
    const isHeader = output[from] !== colon
    const end = output.indexOf(isHeader ? lineEnd : 0, from)
    if (isHeader) {
      pairs.push([])
      from = end + 1
      continue
    }
    const fields = output.toString('latin1', from + 1, end).split(' ')
    const [oldMode = '', newMode = '', oldOid = '', newOid = ''] = fields
    const next = output.indexOf(0, end + 1)
    const entry = entryOf(output.subarray(end + 1, next))
    pairs.at(-1)?.push({ entry, oldMode, newMode, oldOid, newOid })
    from = next + 1
  }
  return pairs
}

const colon = 0x3a
const lineEnd = 0x0a

function typeOf(mode: string): Staged['type'] {
  if (mode === '120000') return 'link'
  return mode === '160000' ? 'submodule' : 'file'
}

/** The parts of an output in which each ends with a NUL. */
export function recordsOf(output: Buffer): readonly Buffer[] {
  const records: Buffer[] = []
  let start = 0
  for (let end = output.indexOf(0); end !== -1; end = output.indexOf(0, start)) {
    records.push(output.subarray(start, end))
    start = end + 1
  }
  return records
}
