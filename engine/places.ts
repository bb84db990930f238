import { posix } from 'node:path'

/** The files and folders of a tree, as specifiers name them. */
export interface Places {
  /** The file or folder at a path, also where its extension or `/index` is left out. */
  readonly at: (path: string) => string | undefined
  /** The file or folder whose path ends in these segments, the one nearest to a file. */
  readonly endingIn: (path: string, from: string) => string | undefined
}

const extension =
  /(?:\/(?:index|__init__|mod))?\.(?:[cm]?[jt]sx?|d\.ts|vue|svelte|py|rb|php|rs|go|java|kt|scala|css|scss|less|json|mdx?)$/

/** A module is named without extension, and one written in TypeScript with that of JavaScript. */
const stemOf = (path: string): string => path.replace(extension, '')

/** Indexes a tree when it is first asked. */
export function placesOf(paths: readonly string[]): Places {
  let known: Index | undefined
  const index = () => {
    known ??= indexOf(paths)
    return known
  }
  return {
    at: path => {
      const wanted = path.replace(/\/$/, '')
      return index().exact.has(wanted) ? wanted : index().stems.get(stemOf(wanted))
    },
    endingIn: (path, from) =>
      nearest(index().endings.get(stemOf(path.replace(/^[@~#./]+/, ''))) ?? [], from),
  }
}

interface Index {
  readonly exact: ReadonlySet<string>
  readonly stems: ReadonlyMap<string, string>
  readonly endings: ReadonlyMap<string, readonly string[]>
}

/** The path that shares most of its beginning with another one. */
function nearest(paths: readonly string[], from: string): string | undefined {
  let best: { readonly path: string; readonly shared: number } | undefined
  for (const path of paths) {
    const shared = sharedLength(path, from)
    if (!best || shared > best.shared) best = { path, shared }
  }
  return best?.path
}

function sharedLength(left: string, right: string): number {
  let length = 0
  while (length < left.length && left[length] === right[length]) length += 1
  return length
}

function indexOf(paths: readonly string[]): Index {
  const folders = new Set<string>()
  for (const path of paths) {
    for (let at = posix.dirname(path); at !== '.' && !folders.has(at); at = posix.dirname(at))
      folders.add(at)
  }
  const stems = new Map(paths.map(path => [stemOf(path), path]))
  const endings = new Map<string, string[]>()
  for (const path of [...folders, ...paths]) {
    const parts = stemOf(path).split('/')
    for (let from = 0; from < parts.length - 1; from += 1) {
      const ending = parts.slice(from).join('/')
      const known = endings.get(ending)
      if (known) known.push(path)
      else endings.set(ending, [path])
    }
  }
  return { exact: new Set([...folders, ...paths]), stems, endings }
}
