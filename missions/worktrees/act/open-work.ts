import { entryOf } from '../../../core/entry.ts'
import { mistake } from '../../../core/errors.ts'
import { isFolder, namesIn } from '../../../files/folder.ts'
import { removeFolder, writeScratch } from '../../../files/scratch.ts'
import { fileState, folderCheck, kindAt } from '../../../files/state.ts'
import { linkTarget } from '../../../files/write.ts'
import { isWholeIndex } from '../../../git/index-file.ts'
import { parseDifferences, parseStaged, recordsOf } from '../../../git/listing.ts'
import { durable } from '../../../git/pin.ts'
import { runGit } from '../../../git/run.ts'
import { gitBytes, gitText, type Session } from '../../merge/objects/session.ts'
import { quietly } from '../../mission/quietly.ts'

/** A file of a rescue: where it lies in it. */
export interface Kept {
  readonly mode: string
  readonly oid: string
  readonly path: Buffer
}

/** A worktree, and git's own folder of it. */
export interface Tree {
  readonly path: string
  /** Undefined where git has none. */
  readonly folder: string | undefined
  /** What its files are compared with; undefined for nothing. */
  readonly head: string | undefined
}

/** What is looked at, and how. */
interface Repository {
  readonly session: Session
  /** git's own folder that all worktrees share. */
  readonly common: string
  /** Settings that switch the filters of the repository off: bytes are kept as they lie there. */
  readonly settings: readonly string[]
}

/** What a worktree holds that is in no commit. */
export async function openWorkOf(
  { session, common, settings }: Repository,
  { path, folder, head }: Tree,
): Promise<readonly Kept[]> {
  const isThere = isFolder(path)
  const top = isThere ? path : session.top
  const index = `${session.scratch}/${folder === undefined ? 'plain' : 'copied'}-index`
  const env = { GIT_DIR: common, GIT_WORK_TREE: top, GIT_INDEX_FILE: index }
  const place = { top, options: { env, settings: [...settings, ...odd] } }
  const base = head ?? (await session.write('tree', Buffer.alloc(0)))
  const isCopied = folder !== undefined && copyIndex(session, folder, index, base.length)
  // One that cannot be read is kept as bytes; files are then compared with the commit.
  if (!isCopied) {
    removeFolder(index)
    await gitText(place, ['read-tree', base])
  }
  if (isCopied && isThere) await watchAll(place, path)
  const staged = isCopied ? await stagedIn(place, base) : []
  return [...staged, ...(isThere ? await looseIn(session, place, path) : [])]
}

/** What git was told not to look at is looked at, where it lies on the disk. */
async function watchAll(place: Place, path: string): Promise<void> {
  const listed = parseStaged(await gitBytes(place, ['ls-files', '-z', '--stage', '-v']))
  const passed = listed.filter(
    ({ unwatched, entry }) => unwatched !== undefined && kindAt(path, entry).type !== 'absent',
  )
  if (passed.length === 0) return
  const input = Buffer.concat(
    passed.flatMap(({ entry }) => [entry.raw ?? Buffer.from(entry.path), Buffer.from([0])]),
  )
  const options = { ...place.options, input }
  for (const flag of ['--no-assume-unchanged', '--no-skip-worktree'])
    await gitBytes({ ...place, options }, ['update-index', flag, '-z', '--stdin'])
}

/** Copies an index, unless it is torn; of a split one the larger part lies beside it. */
function copyIndex(session: Session, folder: string, to: string, oidLength: number): boolean {
  const own = fileState(folder, { path: 'index' })
  if (!('content' in own) || !isWholeIndex(own.content, oidLength)) return false
  writeScratch(to, own.content)
  const names = quietly(() => namesIn(folder, '')) ?? []
  for (const name of names.filter(one => one.startsWith('sharedindex.'))) {
    const part = fileState(folder, { path: name })
    if ('content' in part) writeScratch(`${session.scratch}/${name}`, part.content)
  }
  return true
}

/** Names that one system or the other does not allow are kept like any. */
export const odd = ['core.protectNTFS=false', 'core.protectHFS=false']

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
  const listed = recordsOf(await gitBytes(place, args))
  const names = [...new Map(listed.map(name => [name.toString('latin1'), name])).values()]
  // In the place of a folder may lie a link now, which leads to what is nobody's work here.
  const isPlain = folderCheck(path, new Set())
  const found = names
    .filter(name => isPlain(entryOf(name)))
    .map(name => ({ name, ...kindAt(path, entryOf(name)) }))
  const odd = found.find(({ type }) => type === 'other')
  if (odd) throw mistake('cannotKeep', `${path}/${entryOf(odd.name).path}`, 'it is no file')
  const links = found.filter(({ type }) => type === 'link')
  // What is gone is not there to be kept; a folder is a repository of its own, and stays.
  const files = found.filter(({ type }) => type === 'file')
  const oids = await storeFiles(
    place,
    files.map(({ name }) => name),
  )
  return [
    ...files.map(({ name, mode }, at) => ({
      mode: (mode & 0o100) === 0 ? '100644' : '100755',
      oid: oids[at] ?? '',
      path: below('worktree/', name),
    })),
    ...(await Promise.all(
      links.map(async ({ name }) => ({
        mode: '120000',
        oid: await session.write('blob', linkTarget(path, entryOf(name)) ?? ''),
        path: below('worktree/', name),
      })),
    )),
  ]
}

/** Stores files as they lie there, by one process. */
async function storeFiles(place: Place, names: readonly Buffer[]): Promise<readonly string[]> {
  if (names.length === 0) return []
  const input = Buffer.concat(names.flatMap(name => [quoted(name), Buffer.from('\n')]))
  const args = ['hash-object', '-w', '--no-filters', '--stdin-paths']
  const settings = [...(place.options.settings ?? []), ...durable]
  const options = { ...place.options, settings, input }
  const { code, stdout, stderr } = await runGit(place.top, args, options)
  if (code !== 0) throw mistake('cannotKeep', place.top, stderr.trim())
  return stdout.toString().trim().split('\n')
}

/** A path on a line of its own: git reads one in quotes as C would. */
function quoted(name: Buffer): Buffer {
  const text = name.toString('latin1')
  if (!/^"|[\n\r]/.test(text)) return name
  const escaped = text.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
  return Buffer.from(`"${escaped}"`, 'latin1')
}

/**
 * A path in a rescue. Names that git takes for its own, in the ways in which systems spell them, would
 * be read as settings by `git fsck` and refused by servers: these get `kept` in front.
 */
function below(folder: string, name: Buffer): Buffer {
  const parts = name.toString('latin1').split('/')
  const plain = parts.map(part => (isOwn(part) ? `kept${part}` : part)).join('/')
  return Buffer.concat([Buffer.from(folder), Buffer.from(plain, 'latin1')])
}

/** Such as `.gitmodules`, `.GitModules`, `GITMOD~1`, and those with signs that nobody sees. */
const isOwn = (part: string): boolean =>
  /^(?:\.git|git~|gitmod~|gi[0-9a-f]{4,}~)/i.test(
    part.replace(/\xe2\x80[\x8c-\x8f\xaa-\xae]|\xe2\x81[\xaa-\xaf]|\xef\xbb\xbf/g, ''),
  )
