import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { entryOf } from '../../../core/entry.ts'
import { mistake } from '../../../core/errors.ts'
import type { Rescued } from '../../../core/recover-report.ts'
import { isFileAt } from '../../../files/folder.ts'
import { fileState } from '../../../files/state.ts'
import { renderCommit } from '../../../git/raw-commit.ts'
import { personLine } from '../../merge/objects/commits.ts'
import { gitBytes, gitText, type Session } from '../../merge/objects/session.ts'
import { type Kept, odd, openWorkOf, type Tree } from './open-work.ts'

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
  const found = [
    ...(await Promise.all(files.map(path => fileOf(session, path)))).flat(),
    ...(tree ? await openWorkOf(work, tree) : []),
    ...blobs.map(oid => ({ mode: '100644', oid, path: Buffer.from(`unreachable/${oid}`) })),
  ]
  const parents = [...new Set(commits)]
  if (found.length === 0 && parents.length === 0) return undefined
  const { kept, lost } = await sorted(session, found)
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
    message: Buffer.from(`${why}\n\n${[place, ...lost.map(lostLine)].join('\n')}\n`),
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

/** What was staged may have been lost with the power. */
async function sorted(session: Session, found: readonly Kept[]) {
  const isThere = async ({ mode, oid, path }: Kept): Promise<boolean> =>
    mode === submodule ||
    !/^(?:index|conflict)\//.test(path.toString('latin1')) ||
    (await session.find(oid)) !== undefined
  const answers = await Promise.all(found.map(isThere))
  return {
    kept: found.filter((_, at) => answers[at] === true),
    lost: found.filter((_, at) => answers[at] !== true),
  }
}

const submodule = '160000'

const lostLine = ({ path, oid }: Kept): string =>
  `${entryOf(path).path} is lost: git does not have ${oid}`

/** The bytes of a file; none where there is no file. */
async function fileOf(session: Session, path: string): Promise<readonly Kept[]> {
  const name = posix.basename(path)
  if (!isFileAt(posix.dirname(path), name)) return []
  const state = fileState(posix.dirname(path), { path: name })
  if (!('content' in state)) throw mistake('cannotKeep', path, 'it cannot be read')
  const oid = await session.write('blob', state.content)
  return [{ mode: '100644', oid, path: Buffer.from(keptName(path)) }]
}

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
  return gitText(place, ['write-tree'])
}
