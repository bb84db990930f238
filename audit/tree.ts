import { byPath, type Entry } from '../core/entry.ts'
import { isOwn } from '../core/own-files.ts'
import { listTree, searchTree, type TreeOptions, type WorkTree } from '../engine/tree.ts'
import { isFolderAt } from '../files/folder.ts'
import { walkTree } from '../files/walk.ts'
import { agentFolders } from './targets/agents.ts'

/** Folders that are looked at even where git ignores them: they drive agents all the same. */
const always: readonly string[] = [
  ...agentFolders.map(({ folder }) => folder),
  '.kittify/overrides',
  '.kittify/missions',
]

/** Lists a work tree with the folders of agents, ignored or hidden ones too. */
export async function auditTree(options: TreeOptions): Promise<WorkTree> {
  const tree = await listTree(options)
  const known = new Set(tree.everything.map(({ path }) => path))
  const more = always
    .filter(folder => isReached(tree.root, folder))
    .flatMap(folder => filesBelow(tree.root, folder))
    .filter(({ path }) => !known.has(path) && !isOwn(path))
  if (more.length === 0) return tree
  const files = [...tree.files, ...more].toSorted(byPath)
  return {
    ...tree,
    files,
    everything: [...tree.everything, ...more].toSorted(byPath),
    candidates: pattern => searchTree({ root: tree.root, files }, pattern),
  }
}

/** Whether every folder on the way is one, and no link. */
const isReached = (root: string, folder: string): boolean =>
  folder
    .split('/')
    .every((_, index, names) => isFolderAt(root, names.slice(0, index + 1).join('/')))

const filesBelow = (root: string, folder: string): readonly Entry[] =>
  walkTree(`${root}/${folder}`, { ignore: false, hidden: true }).files.map(entry => ({
    path: `${folder}/${entry.path}`,
    ...(entry.raw ? { raw: Buffer.concat([Buffer.from(`${folder}/`), entry.raw]) } : {}),
  }))
