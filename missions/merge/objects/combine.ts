import { mergeTrees, type TreeConflict } from '../../../git/merge.ts'
import { solvedBefore } from '../conflicts/solutions.ts'
import type { Attributes } from './attributes.ts'
import type { Session } from './session.ts'
import { withBlob } from './trees.ts'
import { isDerived, isEventLog, unionOfLogs } from './union.ts'

/** What two commits come to. */
export type Combined =
  | {
      readonly type: 'clean'
      readonly tree: string
      /** Whether a person has solved a conflict here. */
      readonly isSolved: boolean
    }
  | Unsolved

/** A conflict for a person, and the commits of which it is one. */
export interface Unsolved extends TreeConflict {
  readonly ours: string
  readonly theirs: string
}

/** Where merges are made: in a session, with the attributes of the target. */
export interface Place {
  readonly session: Session
  readonly attributes: Attributes
  /** The mission, whose conflicts may have been solved. */
  readonly mission: string
}

/**
 * Merges two commits. Logs that both sides added to are united; and what a person has solved once
 * is taken from there. Throws `cannotMerge`.
 */
export async function combine(
  { session, attributes, mission }: Place,
  ours: string,
  theirs: string,
): Promise<Combined> {
  const merged = await mergeTrees(attributes.folder, ours, theirs, attributes.options)
  if (merged.type === 'clean') return { ...merged, isSolved: false }
  const { tree, paths } = await uniteLogs(session, merged)
  // git may be at odds without a path, as where a folder was split: then nothing is united.
  if (paths.length === 0 && merged.paths.length > 0) return { type: 'clean', tree, isSolved: false }
  const unsolved: Unsolved = { ...merged, tree, paths, ours, theirs }
  const solved = await solvedBefore(session, mission, unsolved)
  return solved === undefined ? unsolved : { type: 'clean', tree: solved, isSolved: true }
}

/** Unites the logs among the paths in conflict, and settles what is made of them; the others are left. */
async function uniteLogs(
  session: Session,
  { tree, paths }: TreeConflict,
): Promise<Pick<TreeConflict, 'tree' | 'paths'>> {
  let united = tree
  const left: TreeConflict['paths'][number][] = []
  for (const conflict of paths) {
    const { entry } = conflict
    const blob = isDerived(entry.path) ? theirsOf(conflict) : await unitedLog(session, conflict)
    if (blob === undefined) left.push(conflict)
    else united = await withBlob(session, united, Buffer.from(entry.path), blob)
  }
  return { tree: united, paths: left }
}

/** What is made of the log: the side that comes in has the newer one, and nobody trusts either. */
const theirsOf = ({ stages }: TreeConflict['paths'][number]): string | undefined =>
  stages.find(({ stage, mode }) => stage === 3 && mode.startsWith('100'))?.oid

async function unitedLog(
  session: Session,
  { entry, stages }: TreeConflict['paths'][number],
): Promise<string | undefined> {
  if (!isEventLog(entry.path)) return undefined
  const [ours, theirs] = [2, 3].map(number => stages.find(({ stage }) => stage === number))
  if (!ours || !theirs || ![ours, theirs].every(({ mode }) => mode.startsWith('100')))
    return undefined
  const union = unionOfLogs(await session.read(ours.oid), await session.read(theirs.oid))
  return union && session.write('blob', union)
}
