import { mistake } from '../../core/errors.ts'
import { isAnythingAt } from '../../files/folder.ts'
import { blobName, fileState } from '../../files/state.ts'
import { listCommit } from '../../git/commit.ts'
import { patiently } from '../../git/patiently.ts'
import { runGit } from '../../git/run.ts'
import { listWorktrees } from '../../git/worktrees.ts'
import { changedFiles, gitText, type Store } from './objects.ts'

/** The folders in which a branch is checked out. */
export const checkoutsOf = async (top: string, branch: string): Promise<readonly string[]> =>
  (await listWorktrees(top)).filter(one => one.branch === branch).map(({ path }) => path)

/**
 * Makes sure that a checkout can go from one commit to another without losing anything: neither
 * what is changed, nor what is untracked, nor what is ignored, which git itself would overwrite.
 * Throws `inTheWay`.
 */
export async function checkRoom(folder: string, from: string, to: string): Promise<void> {
  const store: Store = { top: folder, options: {} }
  await runGit(folder, ['update-index', '-q', '--refresh'])
  const added = await addedPaths(store, from, to)
  const tracked = new Set((await gitText(store, ['ls-files', '-z'])).split('\0'))
  const lost = added.filter(path => !tracked.has(path) && isAnythingAt(folder, path))
  if (lost.length > 0) throw mistake('inTheWay', folder, lost.slice(0, 10).join(', '))
  const { code, stderr } = await patiently(() =>
    runGit(folder, ['read-tree', '-m', '-u', '-n', from, to]),
  )
  if (code !== 0) throw mistake('inTheWay', folder, stderr.trim())
}

async function addedPaths(store: Store, from: string, to: string): Promise<readonly string[]> {
  const args = ['diff-tree', '-r', '-z', '--name-only', '--no-renames', '--diff-filter=A', from, to]
  return (await gitText(store, args)).split('\0').filter(path => path !== '')
}

/**
 * Brings a checkout from one commit to another, as far as it is not there yet: a kill may have left
 * it half way. What a person changed since stays, and is told as in the way.
 */
export async function bring(folder: string, from: string, to: string): Promise<void> {
  const store: Store = { top: folder, options: {} }
  if (
    (await gitText(store, ['write-tree'])) === (await gitText(store, ['rev-parse', `${to}^{tree}`]))
  )
    return
  await acceptWritten(store, from, to)
  const move = () => runGit(folder, ['read-tree', '-m', '-u', from, to], { hooks: true })
  const { code, stderr } = await patiently(move)
  if (code !== 0) throw mistake('leftBehind', folder, stderr.trim())
}

/** Files that hold their new content already become part of the index. */
async function acceptWritten(store: Store, from: string, to: string): Promise<void> {
  const changed = new Set(await changedFiles(store, from, to))
  const written = (await listCommit(store.top, to)).filter(({ entry, oid, type }) => {
    if (type === 'submodule' || !changed.has(entry.path)) return false
    const state = fileState(store.top, entry)
    return 'content' in state && state.type === type && blobName(state.content, oid.length) === oid
  })
  if (written.length === 0) return
  const input = written.map(({ mode, oid, entry }) => `${mode} ${oid}\t${entry.path}\0`).join('')
  const { code, stderr } = await patiently(() =>
    runGit(store.top, ['update-index', '-z', '--index-info'], { input }),
  )
  if (code !== 0) throw mistake('gitFailed', 'update-index', stderr.trim())
}
