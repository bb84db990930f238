import { posix } from 'node:path'
import { fileState } from '../../../files/state.ts'
import { replaceFile } from '../../../files/write.ts'
import { runGit } from '../../../git/run.ts'
import { gitText } from '../../merge/objects/session.ts'
import { type Done, keep, type Of, type RepairWork, restored, treeOf } from './work.ts'

/** Reads an index that cannot be read anew from the commit. Files stay as they are. */
export async function readIndexAnew(work: RepairWork, { checkout }: Of<'index'>): Promise<Done> {
  const { path, folder } = checkout
  const index = posix.join(folder, 'index')
  const tree = await treeOf(work, checkout)
  const keeping = {
    why: 'The index is about to be read anew from the commit',
    place: path,
    files: [index],
    tree,
    commits: [],
  }
  const blobs = await unnamedBlobs(work)
  const kept = await keep(work, { ...keeping, blobs: blobs ?? [] })
  work.onStep(`index ${path}`)
  await indexFrom(work, path, folder)
  // A newer git looks at every index, and could not before.
  if (!blobs) await keep(work, { ...keeping, files: [], blobs: (await unnamedBlobs(work)) ?? [] })
  await runGit(path, ['update-index', '-q', '--refresh'])
  return {
    did: 'read its index anew from the commit',
    before: null,
    after: tree.head ?? null,
    rescue: kept?.ref ?? null,
    undo: restored(work, kept, index),
  }
}

/**
 * Contents that nothing names: what was staged and in no commit is among them, without its name.
 * Undefined where git cannot say it.
 */
export async function unnamedBlobs({
  session,
  unnamed,
}: RepairWork): Promise<readonly string[] | undefined> {
  if (unnamed.length > 0) return unnamed
  const args = ['fsck', '--unreachable', '--no-progress', '--connectivity-only']
  const env = { GIT_INDEX_FILE: `${session.scratch}/no-index` }
  const { stdout, stderr } = await runGit(session.top, args, { env })
  if (/^fatal:/m.test(stderr)) return undefined
  const found = [...stdout.toString().matchAll(/^unreachable blob ([0-9a-f]+)$/gm)]
  unnamed.push(...found.flatMap(([, oid]) => oid ?? []))
  return unnamed
}

/** Puts an index that has what the commit has in place, in one step. */
export async function indexFrom(
  { session }: RepairWork,
  path: string,
  folder: string,
): Promise<void> {
  const index = `${session.scratch}/new-index`
  const place = { top: path, options: { env: { GIT_INDEX_FILE: index } } }
  await gitText(place, ['read-tree', '--reset', 'HEAD'])
  const state = fileState(session.scratch, { path: 'new-index' })
  if (state.type === 'file') replaceFile(folder, { path: 'index' }, state.content)
}
