import type { Entry } from '../../core/entry.ts'
import { isOwn } from '../../core/own-files.ts'
import { blobName, fileState } from '../../files/state.ts'
import type { Blobs } from '../../git/blobs.ts'
import { listCommit } from '../../git/commit.ts'
import { listWorkTree } from '../../git/work-tree.ts'

/** What lies at a path of the tree that is verified. */
export interface ActualFile {
  readonly path: string
  /** The name of its content in git. */
  readonly oid: string
  readonly read: () => Promise<Buffer>
}

/** The tree that is verified: a commit, or the work tree. */
export type ActualTree = ReadonlyMap<string, ActualFile>

/** Lists a commit. The caller ends `blobs`. */
export async function actualCommit(top: string, commit: string, blobs: Blobs): Promise<ActualTree> {
  const all = await listCommit(top, commit)
  return new Map(
    all
      .filter(({ type, entry }) => type !== 'submodule' && !isOwn(entry.path))
      .map(({ entry: { path }, oid }) => [path, { path, oid, read: () => blobs.read(oid) }]),
  )
}

/**
 * Lists the work tree. What git knows to be unchanged is not read from the disk; names of objects
 * are as long as `sample`.
 */
export async function actualWorkTree(
  top: string,
  blobs: Blobs,
  sample: string,
): Promise<ActualTree> {
  const present = await listWorkTree(top)
  const files = present.flatMap(({ entry, oid }) => {
    if (isOwn(entry.path)) return []
    const file = oid === undefined ? onDisk(top, entry, sample.length) : stored(entry, oid, blobs)
    return file ? [file] : []
  })
  return new Map(files.map(file => [file.path, file]))
}

const stored = ({ path }: Entry, oid: string, blobs: Blobs): ActualFile => ({
  path,
  oid,
  read: () => blobs.read(oid),
})

function onDisk(top: string, entry: Entry, length: number): ActualFile | undefined {
  const state = fileState(top, entry)
  if (state.type === 'absent' || state.type === 'other') return undefined
  const { content } = state
  return { path: entry.path, oid: blobName(content, length), read: async () => content }
}
