import { type Dirent, readdirSync } from 'node:fs'
import { byPath, type Entry } from '../core/entry.ts'
import type { Skipped } from '../core/report.ts'
import { readBytes } from './bytes.ts'
import { causeOf, childOf, diskPath } from './disk.ts'
import {
  addLayers,
  type IgnoreName,
  ignoreNames,
  type Layers,
  openFolder,
  verdictOf,
} from './ignored.ts'
import type { Listing } from './present.ts'
import type { Scope } from './scope.ts'

type Wanted = Pick<Scope, 'ignore' | 'hidden'>

interface Folder {
  /** Undefined for the root. */
  readonly entry: Entry | undefined
  /** The ignore files above it. */
  readonly layers: Layers
}

/** What stands in a folder; names that are hidden or git's own are nothing. */
type Found =
  | { readonly type: 'file'; readonly entry: Entry }
  | { readonly type: 'folder'; readonly folder: Folder }
  | { readonly type: 'skipped'; readonly skipped: Skipped }

/**
 * Lists a tree outside of git, sorted by path, following no link. Ignore files count from the
 * root down; a folder that is ignored as a whole is one skipped path that ends in a slash.
 */
export function walkTree(root: string, wanted: Wanted): Listing {
  const files: Entry[] = []
  const skipped: Skipped[] = []
  const folders: Folder[] = [{ entry: undefined, layers: [] }]
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    for (const found of lookInto(root, folder, wanted)) {
      if (found.type === 'file') files.push(found.entry)
      else if (found.type === 'folder') folders.push(found.folder)
      else skipped.push(found.skipped)
    }
  }
  return { files: files.toSorted(byPath), skipped: skipped.toSorted(byPath) }
}

function lookInto(root: string, folder: Folder, wanted: Wanted): readonly Found[] {
  const path = folder.entry ? diskPath(root, folder.entry) : root
  try {
    const names = readdirSync(path, { encoding: 'buffer', withFileTypes: true })
    const { layers, unread } = wanted.ignore ? ownLayers(root, folder, names) : noLayers
    return [...unread, ...names.flatMap(name => look(folder, name, layers, wanted.hidden))]
  } catch (error) {
    causeOf(error)
    return [skip(folder.entry ? `${folder.entry.path}/` : '.', 'unreadable')]
  }
}

const noLayers = { layers: [], unread: [] }
const longestIgnoreFile = 2 ** 20

/** An ignore file that is a link is not read, as in git. */
function ownLayers(
  root: string,
  folder: Folder,
  names: readonly Dirent<Buffer>[],
): { readonly layers: Layers; readonly unread: readonly Found[] } {
  const files = new Set(names.filter(name => name.isFile()).map(({ name }) => name.toString()))
  const texts = new Map<IgnoreName, string>()
  const unread: Found[] = []
  for (const name of ignoreNames.filter(name => files.has(name))) {
    const entry = childOf(folder.entry, Buffer.from(name))
    const content = readBytes(root, entry, longestIgnoreFile)
    if ('bytes' in content) texts.set(name, content.bytes.toString())
    else unread.push(skip(entry.path, content.skipped))
  }
  const own = folder.entry ? `${folder.entry.path}/` : ''
  return { layers: addLayers(folder.layers, own, texts), unread }
}

/** A name that an ignore file keeps by `!` is wanted even where hidden names are not. */
function look(
  { entry: folder }: Folder,
  name: Dirent<Buffer>,
  layers: Layers,
  hidden: boolean,
): readonly Found[] {
  const entry = childOf(folder, name.name)
  const path = name.isDirectory() ? `${entry.path}/` : entry.path
  if (name.name.equals(gitFolder)) return []
  const verdict = verdictOf(layers, path)
  if (verdict === 'ignored') return [skip(path, 'ignored')]
  if (name.name[0] === dot && !hidden && verdict !== 'kept') return [skip(path, 'hidden')]
  if (name.isDirectory()) {
    return [{ type: 'folder', folder: { entry, layers: openFolder(layers, path) } }]
  }
  if (name.isFile()) return [{ type: 'file', entry }]
  return [skip(path, name.isSymbolicLink() ? 'link' : 'unreadable')]
}

const gitFolder = Buffer.from('.git')
const dot = 0x2e

const skip = (path: string, reason: Skipped['reason']): Found => ({
  type: 'skipped',
  skipped: { path, reason },
})
