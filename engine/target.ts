import { posix } from 'node:path'
import type { Sighting } from '../classifiers/sighting.ts'
import type { Kind } from '../core/occurrence.ts'
import type { Places } from './places.ts'

/**
 * The file or folder of the tree whose name an occurrence spells inside of a specifier, a link or
 * a dotted module: it has to change exactly when that name does.
 *
 *     import './lighthouse/lamp.js'     src/lighthouse         for the occurrence in the folder
 *     from coast import lighthouse      coast/lighthouse.py
 *     [tower](lighthouse.md#lamp)       docs/lighthouse.md
 */
export function targetOf(seen: Sighting, kind: Kind, places: Places): string | null {
  const read = readers[kind]
  if (!read) return null
  const written = read(seen)
  if (written === undefined) return null
  const named = candidates(written, posix.dirname(seen.path)).map(places.at)
  const ending = written.includes('/') ? places.endingIn(written, seen.path) : undefined
  return named.find(path => path !== undefined) ?? ending ?? null
}

/** The specifier up to the end of the segment that holds the occurrence, with slashes. */
type Read = (seen: Sighting) => string | undefined

/** Occurrences of these kinds are looked at; a declaration only where it is that of a package. */
const readers: Partial<Record<Kind, Read>> = {
  'import-path': specifier,
  'link-target': specifier,
  'path-literal': specifier,
  import: dottedModule,
  declaration: packageName,
}

function specifier({ text, region, hit, token }: Sighting): string | undefined {
  const run = region.end - region.start < longest ? region : spanOf(hit, token)
  const head = /[^\s'"`(<]*$/.exec(text.slice(run.start, hit.start))?.[0] ?? ''
  const tail = /^[^\s'"`)>/?#:]*/.exec(text.slice(hit.end, run.end))?.[0] ?? ''
  const written = head + text.slice(hit.start, hit.end) + tail
  return /^[a-z][a-z0-9+.-]*:|[?#]/i.test(written) ? undefined : written
}

const longest = 400

const spanOf = (hit: Sighting['hit'], token: Sighting['token']) => ({
  start: hit.start - token.start,
  end: hit.start - token.start + token.text.length,
})

/** `from a.b import c` names a/b/c, `import a.b` names a/b; leading dots go up from the file. */
function dottedModule({ text, hit, language, path }: Sighting): string | undefined {
  if (!dotted.has(language)) return undefined
  const line = text.slice(text.lastIndexOf('\n', hit.start - 1) + 1, hit.end)
  const head = /[\w.]*$/.exec(line)?.[0] ?? ''
  const tail = /^\w*/.exec(text.slice(hit.end, hit.end + longest))?.[0] ?? ''
  const from = language === 'python' ? /^\s*from\s+([\w.]+)\s+import\s/.exec(line)?.[1] : undefined
  const name = (from === undefined ? '' : from.endsWith('.') ? from : `${from}.`) + head + tail
  const [, dots = '', rest = ''] = /^(\.*)(.*)$/.exec(name) ?? []
  const steps = rest
    .split('.')
    .filter(step => step !== '')
    .join('/')
  if (dots === '') return steps
  return posix.join(...posix.dirname(path).split('/'), '../'.repeat(dots.length - 1), steps)
}

/** `package coast.lighthouse` names the folder of its file. */
function packageName(seen: Sighting): string | undefined {
  const { text, hit } = seen
  const line = text.slice(text.lastIndexOf('\n', hit.start - 1) + 1, hit.start)
  return /^\s*package\s/.test(line) ? dottedModule(seen) : undefined
}

const dotted = new Set(['python', 'java', 'kotlin', 'scala', 'groovy'])

/** Folders in which modules and documents are looked for, besides the file's own and the root. */
const roots = ['src', 'lib', 'docs']

function candidates(written: string, folder: string): readonly string[] {
  const isRelative = /^\.{1,2}\//.test(written)
  const bare = written.replace(/^[@~#]?\//, '')
  const own = posix.join(folder, written)
  return isRelative ? [own] : [own, bare, ...roots.map(root => `${root}/${bare}`)]
}
