import type { Stored } from '../../git/listing.ts'
import type { ActualFile, ActualTree } from './actual-tree.ts'

/** Which file of the actual tree each file of the base has become. */
export interface Pairing {
  readonly of: (path: string) => ActualFile | undefined
  /** Files of the actual tree that no file of the base has become. */
  readonly added: readonly ActualFile[]
}

export interface Pairable {
  readonly stored: ReadonlyMap<string, Stored>
  readonly newPath: (path: string) => string
  readonly actual: ActualTree['files']
  /** The name of the content that a path of the base is to have. */
  readonly expectedOid: (path: string) => Promise<string>
  readonly baseText: (path: string) => Promise<string>
}

/**
 * Finds every file of the base in the actual tree: where the plan wants it, else where it was, else
 * a new path with the same content, else one with mostly the same lines.
 */
export async function pairFiles(pairable: Pairable): Promise<Pairing> {
  const { stored, actual } = pairable
  const pairs = new Map<string, ActualFile>()
  const lost: string[] = []
  for (const [path, { type }] of stored) {
    if (type === 'submodule') continue
    const found = await byPath(pairable, path)
    if (found) pairs.set(path, found)
    else lost.push(path)
  }
  const claimed = new Set([...pairs.values()].map(({ path }) => path))
  const added = new Map([...actual].filter(([path]) => !claimed.has(path)))
  for (const find of [byContent, byLines]) {
    for (const path of lost.filter(one => !pairs.has(one))) {
      const found = await find(pairable, path, added)
      if (!found) continue
      pairs.set(path, found)
      added.delete(found.path)
    }
  }
  return { of: path => pairs.get(path), added: [...added.values()] }
}

async function byPath(
  { stored, newPath, actual, expectedOid }: Pairable,
  path: string,
): Promise<ActualFile | undefined> {
  const wanted = newPath(path)
  const [there, here] = [actual.get(wanted), actual.get(path)]
  if (wanted === path || !there || !here) return pathAlone({ stored, newPath }, path, there, here)
  if (there.oid === (await expectedOid(path))) return there
  if (here.oid === stored.get(path)?.oid || here.oid === (await expectedOid(path))) return here
  return stored.has(wanted) ? here : there
}

/**
 * Only one of the two paths is there. A swap has not taken place where the other path still has
 * its own file.
 */
function pathAlone(
  { stored, newPath }: Pick<Pairable, 'stored' | 'newPath'>,
  path: string,
  there: ActualFile | undefined,
  here: ActualFile | undefined,
): ActualFile | undefined {
  if (!there || there.path === path) return there ?? here
  const isOthers = stored.has(there.path) && newPath(there.path) === there.path
  return isOthers ? here : there
}

type Find = (
  pairable: Pairable,
  path: string,
  added: ReadonlyMap<string, ActualFile>,
) => Promise<ActualFile | undefined>

const byContent: Find = async ({ stored, expectedOid }, path, added) => {
  const wanted = [stored.get(path)?.oid, await expectedOid(path)]
  return [...added.values()].find(({ oid }) => wanted.includes(oid))
}

/** Most files that are compared line by line: beyond, a move that changed the content is not seen. */
const most = 200

/** The share of lines that makes a file the same file, as in git. */
const alike = 0.5

const byLines: Find = async ({ baseText }, path, added) => {
  if (added.size > most) return undefined
  const lines = new Set(linesOf(await baseText(path)))
  let best: { readonly file: ActualFile; readonly share: number } | undefined
  for (const file of added.values()) {
    const share = shareOf(lines, linesOf((await file.read()).toString('latin1')))
    if (share >= alike && share > (best?.share ?? 0)) best = { file, share }
  }
  return best?.file
}

/** Lines that say something. */
const linesOf = (text: string): readonly string[] =>
  text.split('\n').filter(line => line.trim() !== '')

function shareOf(lines: ReadonlySet<string>, others: readonly string[]): number {
  const common = others.filter(line => lines.has(line)).length
  return common / Math.max(lines.size, others.length, 1)
}
