import { posix } from 'node:path'
import { closest, distance } from 'fastest-levenshtein'

/** The files and folders of a repository, as documents name them. */
export interface Places {
  readonly has: (path: string) => boolean
  readonly isFolder: (path: string) => boolean
  /** The only other file of the same name, or the one of the same folder that is spelled nearly so. */
  readonly namesake: (path: string) => string | undefined
  /** Whether a generator makes a site of the documents: then links may be addresses. */
  readonly isSite: boolean
}

const generator =
  /(?:^|\/)(?:mkdocs\.ya?ml|docusaurus\.config\.\w+|\.vitepress\/config\.\w+|_config\.ya?ml|astro\.config\.\w+|docfx\.json|book\.toml|antora\.yml|hugo\.(?:toml|ya?ml)|gatsby-config\.\w+|_quarto\.yml|conf\.py|sidebars\.\w+|docs\.json|mint\.json|nextra\.config\.\w+|\.?eleventy(?:\.config)?\.\w+|_toc\.yml|vocs\.config\.\w+|rspress\.config\.\w+)$/

/** Indexes the paths of a repository; `isThere` looks on the disk for what git ignores. */
export function placesOf(paths: readonly string[], isThere: (path: string) => boolean): Places {
  const files = new Set(paths)
  const folders = new Set<string>()
  const named = new Map<string, string[]>()
  const inFolder = new Map<string, string[]>()
  for (const path of paths) {
    const name = posix.basename(path)
    const same = named.get(name)
    if (same) same.push(path)
    else named.set(name, [path])
    const siblings = inFolder.get(posix.dirname(path))
    if (siblings) siblings.push(path)
    else inFolder.set(posix.dirname(path), [path])
    for (let at = posix.dirname(path); at !== '.' && !folders.has(at); at = posix.dirname(at))
      folders.add(at)
  }
  const has = (path: string) =>
    path === '.' || files.has(path) || folders.has(path) || isThere(path)
  return {
    has,
    isFolder: path => path === '.' || folders.has(path),
    namesake: path => {
      const same = named.get(posix.basename(path)) ?? []
      return same.length === 1 ? same[0] : alike(path, inFolder.get(posix.dirname(path)) ?? [])
    },
    isSite: paths.some(path => generator.test(path)),
  }
}

/** Spelled with at most two other letters, and no more than a quarter of its name. */
function alike(path: string, siblings: readonly string[]): string | undefined {
  if (siblings.length === 0 || siblings.length > most) return undefined
  const found = closest(path, siblings)
  const allowed = Math.min(2, Math.floor(posix.basename(path).replace(/\..*$/, '').length / 4))
  return distance(found, path) <= allowed ? found : undefined
}

/** Names of one folder that are compared with one that is not there. */
const most = 2000
