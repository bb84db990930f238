import { posix } from 'node:path'
import { surfaceOf } from '../../classifiers/surface.ts'
import type { TargetSort } from '../../core/audit-report.ts'
import type { Surface } from '../../core/surface.ts'
import { type AgentFolder, agentFolderOf } from './agents.ts'
import { docsFolder, documentFile, forgeTemplate, templateFolder } from './names.ts'

/** Whether a folder or a file would be one of a target. */
export const isTargetPlace = (path: string): boolean =>
  discoverTargets([path]).some(({ sort }) => sort !== 'configs') ||
  discoverTargets([`${path}/index.md`]).some(({ sort }) => sort !== 'documents')

/** A target as it was discovered: every file of it, sorted. */
export interface Target {
  readonly path: string
  readonly sort: TargetSort
  readonly agent: AgentFolder | undefined
  readonly files: readonly string[]
}

/**
 * Finds the targets of a tree by the names of its files. Each file belongs to one target or none:
 * code, tests, fixtures, lock files, what is vendored or generated, and archived specs belong to
 * none.
 */
export function discoverTargets(paths: readonly string[]): readonly Target[] {
  const docs = mostlyDocuments(paths)
  const targets = new Map<string, Target & { readonly files: string[] }>()
  for (const path of paths) {
    const place = placeOf(path, docs)
    if (!place) continue
    const known = targets.get(`${place.sort} ${place.path}`)
    if (known) known.files.push(path)
    else targets.set(`${place.sort} ${place.path}`, { ...place, files: [path] })
  }
  return [...targets.values()].toSorted((left, right) => (left.path < right.path ? -1 : 1))
}

type Place = Omit<Target, 'files'>

const foreign: ReadonlySet<Surface> = new Set(['vendored', 'generated', 'fixture', 'binary'])

/** Missions are the past as a whole, and no documentation. */
const ofMissions = /(?:^|\/)kitty-specs\//

/** Names that are hashes: exports and caches, which nobody writes by hand. */
const machineMade = /(?:^|[/._-])[0-9a-f]{32,}(?=[/._-]|$)/

function placeOf(path: string, docs: ReadonlySet<string>): Place | undefined {
  const agent = agentFolderOf(path)
  if (agent) return { path: `${agent.folder}/`, sort: agent.sort, agent }
  const { surface } = isAboutTests(path) ? { surface: 'doc' as const } : surfaceOf(path, '')
  if (foreign.has(surface) || ofMissions.test(path) || machineMade.test(path)) return undefined
  const found = rows.flatMap(row => row(path, surface, docs) ?? [])[0]
  return found && { ...found, agent: undefined }
}

/** A document in a folder of documents, whatever the folders in that are called: `docs/testing/run.md`. */
function isAboutTests(path: string): boolean {
  const names = path.split('/').slice(0, -1)
  const docs = names.findIndex(name => docsFolder.test(name) || templateFolder.test(name))
  const tests = names.findIndex(name => ofTests.test(name))
  return docs !== -1 && docs < tests && documentFile.test(path)
}

const ofTests = /^(?:tests?|testing|specs?|fixtures?|snapshots?|e2e|bench(?:marks)?)$/i

type Row = (
  path: string,
  surface: Surface,
  docs: ReadonlySet<string>,
) => { readonly path: string; readonly sort: TargetSort } | undefined

/** The first that fits a file decides, so the order is the specification. */
const rows: readonly Row[] = [
  path => inFolder(path, /^\.kittify\/overrides\//, 'overrides'),
  path => inFolder(path, /^(?:.*\/)?\.?glossar(?:y|ies)\/(?=[^/]*\.ya?ml$)/i, 'glossaries'),
  path => (forgeTemplate.test(path) ? { path: firstFolder(path), sort: 'github' } : undefined),
  (path, surface) =>
    isCode(path, surface)
      ? undefined
      : outermost(path, name => templateFolder.test(name), 'templates'),
  (path, surface, docs) =>
    isCode(path, surface)
      ? undefined
      : outermost(path, (name, folder) => docsFolder.test(name) || docs.has(folder), 'docs'),
  path =>
    !path.includes('/') && documentFile.test(path) ? { path: '*.md', sort: 'root' } : undefined,
  (path, surface) =>
    documentFile.test(path) && surface !== 'test'
      ? { path: '**/*.md', sort: 'documents' }
      : undefined,
  (path, surface) =>
    surface === 'config' && /\.(?:ya?ml|json[c5]?|toml|ini|cfg|conf|properties)$/.test(path)
      ? { path: '**/*.yaml', sort: 'configs' }
      : undefined,
]

/** Tests, and code that lies in a folder with the name of one of documents. */
const isCode = (path: string, surface: Surface): boolean =>
  surface === 'test' || surface === 'source' || (surface === 'config' && !path.includes('/'))

function inFolder(path: string, folder: RegExp, sort: TargetSort) {
  const [found] = folder.exec(path) ?? []
  return found === undefined ? undefined : { path: found, sort }
}

const firstFolder = (path: string): string =>
  path.includes('/') ? `${path.split('/')[0] ?? ''}/` : './'

/** The outermost folder around a file of which something holds. */
function outermost(
  path: string,
  holds: (name: string, folder: string) => boolean,
  sort: TargetSort,
) {
  const names = path.split('/').slice(0, -1)
  const at = names.findIndex((name, index) => holds(name, names.slice(0, index + 1).join('/')))
  return at === -1 ? undefined : { path: `${names.slice(0, at + 1).join('/')}/`, sort }
}

/** Share of documents from which on a folder of any name counts as documentation, and least files. */
const [share, least] = [0.6, 3]

/** Folders that are mostly documents, whatever their name is. */
function mostlyDocuments(paths: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, { all: number; documents: number }>()
  for (const path of paths) {
    if (ofMissions.test(path)) continue
    const isDocument = documentFile.test(path)
    for (let at = posix.dirname(path); at !== '.'; at = posix.dirname(at)) {
      const count = counts.get(at) ?? { all: 0, documents: 0 }
      count.all += 1
      if (isDocument) count.documents += 1
      counts.set(at, count)
    }
  }
  return new Set(
    [...counts]
      .filter(([, { all, documents }]) => documents >= least && documents >= share * all)
      .map(([folder]) => folder),
  )
}
