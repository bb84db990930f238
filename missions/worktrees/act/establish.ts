import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { type Entry, entryOf } from '../../../core/entry.ts'
import { mistake } from '../../../core/errors.ts'
import { commandLine } from '../../../core/shell-word.ts'
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
    undo: undoOf(work, action, wasThere, folder),
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

function undoOf(
  { root }: RepairWork,
  { checkout, path }: Of<'establish'>,
  wasThere: boolean,
  folder: string,
): string {
  const git = ['git', '-C', root, 'worktree'] as const
  const lock = commandLine(...git, 'lock', '--reason', 'initializing', path)
  // Whatever was done there since goes aside, and nothing of it is removed.
  const unlink = commandLine('mv', `${path}/.git`, `${path}/.git.undone`)
  const aside = `${unlink} && ${commandLine('mv', path, `${path}.undone`)}`
  if (checkout && isInitializing(checkout.locked)) return wasThere ? lock : `${lock} && ${aside}`
  if (checkout) return wasThere ? lock : aside
  const forgotten = `${posix.dirname(posix.dirname(folder))}/cutover/undone-${posix.basename(folder)}`
  return wasThere
    ? `${unlink} && ${commandLine('mv', folder, forgotten)}`
    : commandLine(...git, 'remove', path)
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
  const missing = await missingIn(path)
  const input = Buffer.concat(
    missing.flatMap(({ raw, path: name }) => [raw ?? Buffer.from(name), Buffer.from([0])]),
  )
  await runGit(path, ['checkout-index', '--quiet', '-u', '-z', '--stdin'], { input })
  const [lacking] = await missingIn(path)
  if (lacking) throw mistake('unwritableFile', `${path}/${lacking.path}`, 'git did not')
  await runGit(path, ['update-index', '-q', '--refresh'])
}

/**
 * Files of the index that are not there, and in whose place nothing else lies. Of a path in conflict
 * git writes nothing: its sides are in the index.
 */
async function missingIn(path: string): Promise<readonly Entry[]> {
  const place = { top: path, options: {} }
  const [deleted, unmerged] = await Promise.all([
    gitBytes(place, ['ls-files', '-z', '--deleted']),
    gitBytes(place, ['diff', '--name-only', '-z', '--diff-filter=U']),
  ])
  const open = new Set(recordsOf(unmerged).map(name => entryOf(name).path))
  const obstaclesAt = obstacleFinder(path)
  return parseListed(deleted)
    .map(({ entry }) => entry)
    .filter(entry => !open.has(entry.path) && obstaclesAt(entry).length === 0)
}
