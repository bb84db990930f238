import type { MergeConflict } from '../../../core/merge-report.ts'
import type { ConflictedPath, TreeConflict } from '../../../git/merge.ts'
import type { Session } from '../objects/session.ts'
import { rowAt } from '../objects/trees.ts'

/** Lines of one side of a hunk that are told. */
const most = 40

/** What is told of a merge that git cannot make by itself: where, and what the sides say there. */
export async function describeConflict(
  session: Session,
  { tree, paths, messages }: Pick<TreeConflict, 'tree' | 'paths' | 'messages'>,
): Promise<MergeConflict> {
  const conflicts: MergeConflict['conflicts'][number][] = []
  for (const { entry, stages } of paths)
    conflicts.push({
      path: entry.path,
      kind: kindOf(stages),
      hunks: await hunksAt(session, tree, entry),
    })
  return { conflicts, messages }
}

function kindOf(stages: ConflictedPath['stages']): MergeConflict['conflicts'][number]['kind'] {
  if (stages.some(({ mode }) => mode === '160000')) return 'submodule'
  const has = (number: number): boolean => stages.some(({ stage }) => stage === number)
  if (has(2) && has(3)) return has(1) ? 'both changed' : 'both added'
  return has(2) ? 'deleted by theirs' : 'deleted by ours'
}

async function hunksAt(session: Session, tree: string, { path, raw }: ConflictedPath['entry']) {
  const row = await rowAt(session, tree, raw ?? Buffer.from(path))
  if (!row?.mode.startsWith('100')) return []
  const content = await session.read(row.oid)
  return content.includes(0) ? [] : hunksIn(content.toString())
}

/** The places that git has marked in a text, with the lines of both sides. */
export function hunksIn(text: string): MergeConflict['conflicts'][number]['hunks'] {
  const hunks: { line: number; ours: string[]; theirs: string[] }[] = []
  let side: 'ours' | 'theirs' | undefined
  for (const [index, line] of text.split('\n').entries()) {
    if (/^<{7,} /.test(line)) {
      side = 'ours'
      hunks.push({ line: index + 1, ours: [], theirs: [] })
    } else if (side === 'ours' && /^={7,}\r?$/.test(line)) side = 'theirs'
    else if (side === 'theirs' && /^>{7,} /.test(line)) side = undefined
    else if (side) hunks.at(-1)?.[side].push(line)
  }
  return hunks.map(({ line, ours, theirs }) => ({
    line,
    ours: ours.slice(0, most),
    theirs: theirs.slice(0, most),
  }))
}
