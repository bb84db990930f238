import { posix } from 'node:path'
import { type Manifests, readManifests } from './manifests.ts'
import { type Places, placesOf } from './places.ts'
import type { Tree } from './tree.ts'

/** What the tree as a whole says about one file's names. */
export interface Facts {
  /** Whether a module specifier leads to a file of the tree. */
  readonly leadsToFile: (specifier: string) => boolean
  /** Whether some file or folder of the tree is a top-level module of Python with this name. */
  readonly hasPythonModule: (name: string) => boolean
  /** Whether some folder of the tree holds this package of Java. */
  readonly hasJavaPackage: (name: string) => boolean
  readonly manifests: Manifests
  readonly places: Places
}

const modules =
  /(?:\/index|\/__init__|\/mod)?\.(?:[cm]?[jt]sx?|d\.ts|vue|svelte|py|rb|php|rs|go|css|scss|less|json)$/

const noManifests: Manifests = { dependencies: new Set(), goModules: [], isPublished: () => true }

/** Reads the manifests, and the rest off the list of files. */
export const readFacts = async (tree: Pick<Tree, 'everything' | 'read'>): Promise<Facts> =>
  factsOf(
    tree.everything.map(({ path }) => path),
    await readManifests(tree),
  )

/** Reads the facts off the list of files; what needs time is done when it is first asked for. */
export function factsOf(paths: readonly string[], manifests = noManifests): Facts {
  const endings = lazy(() => endingsOf(paths))
  const segments = lazy(
    () =>
      new Set(
        paths
          .filter(path => path.endsWith('.py'))
          .flatMap(path => path.replace(/\.py$/, '').split('/')),
      ),
  )
  const folders = lazy(
    () =>
      new Set(
        paths
          .filter(path => /\.(?:java|kt|scala|groovy)$/.test(path))
          .map(path => posix.dirname(path)),
      ),
  )
  return {
    leadsToFile: specifier => {
      const parts = specifier.replace(/^[@~#]/, '').split('/')
      if (parts.length < 2) return false
      return (
        endings().has(stem(parts.join('/'))) ||
        (parts.length > 2 && endings().has(stem(parts.slice(1).join('/'))))
      )
    },
    hasPythonModule: name => segments().size === 0 || segments().has(name),
    hasJavaPackage: name =>
      folders().size === 0 ||
      [...folders()].some(folder => sharesPackage(folder, name.replaceAll('.', '/'))),
    manifests,
    places: placesOf(paths),
  }
}

/** Whether a folder is, holds, or is a neighbour within three levels of a package's folder. */
const sharesPackage = (folder: string, wanted: string): boolean =>
  `/${folder}/`.includes(`/${wanted}/`) ||
  `/${folder}/`.includes(`/${wanted.split('/').slice(0, 3).join('/')}/`)

function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const stem = (path: string): string => path.replace(modules, '')

/** Every ending of two segments or more, without extension: a specifier may leave out the head. */
function endingsOf(paths: readonly string[]): Set<string> {
  const endings = new Set<string>()
  for (const path of paths) {
    if (!modules.test(path) || path.includes('node_modules/')) continue
    const parts = stem(posix.normalize(path)).split('/')
    for (let from = 0; from < parts.length - 1; from += 1) endings.add(parts.slice(from).join('/'))
    if (parts.length > 2) endings.add(parts.slice(0, -1).join('/'))
  }
  return endings
}
