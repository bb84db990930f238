import { isOwn } from '../../core/own-files.ts'
import { blobName, fileState } from '../../files/state.ts'
import type { Blobs } from '../../git/blobs.ts'
import { listCommit } from '../../git/commit.ts'
import { listWorkTree, type Present } from '../../git/work-tree.ts'

/** What lies at a path of the tree that is verified. */
export interface ActualFile {
  readonly path: string
  /** As git writes it; undefined where the disk cannot say. */
  readonly mode: string | undefined
  /** The name of its content in git. */
  readonly oid: string
  readonly read: () => Promise<Buffer>
}

/** The tree that is verified: a commit, or the work tree. */
export interface ActualTree {
  /** Files and links. */
  readonly files: ReadonlyMap<string, ActualFile>
  /** The commit of each submodule, or undefined where it is another one than git has recorded. */
  readonly submodules: ReadonlyMap<string, string | undefined>
}

/** Lists a commit. The caller ends `blobs`. */
export async function actualCommit(top: string, commit: string, blobs: Blobs): Promise<ActualTree> {
  const all = (await listCommit(top, commit)).filter(({ entry }) => !isOwn(entry.path))
  const files = all
    .filter(({ type }) => type !== 'submodule')
    .map(({ entry: { path }, mode, oid }) => ({ path, mode, oid, read: () => blobs.read(oid) }))
  const submodules = all.filter(({ type }) => type === 'submodule')
  return {
    files: new Map(files.map(file => [file.path, file])),
    submodules: new Map(submodules.map(({ entry, oid }) => [entry.path, oid])),
  }
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
  const { present, knowsModes } = await listWorkTree(top)
  const disk = { top, length: sample.length, knowsModes }
  const own = present.filter(({ entry }) => !isOwn(entry.path))
  const files = own
    .filter(({ isSubmodule }) => !isSubmodule)
    .flatMap(one =>
      one.oid === undefined ? onDisk(disk, one, blobs) : stored(one, one.oid, blobs),
    )
  const submodules = own.filter(({ isSubmodule, mode }) => isSubmodule && mode !== absent)
  return {
    files: new Map(files.map(file => [file.path, file])),
    submodules: new Map(submodules.map(({ entry, oid }) => [entry.path, oid])),
  }
}

/** The mode of what is gone from the disk. */
const absent = '000000'

const stored = ({ entry: { path }, mode }: Present, oid: string, blobs: Blobs): ActualFile => ({
  path,
  mode,
  oid,
  read: () => blobs.read(oid),
})

interface Disk {
  readonly top: string
  /** How many digits the name of an object has. */
  readonly length: number
  readonly knowsModes: boolean
}

function onDisk(
  { top, length, knowsModes }: Disk,
  present: Present,
  blobs: Blobs,
): readonly ActualFile[] {
  const { entry, absentOid } = present
  const state = fileState(top, entry)
  if (state.type === 'absent' && absentOid !== undefined) return [stored(present, absentOid, blobs)]
  if (state.type === 'absent' || state.type === 'other') return []
  const { content } = state
  const mode = modeOf(state.type, state.mode, present, knowsModes)
  return [{ path: entry.path, mode, oid: blobName(content, length), read: async () => content }]
}

/** git looks at the first of the three bits that let a file be run. */
function modeOf(
  type: 'file' | 'link',
  bits: number,
  { mode }: Present,
  knowsModes: boolean,
): string | undefined {
  if (type === 'link') return '120000'
  if (mode !== undefined && mode !== '120000' && mode !== absent) return mode
  if (!knowsModes) return undefined
  return (bits & 0o100) === 0 ? '100644' : '100755'
}
