import type { Entry } from '../core/entry.ts'
import { isOwn } from '../core/own-files.ts'
import type { Skipped, SkipReason } from '../core/report.ts'
import type { Content } from '../files/bytes.ts'
import { bytesTest, type SearchPattern } from '../files/pattern.ts'
import { textContent } from '../files/read.ts'
import { type Scope, scopeFilter } from '../files/scope.ts'
import { type Blobs, openBlobs } from '../git/blobs.ts'
import { listCommit } from '../git/commit.ts'
import type { Stored } from '../git/listing.ts'
import type { Tree } from './tree.ts'

/** The tree of a commit as git stores it: without filters, and whatever stands in the work tree. */
export interface CommitTree extends Tree {
  readonly commit: string
  /** Every path with its mode and object; links and submodules too. */
  readonly stored: ReadonlyMap<string, Stored>
  /** Content by object name, without any conversion. */
  readonly blobs: Blobs
  /** The same tree, of which only some files are looked at. */
  readonly only: (isWanted: (path: string) => boolean) => CommitTree
}

export type CommitScope = Pick<Scope, 'paths' | 'include' | 'exclude'>

/** Lists a commit. The caller ends `blobs` when nothing more is read. */
export async function commitTree(
  top: string,
  commit: string,
  scope: CommitScope,
): Promise<CommitTree> {
  const all = (await listCommit(top, commit)).filter(({ entry }) => !isOwn(entry.path))
  const isInScope = scopeFilter(scope)
  const isInPaths = scopeFilter({ ...scope, include: [], exclude: [] })
  const stored = new Map(all.map(one => [one.entry.path, one]))
  const blobs = openBlobs(top)
  const files = all.filter(({ type, entry }) => type === 'file' && isInScope(entry.path))
  const tree: CommitTree = {
    commit,
    dirty: false,
    stored,
    blobs,
    everything: all.filter(({ type }) => type === 'file').map(({ entry }) => entry),
    files: files.map(({ entry }) => entry),
    skipped: all.filter(({ entry }) => isInPaths(entry.path)).flatMap(skippedOf(isInScope)),
    candidates: pattern => searchBlobs(files, blobs, pattern),
    read: (entry, limit) => readStored(stored.get(entry.path), blobs, limit),
    only: isWanted => {
      const wanted = files.filter(({ entry }) => isWanted(entry.path))
      return {
        ...tree,
        files: wanted.map(({ entry }) => entry),
        candidates: pattern => searchBlobs(wanted, blobs, pattern),
      }
    },
  }
  return tree
}

const skippedOf =
  (isInScope: (path: string) => boolean) =>
  ({ type, entry: { path } }: Stored): readonly Skipped[] => {
    const reason: SkipReason | undefined =
      type === 'file' ? (isInScope(path) ? undefined : 'excluded') : type
    return reason ? [{ path, reason }] : []
  }

async function readStored(
  stored: Stored | undefined,
  blobs: Blobs,
  limit: number,
): Promise<Content> {
  if (stored?.type !== 'file') return { skipped: 'unreadable' }
  if ((stored.size ?? 0) > limit) return { skipped: 'too-large' }
  return textContent(await blobs.read(stored.oid))
}

/** Bytes that are asked for before the first of them is looked at. */
const window = 8_000_000

/** Larger contents are not searched: whoever reads them next says that they are too large. */
const longest = 2 ** 28

async function* searchBlobs(
  files: readonly Stored[],
  blobs: Blobs,
  pattern: SearchPattern,
): AsyncGenerator<Entry> {
  const matches = bytesTest(pattern)
  for (const chunk of chunksOf(files)) {
    const contents = await Promise.all(
      chunk.map(({ oid, size = 0 }) => (size > longest ? undefined : blobs.read(oid))),
    )
    for (const [index, { entry }] of chunk.entries()) {
      const content = contents[index]
      if (!content || matches(content)) yield entry
    }
  }
}

function* chunksOf(files: readonly Stored[]): Generator<readonly Stored[]> {
  let chunk: Stored[] = []
  let bytes = 0
  for (const file of files) {
    chunk.push(file)
    bytes += file.size ?? 0
    if (bytes < window) continue
    yield chunk
    chunk = []
    bytes = 0
  }
  if (chunk.length > 0) yield chunk
}
