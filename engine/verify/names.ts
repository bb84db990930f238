import type { Matcher } from '../../core/matcher.ts'
import type { Resolved } from '../../core/plan.ts'
import type { VerifyItem } from '../../core/verification.ts'
import { freshItem } from './file.ts'
import type { Pairing } from './pairing.ts'

interface Names {
  readonly resolved: readonly Resolved[]
  /** Every path of the base. */
  readonly paths: readonly string[]
  readonly newPath: (path: string) => string
  readonly pairing: Pairing
}

/** Says what became of the occurrences in names of files and folders. */
export function verifyNames({ resolved, paths, newPath, pairing }: Names): readonly VerifyItem[] {
  const names = resolved.filter(({ occurrence }) => occurrence.line === null)
  const below = filesBelow(names, paths)
  return names.map(one => {
    const { path } = one.occurrence
    const depth = path.split('/').length - 1
    const [before, after] = [lastOf(path), lastOf(newPath(path))]
    const found = (below.get(path) ?? []).flatMap(file => {
      const actual = pairing.of(file)?.path
      if (actual === undefined) return []
      const [segment = '', wanted = ''] = [actual, newPath(file)].map(one => one.split('/')[depth])
      return [{ actual, segment, wanted }]
    })
    return nameItem(one, { before, after, found })
  })
}

interface Found {
  readonly before: string
  readonly after: string
  /** The files that the name is part of: where they are, and how it reads and should read there. */
  readonly found: readonly {
    readonly actual: string
    readonly segment: string
    readonly wanted: string
  }[]
}

function nameItem({ occurrence, action }: Resolved, { before, after, found }: Found): VerifyItem {
  const odd = found.find(({ segment, wanted }) => segment !== wanted)
  const old = found.find(({ segment }) => segment === before)
  const state = found.length === 0 ? 'gone' : stateOf(action === 'rename', odd, old)
  const shown = (state === 'missed' ? old : odd) ?? found[0]
  return {
    state,
    path: shown?.actual ?? occurrence.path,
    line: null,
    column: null,
    expected: shown?.wanted ?? (action === 'rename' ? after : before),
    actual: shown?.segment ?? null,
    occurrence: occurrence.fingerprint,
    meaning: `${occurrence.category}/${occurrence.kind}`,
    note: null,
  }
}

/** By whether some file is not where it should be, and whether one is where it was. */
function stateOf(isRename: boolean, odd: unknown, old: unknown): VerifyItem['state'] {
  if (!isRename) return odd ? 'leaked' : 'kept'
  return odd ? (old ? 'missed' : 'wrong') : 'done'
}

const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** The files that a name is part of: itself, or all in a folder. */
function filesBelow(
  names: readonly Resolved[],
  paths: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const below = new Map<string, string[]>(names.map(({ occurrence }) => [occurrence.path, []]))
  for (const path of paths) {
    below.get(path)?.push(path)
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1))
      below.get(path.slice(0, at))?.push(path)
  }
  return below
}

/** Old names in the paths of new files; folders that were there before are not theirs. */
export function freshNames(
  added: readonly string[],
  known: ReadonlySet<string>,
  old: Matcher,
): readonly VerifyItem[] {
  const seen = new Set(known)
  return added.flatMap(path =>
    prefixesOf(path).flatMap(prefix => {
      if (seen.has(prefix)) return []
      seen.add(prefix)
      return old(lastOf(prefix)).located.map(one =>
        freshItem(one, { path: prefix, line: null, column: null }),
      )
    }),
  )
}

/** `a/b/c` lies in `a` and `a/b`, and is itself the last. */
export function prefixesOf(path: string): readonly string[] {
  const parts = path.split('/')
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}
