import { parseCommit, type RawCommit } from '../../../git/raw-commit.ts'
import { type Combined, combine, type Place, type Unsolved } from './combine.ts'
import { writeCommit } from './commits.ts'

/** Who makes the commits of a merge, and how. */
export interface Committer {
  /** As a commit has it, with its moment. */
  readonly line: Buffer
  readonly signs: boolean
}

/** The last commit of what was replayed, or the conflict at which it stopped. */
export type Replayed =
  | { readonly type: 'clean'; readonly head: string; readonly isSolved: boolean }
  | Unsolved

/**
 * Makes commits anew on another one, oldest first, as `git rebase` does: merges are dropped, and
 * so is what becomes empty by it. Author, message and encoding of each stay.
 */
export async function replay(
  place: Place,
  committer: Committer,
  start: string,
  commits: readonly string[],
): Promise<Replayed> {
  let [head, isSolved] = [start, false]
  for (const oid of commits) {
    const commit = parseCommit(await place.session.read(oid))
    if (commit.parents.length > 1) continue
    if (commit.parents[0] === head) {
      head = oid
      continue
    }
    const before = await place.session.find(`${head}^{tree}`)
    const combined = await pick(place, committer, head, oid, commit)
    if (combined.type === 'conflict') return combined
    isSolved ||= combined.isSolved
    const becameEmpty = combined.tree === before && !(await isEmpty(place, commit))
    if (becameEmpty) continue
    const made = { ...commit, tree: combined.tree, parents: [head], committer: committer.line }
    head = await writeCommit(place.session, made, committer.signs)
  }
  return { type: 'clean', head, isSolved }
}

/** What a commit did, done to another one: a merge whose common ancestor is the commit's parent. */
async function pick(
  place: Place,
  { line }: Committer,
  head: string,
  oid: string,
  commit: RawCommit,
): Promise<Combined> {
  const { session } = place
  const helper = { author: line, committer: line, encoding: undefined, message }
  const write = (made: RawCommit): Promise<string> => writeCommit(session, made, false)
  const [parent] = commit.parents
  // The first commit of a history did all of it to nothing.
  const base =
    parent ?? (await write({ ...helper, tree: await session.write('tree', ''), parents: [] }))
  const theirs = parent === undefined ? await write({ ...commit, parents: [base] }) : oid
  const tree = (await session.find(`${head}^{tree}`)) ?? ''
  return combine(place, await write({ ...helper, tree, parents: [base] }), theirs)
}

const message = Buffer.from('stand-in\n')

async function isEmpty({ session }: Place, { tree, parents }: RawCommit): Promise<boolean> {
  const [parent] = parents
  return parent !== undefined && (await session.find(`${parent}^{tree}`)) === tree
}
