import { mistake } from '../../../core/errors.ts'
import { isAnythingAt } from '../../../files/folder.ts'
import { obstacleFinder } from '../../../files/obstacles.ts'
import { type Difference, parseStaged } from '../../../git/listing.ts'
import { patiently } from '../../../git/patiently.ts'
import { runGit } from '../../../git/run.ts'
import type { Worktree } from '../../../git/worktrees.ts'
import { isAdded, type Pair } from '../objects/changes.ts'
import { gitBytes, gitText, type Session } from '../objects/session.ts'
import { acceptWritten } from './written.ts'

/** The folders in which a branch is checked out, those that are gone apart. */
export const checkoutsOf = (worktrees: readonly Worktree[], branch: string): readonly string[] =>
  worktrees
    // Where a `.git` is lost, git would take the repository around it.
    .filter(one => one.branch === branch && !one.isGone && isAnythingAt(one.path, '.git'))
    .map(({ path }) => path)

/** The folders of submodules are their user's. */
const alone = ['submodule.recurse=false']

/** A checkout goes from one commit to another. */
export interface Move {
  readonly pair: Pair
  readonly changes: readonly Difference[]
}

/**
 * Makes sure that a checkout can go from one commit to another without losing anything: neither
 * what is changed, nor what is untracked, nor what is ignored, which git itself would overwrite.
 * Throws `inTheWay`.
 */
export async function checkRoom(folder: string, { pair, changes }: Move): Promise<void> {
  await refresh(folder)
  const lost = await strangersAt(folder, changes)
  if (lost.length > 0) throw mistake('inTheWay', folder, lost.slice(0, 10).join(', '))
  const { code, stderr } = await patiently(() =>
    runGit(folder, ['read-tree', '-m', '-u', '-n', ...pair], { settings: alone }),
  )
  if (code !== 0) throw mistake('inTheWay', folder, inWords(stderr))
}

/** What lies where new files are to be, and is no file that git knows there. */
export async function strangersAt(
  folder: string,
  changes: readonly Difference[],
): Promise<readonly string[]> {
  const obstaclesAt = obstacleFinder(folder)
  const taken = changes.filter(isAdded).flatMap(({ entry }) => obstaclesAt(entry))
  if (taken.length === 0) return []
  const tracked = await trackedIn(folder)
  return [...new Set(taken.map(({ path }) => path).filter(path => !tracked.has(path)))]
}

/** What git says of a file in the way, in words of its user. */
const inWords = (stderr: string): string =>
  stderr
    .trim()
    .replace(
      /error: Entry '(.*)' (?:not uptodate|would be overwritten by merge)\. Cannot merge\./g,
      '$1 has changes that are not committed',
    )
    .replace(/error: Untracked working tree file '(.*)' would be overwritten by merge\./g, '$1')

async function trackedIn(folder: string): Promise<ReadonlySet<string>> {
  const output = await gitBytes({ top: folder, options: {} }, ['ls-files', '-z', '--stage', '-v'])
  return new Set(parseStaged(output).map(({ entry }) => entry.path))
}

/** Brings a checkout along in which nothing is in the way. Throws `leftBehind`. */
export async function bring(folder: string, { pair }: Move): Promise<void> {
  const move = () =>
    runGit(folder, ['read-tree', '-m', '-u', ...pair], { hooks: true, settings: alone })
  const { code, stderr } = await patiently(move)
  if (code !== 0) throw mistake('leftBehind', folder, stderr.trim())
}

/** Files that only look changed, by their times for example, are no longer in anybody's way. */
const refresh = (folder: string) =>
  patiently(() => runGit(folder, ['update-index', '-q', '--refresh']))

/**
 * Brings a checkout along as far as it is not there yet: a kill may have left it half way. What a
 * person changed since stays, and is told as in the way. Throws `leftBehind`.
 */
export async function bringRest(session: Session, folder: string, move: Move): Promise<void> {
  const [, to] = move.pair
  const now = await gitText({ top: folder, options: {} }, ['write-tree'])
  if (now === (await session.find(`${to}^{tree}`))) return
  await acceptWritten(session, folder, move)
  const lost = await strangersAt(folder, move.changes)
  if (lost.length > 0) throw mistake('leftBehind', folder, lost.slice(0, 10).join(', '))
  await refresh(folder)
  await bring(folder, move)
}
