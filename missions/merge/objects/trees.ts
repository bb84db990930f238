import { mistake } from '../../../core/errors.ts'
import { parseTree, renderTree, type TreeRow } from '../../../git/raw-tree.ts'
import type { Session } from './session.ts'

const folderMode = '40000'

/** What a tree has at a path: the names of folders and file, as bytes. */
export async function rowAt(
  session: Session,
  tree: string,
  path: Buffer,
): Promise<TreeRow | undefined> {
  const { name, rest } = split(path)
  const rows = parseTree(await session.read(tree), tree.length)
  const row = rows.find(one => one.name.equals(name))
  if (rest === undefined || row === undefined) return row
  return row.mode === folderMode ? rowAt(session, row.oid, rest) : undefined
}

/** Another tree: a file that it has gets another content. Returns the name of the new tree. */
export async function withBlob(
  session: Session,
  tree: string,
  path: Buffer,
  blob: string,
): Promise<string> {
  const row = await rowAt(session, tree, path)
  const made = row && (await withRow(session, tree, path, { ...row, oid: blob }))
  if (made === undefined) throw mistake('gitFailed', 'cat-file', `${path} is not in ${tree}`)
  return made
}

/**
 * Another tree: a file that it has gets another mode and content, or goes. Returns the name of the
 * new tree; undefined for one in which nothing is left.
 */
export async function withRow(
  session: Session,
  tree: string,
  path: Buffer,
  put: Pick<TreeRow, 'mode' | 'oid'> | undefined,
): Promise<string | undefined> {
  const { name, rest } = split(path)
  const rows = parseTree(await session.read(tree), tree.length)
  const at = rows.findIndex(row => row.name.equals(name))
  const row = rows[at]
  if (row === undefined) return tree
  const made = rest === undefined ? put : await rowOf(session, row, rest, put)
  const changed = rows.toSpliced(at, 1, ...(made ? [{ name, mode: made.mode, oid: made.oid }] : []))
  return changed.length === 0 ? undefined : session.write('tree', renderTree(changed))
}

/** The row of a folder whose content becomes another one. */
async function rowOf(
  session: Session,
  { mode, oid }: TreeRow,
  path: Buffer,
  put: Parameters<typeof withRow>[3],
): Promise<Pick<TreeRow, 'mode' | 'oid'> | undefined> {
  const made = await withRow(session, oid, path, put)
  return made === undefined ? undefined : { mode, oid: made }
}

function split(path: Buffer): { readonly name: Buffer; readonly rest: Buffer | undefined } {
  const slash = path.indexOf('/')
  return slash === -1
    ? { name: path, rest: undefined }
    : { name: path.subarray(0, slash), rest: path.subarray(slash + 1) }
}
