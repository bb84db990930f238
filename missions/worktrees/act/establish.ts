import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { entryOf } from '../../../core/entry.ts'
import { mistake } from '../../../core/errors.ts'
import { shellWord } from '../../../core/shell-word.ts'
import { isAnything, isFileAt } from '../../../files/folder.ts'
import { makeFolder, moveFolder } from '../../../files/move.ts'
import { obstacleFinder } from '../../../files/obstacles.ts'
import { fileState } from '../../../files/state.ts'
import { removeFile, replaceFile } from '../../../files/write.ts'
import { parseListed, recordsOf } from '../../../git/listing.ts'
import { runGit } from '../../../git/run.ts'
import { differences } from '../../merge/objects/changes.ts'
import { gitBytes, gitText } from '../../merge/objects/session.ts'
import { acceptWritten } from '../../merge/publish/written.ts'
import { isInitializing } from '../look/snapshot.ts'
import { hasWholeIndex } from '../look/work.ts'
import { pointHead } from './heads.ts'
import { indexFrom, unnamedBlobs } from './indexes.ts'
import type { Keeping } from './rescue.ts'
import { type Done, headOf, keep, type Of, type RepairWork } from './work.ts'

/**
 * Makes a worktree, or makes one whole, out of whatever is there of it: git's own folder, the
 * folder with its files, both or neither. While it is at work git's folder says `initializing`, as
 * that of `git worktree add` does: a run that was killed is found by it, and this one goes on.
 * Files that lie there stay as they are.
 */
export async function establish(work: RepairWork, action: Of<'establish'>): Promise<Done> {
  const { session, onStep } = work
  const { checkout, path, branch } = action
  const oid = branch === undefined ? undefined : await session.find(`${branch}^{commit}`)
  const isResumed = isInitializing(checkout?.locked)
  const wasThere = isAnything(path)
  const kept = await keep(work, await keepingOf(work, action, oid))
  onStep(`admin ${path}`)
  const folder = checkout ? begun(checkout.folder, branch) : made(work, path, branch)
  onStep(`folder ${path}`)
  makeFolder(path)
  const link = `gitdir: ${folder}\n`
  if (contentOf(path, '.git') !== link) replaceFile(path, { path: '.git' }, Buffer.from(link))
  if (!checkout && branch !== undefined) await pointHead(path, branch)
  onStep(`index ${path}`)
  if (!hasWholeIndex(folder)) await indexFrom(work, path, folder)
  onStep(`fill ${path}`)
  await fill(work, path, isResumed)
  onStep(`unlock ${path}`)
  removeFile(folder, { path: 'locked' })
  return {
    did: wasThere ? 'made it a worktree again' : 'made the worktree',
    before: null,
    after: (await gitText({ top: path, options: {} }, ['rev-parse', 'HEAD'])) || null,
    rescue: kept?.ref ?? null,
    undo: undoOf(action, wasThere, folder),
  }
}

/** What is there of it before; without an index nothing says any more what was staged. */
async function keepingOf(
  work: RepairWork,
  { checkout, path }: Of<'establish'>,
  oid: string | undefined,
): Promise<Keeping> {
  const keeping = { why: 'The worktree is about to be made whole', place: path, commits: [] }
  if (!checkout)
    return {
      ...keeping,
      files: [`${path}/.git`],
      tree: { path, folder: undefined, head: oid },
      blobs: isAnything(path) ? ((await unnamedBlobs(work)) ?? []) : [],
    }
  const { folder } = checkout
  const isRead = hasWholeIndex(folder)
  return {
    ...keeping,
    files: isRead ? [] : [`${folder}/index`],
    tree: { path, folder, head: oid ?? (await headOf(work, checkout)) },
    blobs: isRead ? [] : ((await unnamedBlobs(work)) ?? []),
  }
}

function undoOf({ checkout, path }: Of<'establish'>, wasThere: boolean, folder: string): string {
  const lock = `git worktree lock --reason initializing ${shellWord(path)}`
  const remove = `rm -r ${shellWord(path)}`
  if (checkout && isInitializing(checkout.locked)) return wasThere ? lock : `${lock} && ${remove}`
  if (checkout) return wasThere ? lock : remove
  return wasThere
    ? `rm ${shellWord(`${path}/.git`)} && rm -r ${shellWord(folder)}`
    : `git worktree remove ${shellWord(path)}`
}

/** git's own folder of a worktree that is there in part. */
function begun(folder: string, branch: string | undefined): string {
  const write = (name: string, text: string): void => {
    if (contentOf(folder, name) !== text) replaceFile(folder, { path: name }, Buffer.from(text))
  }
  write('locked', 'initializing')
  if (!isFileAt(folder, 'commondir')) write('commondir', '../..\n')
  if (branch !== undefined) write('HEAD', `ref: ${branch}\n`)
  return folder
}

/** A new one: made elsewhere, and put into its place in one step. */
function made({ common }: RepairWork, path: string, branch: string | undefined): string {
  const id = createHash('sha256').update(path).digest('hex').slice(0, 16)
  const place = `cutover/worktree-${id}`
  const write = (name: string, text: string): void =>
    replaceFile(common, { path: `${place}/${name}` }, Buffer.from(text))
  write('locked', 'initializing')
  write('commondir', '../..\n')
  write('gitdir', `${path}/.git\n`)
  write('HEAD', `ref: ${branch}\n`)
  const name = nameFor(path)
  for (let number = 0; number < 1000; number += 1) {
    const folder = `${common}/worktrees/${name}${number === 0 ? '' : number}`
    if (!isAnything(folder) && moveFolder(`${common}/${place}`, folder)) return folder
  }
  throw mistake('unwritableFile', `${common}/worktrees/${name}`, 'all names like it are taken')
}

/** A name that git allows as a part of a ref, as it makes it of the last part of a path. */
function nameFor(path: string): string {
  const name = posix
    .basename(path)
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[.-]+|(?:\.lock|[.])+$/g, '')
  return name === '' ? 'worktree' : name
}

const contentOf = (root: string, path: string): string | undefined => {
  const state = fileState(root, { path })
  return state.type === 'file' ? state.content.toString() : undefined
}

/** Writes the files that are not there; of one that was cut off in the midst, the whole. */
async function fill({ session }: RepairWork, path: string, isResumed: boolean): Promise<void> {
  const place = { top: path, options: {} }
  if (isResumed) {
    const { code, stdout } = await runGit(path, ['write-tree'])
    const tree = code === 0 ? stdout.toString().trim() : await gitText(place, ['rev-parse', 'HEAD'])
    const empty = await session.write('tree', Buffer.alloc(0))
    await acceptWritten(session, path, { changes: await differences(session, [empty, tree]) })
  }
  // It fails for files that lie there already, and leaves them.
  await runGit(path, ['checkout-index', '--all', '--quiet'])
  const obstaclesAt = obstacleFinder(path)
  const missing = parseListed(await gitBytes(place, ['ls-files', '-z', '--deleted']))
  // Of a path in conflict git writes nothing: its sides are in the index.
  const unmerged = recordsOf(
    await gitBytes(place, ['diff', '--name-only', '-z', '--diff-filter=U']),
  )
  const open = new Set(unmerged.map(name => entryOf(name).path))
  const lacking = missing.find(
    ({ entry }) => !open.has(entry.path) && obstaclesAt(entry).length === 0,
  )
  if (lacking) throw mistake('unwritableFile', `${path}/${lacking.entry.path}`, 'git did not')
  await runGit(path, ['update-index', '-q', '--refresh'])
}
