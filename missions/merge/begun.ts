import { mistake } from '../../core/errors.ts'
import { type Ref, refsBelow } from '../../git/refs.ts'
import { solutionsOf } from './combine.ts'
import { allMerges, type MergePlan, mergeIdOf, mergeRefs, parseMergePlan } from './plan.ts'
import type { Session } from './session.ts'

/** All that the refs of a repository say of merges, read once. */
export interface Known {
  /** Local branches, and refs of ours. */
  readonly refs: readonly Ref[]
  readonly oidOf: (name: string) => string | undefined
  /** Refs of ours that say nothing, as a loss of power may leave them. */
  readonly broken: readonly string[]
}

const ours = 'refs/cutover/'

export async function readKnown({ top }: Pick<Session, 'top'>): Promise<Known> {
  const { refs, broken } = await refsBelow(top, 'refs/heads/', ours)
  const oids = new Map(refs.map(({ name, oid }) => [name, oid]))
  const own = broken.filter(name => name.startsWith(ours))
  return { refs, oidOf: name => oids.get(name), broken: own }
}

/** The merge of a mission that was begun, and is not done; undefined where there is none. */
export async function begunMerge(
  { read }: Pick<Session, 'read'>,
  known: Known,
  mission: string,
): Promise<MergePlan | undefined> {
  for (const { name, oid } of known.refs) {
    if (!name.startsWith(allMerges) || !name.endsWith('/plan')) continue
    const plan = parseMergePlan(name, (await read(oid)).toString())
    if (plan.mission !== mission) continue
    if (name !== mergeRefs(mergeIdOf(plan)).plan)
      throw mistake('damagedFile', name, 'Unexpected content, expected that of its name')
    return plan
  }
  return undefined
}

/**
 * Removes a merge: its plan first, so that what is left is no merge any more, and then whatever
 * belongs to no plan; solutions of its conflicts only where it is done.
 */
export async function forget(session: Session, plan: MergePlan, isDone: boolean): Promise<void> {
  const { plan: name } = mergeRefs(mergeIdOf(plan))
  const known = await readKnown(session)
  const from = known.oidOf(name)
  const why = from && (await session.refs.move({ name, from, to: undefined }))
  if (why) throw mistake('gitFailed', 'update-ref', why)
  const rest = known.refs.filter(ref => ref.name !== name)
  if (isDone) await remove(session, rest, one => one.startsWith(solutionsOf(plan.mission)))
  await sweep(session, { refs: rest })
}

/** Removes refs of merges that have no plan: one that was not begun, or one that is done. */
export async function sweep(session: Session, { refs }: Pick<Known, 'refs'>): Promise<void> {
  const idOf = (name: string): string => name.slice(allMerges.length).split('/')[0] ?? ''
  const planned = new Set(
    refs
      .filter(({ name }) => name.startsWith(allMerges) && name.endsWith('/plan'))
      .map(({ name }) => idOf(name)),
  )
  await remove(session, refs, name => name.startsWith(allMerges) && !planned.has(idOf(name)))
}

async function remove(
  { refs: writer }: Session,
  refs: readonly Ref[],
  isOne: (name: string) => boolean,
): Promise<void> {
  const changes = refs.filter(({ name }) => isOne(name))
  await writer.move(...changes.map(({ name, oid }) => ({ name, from: oid, to: undefined })))
}
