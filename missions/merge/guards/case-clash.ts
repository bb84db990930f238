import { mistake } from '../../../core/errors.ts'
import { listCommit } from '../../../git/commit.ts'
import type { Difference } from '../../../git/listing.ts'
import { isAdded } from '../objects/changes.ts'
import type { Session } from '../objects/session.ts'

/** One name for what careless file systems take for one. */
const folded = (path: string): string => path.normalize('NFC').toLowerCase()

/**
 * Makes sure that no new path is another spelling of one that is there: on many systems only one of
 * the two could be checked out, and git merges them without a word. Throws `caseClash`.
 */
export async function refuseClashes(
  { top, options }: Pick<Session, 'top' | 'options'>,
  commit: string,
  changes: readonly Difference[],
): Promise<void> {
  const added = new Set(changes.filter(isAdded).map(({ entry }) => entry.path))
  if (added.size === 0) return
  const paths = (await listCommit(top, commit, undefined, options)).map(({ entry }) => entry.path)
  const old = withFolders(paths.filter(path => !added.has(path)))
  const spelled = new Map([...old].map(path => [folded(path), path]))
  for (const path of withFolders(added)) {
    const other = spelled.get(folded(path)) ?? path
    if (other !== path && !old.has(path)) throw mistake('caseClash', [other, path])
    spelled.set(folded(path), path)
  }
}

/** Paths, and every folder around one of them. */
function withFolders(paths: Iterable<string>): ReadonlySet<string> {
  const all = new Set<string>()
  for (const path of paths) {
    let name = path
    while (!all.has(name)) {
      all.add(name)
      const slash = name.lastIndexOf('/')
      if (slash === -1) break
      name = name.slice(0, slash)
    }
  }
  return all
}
