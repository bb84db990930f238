import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { entryOf } from '../../../core/entry.ts'
import { mistake } from '../../../core/errors.ts'
import type { Rescued } from '../../../core/recover-report.ts'
import { isFileAt, isFolderAt } from '../../../files/folder.ts'
import { writeScratch } from '../../../files/scratch.ts'
import { fileState } from '../../../files/state.ts'
import { isWholeIndex } from '../../../git/index-file.ts'
import { parseDifferences, recordsOf } from '../../../git/listing.ts'
import { renderCommit } from '../../../git/raw-commit.ts'
import { personLine } from '../../merge/objects/commits.ts'
import { gitBytes, gitText, type Session } from '../../merge/objects/session.ts'

/** What is kept before something is repaired. */
export interface Keeping {
  /** What is about to be done, for whoever reads the commit. */
  readonly why: string
  /** The folder whose work it is, or the file. */
  readonly place: string
  /** Files whose bytes are about to change: absolute paths. */
  readonly files: readonly string[]
  /** A worktree, and git's own folder of it: what is in no commit is kept. */
  readonly tree?: Tree
  /** Commits that nothing else may name afterwards. */
  readonly commits: readonly string[]
  /** Contents that nothing names any more. */
  readonly blobs?: readonly string[]
}

export interface Tree {
  readonly path: string
  /** Undefined where git has none. */
  readonly folder: string | undefined
  /** What its files are compared with; undefined for nothing. */
  readonly head: string | undefined
}

/** What a rescue takes. */
export interface RescueWork {
  readonly session: Session
  /** git's own folder that all worktrees share. */
  readonly common: string
  /** Settings that switch the filters of the repository off: bytes are kept as they lie there. */
  readonly settings: readonly string[]
  /** Rescue refs that are there, by the id that ends their names. */
  readonly rescues: Map<string, string>
  /** Milliseconds since 1970. */
  readonly now: number
}

/** A file of a rescue: where it lies in it. */
interface Kept {
  readonly mode: string
  readonly oid: string
  readonly path: Buffer
}

const all = 'refs/cutover/rescue/'

/** The id of a rescue by the name of its ref. */
export const rescueIdOf = (name: string): string => posix.basename(name)

/**
 * Keeps what is about to be changed in a commit under a ref of its own: `files/` has the bytes of
 * files of git's and Spec Kitty's, `index/` what was staged, `conflict/STAGE/` the sides of paths in
 * conflict, `worktree/` what was changed or new, as it lay there, and `unreachable/` contents by
 * their names. The same content is kept once.
 * Undefined where there is nothing to keep. Throws `cannotKeep`.
 */
export async function rescue(work: RescueWork, keeping: Keeping): Promise<Rescued | undefined> {
  const { session, rescues, now } = work
  const { why, place, files, tree, commits, blobs = [] } = keeping
  const kept = [
    ...(await Promise.all(files.map(path => fileOf(session, path)))).flat(),
    ...(tree ? await workIn(work, tree) : []),
    ...blobs.map(oid => ({ mode: '100644', oid, path: Buffer.from(`unreachable/${oid}`) })),
  ]
  const parents = [...new Set(commits)]
  if (kept.length === 0 && parents.length === 0) return undefined
  const made = await treeOf(session, kept)
  const id = createHash('sha256')
    .update([place, made, ...parents].join(' '))
    .digest('hex')
    .slice(0, 12)
  const paths = kept.map(({ path }) => entryOf(path).path).toSorted()
  const known = rescues.get(id)
  if (known !== undefined) {
    const oid = await session.find(known)
    if (oid !== undefined) return { ref: known, oid, place, paths }
  }
  const person = personLine('cutover recover', 'recover@cutover.invalid', Math.floor(now / 1000))
  const commit = renderCommit({
    tree: made,
    parents,
    author: person,
    committer: person,
    encoding: undefined,
    message: Buffer.from(`${why}\n\n${place}\n`),
  })
  const oid = await session.write('commit', commit)
  const stamp = new Date(now).toISOString().replace(/\.\d+|[-:]/g, '')
  const ref = `${all}${stamp}/${id}`
  const refusal = await session.refs.move({ name: ref, from: undefined, to: oid })
  if (refusal !== undefined) throw mistake('gitFailed', 'update-ref', refusal)
  rescues.set(id, ref)
  return { ref, oid, place, paths }
}

/** Where a rescue has a file: git allows no `.git` in a tree. */
export const keptName = (path: string): string =>
  `files/${posix.basename(path).replace(/^\.+/, '')}`

/** The bytes of a file; none where there is no file. */
async function fileOf(session: Session, path: string): Promise<readonly Kept[]> {
  const name = posix.basename(path)
  if (!isFileAt(posix.dirname(path), name)) return []
  const state = fileState(posix.dirname(path), { path: name })
  if (!('content' in state)) throw mistake('cannotKeep', path, 'it cannot be read')
  const oid = await session.write('blob', state.content)
  return [{ mode: '100644', oid, path: Buffer.from(keptName(path)) }]
}

/** What a worktree holds that is in no commit. */
async function workIn(
  { session, common, settings }: RescueWork,
  { path, folder, head }: Tree,
): Promise<readonly Kept[]> {
  const plain = `${session.scratch}/plain-index`
  const copy = `${session.scratch}/copied-index`
  const isThere = isFolderAt(path, '')
  const top = isThere ? path : session.top
  const withIndex = (index: string): Place => ({
    top,
    options: {
      env: { GIT_DIR: common, GIT_WORK_TREE: top, GIT_INDEX_FILE: index },
      settings: [...settings, ...odd],
    },
  })
  const base = head ?? (await session.write('tree', Buffer.alloc(0)))
  const own = folder === undefined ? undefined : fileState(folder, { path: 'index' })
  const isRead = own !== undefined && 'content' in own && isWholeIndex(own.content, base.length)
  if (isRead) writeScratch(copy, own.content)
  const staged = isRead ? await stagedIn(withIndex(copy), base) : []
  // One that cannot be read is kept as bytes; files are then compared with the commit.
  if (!isRead) await gitText(withIndex(plain), ['read-tree', '--reset', base])
  const loose = isThere ? await looseIn(session, withIndex(isRead ? copy : plain), path) : []
  return [...staged, ...loose]
}

/** Names that one system or the other does not allow are kept like any. */
const odd = ['core.protectNTFS=false', 'core.protectHFS=false']

type Place = Parameters<typeof gitBytes>[0]

async function stagedIn(place: Place, base: string): Promise<readonly Kept[]> {
  const args = ['diff-index', '--cached', '--raw', '-z', '--no-renames', '--no-abbrev', base]
  const output = await gitBytes(place, args)
  const [differences = []] = parseDifferences(Buffer.concat([Buffer.from('\n'), output]))
  const unmerged = recordsOf(await gitBytes(place, ['ls-files', '-u', '-z'])).map(record => {
    const tab = record.indexOf('\t')
    const [mode = '', oid = '', stage = ''] = record.toString('latin1', 0, tab).split(' ')
    return { mode, oid, path: below(`conflict/${stage}/`, record.subarray(tab + 1)) }
  })
  const changed = differences
    .filter(({ newMode, newOid }) => newMode !== '000000' && !/^0+$/.test(newOid))
    .map(({ newMode, newOid, entry }) => ({
      mode: newMode,
      oid: newOid,
      path: below('index/', entry.raw ?? Buffer.from(entry.path)),
    }))
  return [...changed, ...unmerged]
}

/** Files that are changed or new, as they lie there; what git ignores stays where it is. */
async function looseIn(session: Session, place: Place, path: string): Promise<readonly Kept[]> {
  const args = ['ls-files', '-z', '--modified', '--others', '--exclude-standard']
  const names = new Map(
    recordsOf(await gitBytes(place, args)).map(name => [name.toString('latin1'), name]),
  )
  const kept: Kept[] = []
  for (const name of names.values()) {
    const entry = entryOf(name)
    const state = fileState(path, entry)
    // Gone from the disk; or a folder, which is a repository of its own and stays.
    if (state.type === 'absent' || (state.type === 'other' && state.what === 'a folder')) continue
    if (state.type === 'other') throw mistake('cannotKeep', `${path}/${entry.path}`, state.what)
    const oid = await session.write('blob', state.content)
    kept.push({ mode: modeOf(state), oid, path: below('worktree/', name) })
  }
  return kept
}

const modeOf = ({ type, mode }: { readonly type: string; readonly mode: number }): string => {
  if (type === 'link') return '120000'
  return (mode & 0o100) === 0 ? '100644' : '100755'
}

const below = (folder: string, name: Buffer): Buffer => Buffer.concat([Buffer.from(folder), name])

async function treeOf(session: Session, kept: readonly Kept[]): Promise<string> {
  // git takes the empty one for known, and does not write it.
  if (kept.length === 0) return session.write('tree', Buffer.alloc(0))
  const index = `${session.scratch}/rescue-index`
  const input = Buffer.concat(
    kept.flatMap(({ mode, oid, path }) => [
      Buffer.from(`${mode} ${oid}\t`),
      path,
      Buffer.from([0]),
    ]),
  )
  const env = { ...session.options.env, GIT_INDEX_FILE: index }
  const place = { top: session.top, options: { env, settings: odd } }
  await gitText(place, ['read-tree', '--empty'])
  await gitBytes({ ...place, options: { ...place.options, input } }, [
    'update-index',
    '-z',
    '--index-info',
  ])
  return gitText(place, ['write-tree', '--missing-ok'])
}
