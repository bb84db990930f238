import { posix } from 'node:path'
import { decodeText } from '../core/text.ts'
import type { Tree } from './tree.ts'

/** What the manifests of a tree say: names of packages that come from elsewhere, and its own. */
export interface Manifests {
  /** Packages of npm that some package.json depends on and none of them is. */
  readonly dependencies: ReadonlySet<string>
  /** Module paths of the tree's own Go modules. */
  readonly goModules: readonly string[]
  /** Whether the nearest package.json around a path is published, or there is none. */
  readonly isPublished: (path: string) => boolean
}

/** Most manifests that are read, and the largest one, in bytes. */
const [most, largest] = [500, 1_000_000]

export async function readManifests({
  everything,
  read,
}: Pick<Tree, 'everything' | 'read'>): Promise<Manifests> {
  const wanted = everything.filter(
    ({ path }) =>
      /(?:^|\/)(?:package\.json|go\.mod)$/.test(path) && !path.includes('node_modules/'),
  )
  const contents = await Promise.all(
    wanted.slice(0, most).map(async ({ path, ...entry }) => ({
      path,
      content: await read({ path, ...entry }, largest),
    })),
  )
  const texts = contents.flatMap(({ path, content }) => {
    const text = 'bytes' in content ? decodeText(content.bytes)?.text : undefined
    return text === undefined ? [] : [{ path, text }]
  })
  const packages = texts.flatMap(({ path, text }) =>
    path.endsWith('package.json') ? packageOf(path, text) : [],
  )
  const own = new Set(packages.map(({ name }) => name))
  const privates = new Map(packages.map(one => [one.folder, one.isPrivate]))
  return {
    dependencies: new Set(packages.flatMap(one => one.dependencies).filter(name => !own.has(name))),
    goModules: texts.flatMap(({ text }) => /^module\s+(\S+)/m.exec(text)?.[1] ?? []),
    isPublished: path => !isPrivateAt(privates, path),
  }
}

/** By the innermost folder with a package.json. */
function isPrivateAt(privates: ReadonlyMap<string, boolean>, path: string): boolean {
  for (let folder = posix.dirname(path); ; folder = posix.dirname(folder)) {
    const found = privates.get(folder)
    if (found !== undefined || folder === '.') return found ?? false
  }
}

interface Package {
  readonly folder: string
  readonly name: string
  readonly isPrivate: boolean
  readonly dependencies: readonly string[]
}

function packageOf(path: string, text: string): readonly Package[] {
  const manifest = parse(text)
  if (!isRecord(manifest)) return []
  const lists = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'].map(
    key => manifest[key],
  )
  return [
    {
      folder: posix.dirname(path),
      name: typeof manifest['name'] === 'string' ? manifest['name'] : '',
      isPrivate: manifest['private'] === true,
      dependencies: lists.flatMap(list =>
        isRecord(list)
          ? Object.entries(list)
              .filter(([, version]) => !/^(?:workspace|file|link|portal):/.test(String(version)))
              .map(([name]) => name)
          : [],
      ),
    },
  ]
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A manifest that is no JSON says nothing. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
