import { mistake } from '../../../core/errors.ts'
import { isAnythingAt } from '../../../files/folder.ts'
import { recordsOf } from '../../../git/listing.ts'
import { durable } from '../../../git/pin.ts'
import { differencesOf } from '../objects/changes.ts'
import { combine, type Place } from '../objects/combine.ts'
import { gitBytes, gitText, type Session } from '../objects/session.ts'
import type { MergePlan } from '../plan/plan.ts'
import { isPartOf } from '../publish/publish.ts'
import { keepTree } from './solutions.ts'
import { closeSolving, type Solving, solvingOf } from './solving.ts'

/**
 * Keeps what a person has made of a conflict, and removes the worktree in which they did. The merge
 * that goes on takes it from there. Throws `nothingToContinue`, `givenUp` and `notSolved`.
 */
export async function keepSolution(place: Place, plan: MergePlan): Promise<'kept'> {
  const { session } = place
  const solving = await solvingOf(session, plan)
  if (!solving) throw mistake('nothingToContinue', plan.mission)
  if (solving.over === null) {
    const tree = await solvedTree(session, plan, solving)
    const conflict = await combine(place, solving.ours, solving.theirs)
    if (conflict.type === 'conflict') await keepTree(session, plan.mission, conflict, tree)
  }
  await closeSolving(session, plan)
  return 'kept'
}

/** The tree that somebody has made, once nothing in it is open any more. */
export async function solvedTree(
  session: Session,
  plan: MergePlan,
  solving: Solving,
): Promise<string> {
  const { path } = solving
  if (!isAnythingAt(path, '.git')) throw mistake('givenUp', path, plan.mission)
  const place = { top: path, options: { settings: durable } }
  const unmerged = recordsOf(
    await gitBytes(place, ['diff', '--name-only', '-z', '--diff-filter=U']),
  )
  if (unmerged.length > 0) throw mistake('notSolved', path, 'still in conflict', namesOf(unmerged))
  const status = recordsOf(
    await gitBytes(place, ['status', '--porcelain', '-z', '--no-renames', '-uall']),
  )
  const loose = status.filter(record => record[1] !== blank).map(record => record.subarray(3))
  if (loose.length > 0) throw mistake('notSolved', path, 'not added', namesOf(loose))
  if (!(await isTheMerge(session, solving))) throw mistake('givenUp', path, plan.mission)
  const tree = await gitText(place, ['write-tree'])
  const marked = await markedIn(session, solving, tree)
  if (marked.length > 0) throw mistake('notSolved', path, 'with marks of the conflict', marked)
  return tree
}

const blank = 0x20
const namesOf = (names: readonly Buffer[]): readonly string[] => names.map(String)

/** Whether the merge is still under way there, or was committed by hand. */
async function isTheMerge(session: Session, { path, ours, theirs }: Solving): Promise<boolean> {
  const place = { top: path, options: {} }
  const [head = '', other] = (
    await gitText(place, ['rev-parse', '--revs-only', 'HEAD', 'MERGE_HEAD'])
  ).split('\n')
  if (head === ours) return other === theirs
  return (await isPartOf(session, ours, head)) && isPartOf(session, theirs, head)
}

/** Files that have marks of a conflict which neither side had. */
async function markedIn(
  session: Session,
  { ours, theirs }: Solving,
  tree: string,
): Promise<readonly string[]> {
  const [first = [], second = []] = await differencesOf(session, [
    [ours, tree],
    [theirs, tree],
  ])
  const both = new Set(second.map(({ entry }) => entry.path))
  const marked: string[] = []
  for (const { entry, newMode, newOid } of first) {
    if (!both.has(entry.path) || !newMode.startsWith('100')) continue
    const text = (await session.read(newOid)).toString('latin1')
    if (/^<{7,} /m.test(text) && /^>{7,} /m.test(text)) marked.push(entry.path)
  }
  return marked
}
