import { applyEdits } from '../../core/edit.ts'
import type { Resolved } from '../../core/plan.ts'

/** Gives every path the name that it has after the approved renames of files and folders. */
export function newPaths(resolved: readonly Resolved[]): (path: string) => string {
  const edits = editsByPath(resolved)
  const folders = new Map<string, string>()
  const renamed = (path: string): string => {
    const slash = path.lastIndexOf('/')
    const folder = slash === -1 ? '' : path.slice(0, slash)
    const own = edits.get(path)?.(path) ?? path.slice(slash + 1)
    return folder === '' ? own : `${renamedFolder(folder)}/${own}`
  }
  const renamedFolder = (folder: string): string => {
    const known = folders.get(folder) ?? renamed(folder)
    folders.set(folder, known)
    return known
  }
  return edits.size === 0 ? path => path : renamed
}

/** The last segment of a path after its own renames. */
type Rename = (path: string) => string

function editsByPath(resolved: readonly Resolved[]): ReadonlyMap<string, Rename> {
  const groups = new Map<string, Resolved[]>()
  for (const one of resolved) {
    if (one.occurrence.line !== null || one.action !== 'rename') continue
    const { path } = one.occurrence
    groups.set(path, [...(groups.get(path) ?? []), one])
  }
  return new Map([...groups].map(([path, group]) => [path, renameOf(group)]))
}

const renameOf =
  (group: readonly Resolved[]): Rename =>
  path => {
    const edits = group.map(({ occurrence: { start, end }, replacement }) => ({
      start,
      end,
      replacement: Buffer.from(replacement ?? ''),
    }))
    const name = path.lastIndexOf('/') + 1
    const edited = applyEdits(Buffer.from(path), edits).bytes.toString()
    // A slash in a new name stays in it, so that whoever checks the path sees it.
    return edited.slice(name).replaceAll('/', '\\')
  }

/** Two paths that would be one, or one on a disk that takes `A` for `a`. */
export interface PathCollision {
  readonly path: string
  readonly other: string
  /** The path that both would have. */
  readonly becomes: string
}

/** Finds renames of files and folders that would meet something else. `paths` is all there is. */
export function findPathCollisions(
  paths: readonly string[],
  newPath: (path: string) => string,
): readonly PathCollision[] {
  const owners = new Map<string, string>()
  const collisions: PathCollision[] = []
  for (const path of paths) {
    const becomes = newPath(path)
    const key = foldPath(becomes)
    const other = owners.get(key)
    if (other === undefined) owners.set(key, path)
    else if (becomes !== path || newPath(other) !== other) collisions.push({ path, other, becomes })
  }
  return [...collisions, ...blockedFolders(paths, newPath, owners)]
}

/** A file that would stand where a folder is needed. */
function blockedFolders(
  paths: readonly string[],
  newPath: (path: string) => string,
  owners: ReadonlyMap<string, string>,
): readonly PathCollision[] {
  const folders = new Map<string, string>()
  for (const path of paths) {
    const becomes = newPath(path)
    for (let at = becomes.lastIndexOf('/'); at > 0; at = becomes.lastIndexOf('/', at - 1)) {
      const folder = becomes.slice(0, at)
      if (folders.has(folder)) break
      folders.set(folder, path)
    }
  }
  return [...folders].flatMap(([folder, path]) => {
    const other = owners.get(foldPath(folder))
    return other === undefined ? [] : [{ path, other, becomes: folder }]
  })
}

/** As file systems compare that know neither case nor the way an accent is written. */
const foldPath = (path: string): string => path.normalize('NFC').toLowerCase()
