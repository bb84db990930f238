import { closest, distance } from 'fastest-levenshtein'
import { specsFolder } from '../mission/read.ts'
import { type Tree, treeAt } from './tree.ts'

/** Names that one is compared with at most, and their length in UTF-16 units. */
const most = 5000
const longest = 255

/**
 * The file that a path without a file probably means: one of the same folder with nearly the same
 * name, else the only one of the same name elsewhere.
 */
export function nearestPath(tree: Tree, path: string): string | undefined {
  const names = path.split('/').filter(name => name !== '' && name !== '.')
  const name = names.pop() ?? ''
  const folder = treeAt(tree, names)
  const near = nearestName(name, [...(folder?.children?.keys() ?? [])])
  return near === undefined ? movedTo(tree, name) : [...names, near].join('/')
}

function nearestName(name: string, known: readonly string[]): string | undefined {
  const candidates = known.slice(0, most).filter(({ length }) => length <= longest)
  if (candidates.length === 0 || name.length > longest) return undefined
  const found = closest(name, candidates)
  return distance(name, found) <= Math.max(2, Math.floor(name.length / 3)) ? found : undefined
}

const placesOf = new WeakMap<Tree, ReadonlyMap<string, readonly string[]>>()

function movedTo(tree: Tree, name: string): string | undefined {
  const places = placesOf.get(tree) ?? placesIn(tree)
  placesOf.set(tree, places)
  const [only, other] = places.get(name) ?? []
  return other === undefined ? only : undefined
}

/** All files by their names, two at most of each; planning files are nobody's source. */
function placesIn(tree: Tree): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>()
  const open: (readonly [string, Tree])[] = [['', tree]]
  for (let next = open.pop(); next; next = open.pop()) {
    const [folder, { children }] = next
    for (const [name, child] of children ?? []) {
      if (child.children && folder + name !== specsFolder) open.push([`${folder}${name}/`, child])
      if (!child.children)
        places.set(name, [...(places.get(name) ?? []).slice(0, 1), `${folder}${name}`])
    }
  }
  return places
}
