import { createHash } from 'node:crypto'
import { mistake } from '../../../core/errors.ts'
import type { ConflictedPath } from '../../../git/merge.ts'
import { parseTree, renderTree } from '../../../git/raw-tree.ts'
import { differences } from '../objects/changes.ts'
import type { Unsolved } from '../objects/combine.ts'
import type { Session } from '../objects/session.ts'
import { rowAt, withRow } from '../objects/trees.ts'

/**
 * What people have made of conflicts, until their mission is merged. A solution goes by contents and
 * not by commits: a merge that begins anew finds it. It is kept twice: for the two trees as a whole;
 * and for each path in conflict, where nothing else was changed for it.
 */
export const solutionsOf = (mission: string): string => `refs/cutover/solution/${short(mission)}/`

const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** The ref for two trees: ours and theirs. */
async function wholeRef(session: Session, mission: string, { ours, theirs }: Unsolved) {
  const trees = [await session.find(`${ours}^{tree}`), await session.find(`${theirs}^{tree}`)]
  return `${solutionsOf(mission)}${short(trees.join(' '))}`
}

/** The ref for a path by what its sides have: it names a tree with one file, or none. */
const pathRef = (mission: string, { entry, stages }: ConflictedPath): string =>
  `${solutionsOf(mission)}${short(JSON.stringify([entry.path, stages]))}`

const bytesOf = ({ entry }: ConflictedPath): Buffer => entry.raw ?? Buffer.from(entry.path)

/** The tree by which a conflict was solved before; undefined where it was not. */
export async function solvedBefore(
  session: Session,
  mission: string,
  conflict: Unsolved,
): Promise<string | undefined> {
  const whole = await session.find(`${await wholeRef(session, mission, conflict)}^{tree}`)
  if (whole !== undefined || conflict.paths.length === 0) return whole
  let { tree } = conflict
  for (const path of conflict.paths) {
    const kept = await session.find(pathRef(mission, path))
    if (kept === undefined) return undefined
    const [row] = parseTree(await session.read(kept), kept.length)
    const there = await rowAt(session, tree, bytesOf(path))
    if (there === undefined) return undefined
    tree = (await withRow(session, tree, bytesOf(path), row)) ?? tree
  }
  return tree
}

/** Keeps a solution: the tree that somebody has made. */
export async function keepTree(
  session: Session,
  mission: string,
  conflict: Unsolved,
  tree: string,
): Promise<void> {
  await put(session, await wholeRef(session, mission, conflict), tree)
  const open = new Set(conflict.paths.map(({ entry }) => entry.path))
  const changed = await differences(session, [conflict.tree, tree])
  if (changed.some(({ entry }) => !open.has(entry.path))) return
  for (const path of conflict.paths) {
    const row = await rowAt(session, tree, bytesOf(path))
    const one = row === undefined ? [] : [{ ...row, name: Buffer.from('solution') }]
    await put(session, pathRef(mission, path), await session.write('tree', renderTree(one)))
  }
}

async function put(session: Session, name: string, to: string): Promise<void> {
  const from = await session.find(name)
  const why = from === to ? undefined : await session.refs.move({ name, from, to })
  if (why !== undefined) throw mistake('gitFailed', 'update-ref', why)
}
