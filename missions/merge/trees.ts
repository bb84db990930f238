import { mistake } from '../../core/errors.ts'
import { parseTree, renderTree, type TreeRow } from '../../git/raw-tree.ts'
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
  const { name, rest } = split(path)
  const rows = parseTree(await session.read(tree), tree.length)
  const row = rows.find(one => one.name.equals(name))
  if (row === undefined) throw mistake('gitFailed', 'cat-file', `${path} is not in ${tree}`)
  const oid = rest === undefined ? blob : await withBlob(session, row.oid, rest, blob)
  const changed = rows.map(one => (one === row ? { ...row, oid } : one))
  return session.write('tree', renderTree(changed))
}

function split(path: Buffer): { readonly name: Buffer; readonly rest: Buffer | undefined } {
  const slash = path.indexOf('/')
  return slash === -1
    ? { name: path, rest: undefined }
    : { name: path.subarray(0, slash), rest: path.subarray(slash + 1) }
}
