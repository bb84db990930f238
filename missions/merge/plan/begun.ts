import { mistake } from '../../../core/errors.ts'
import { type Ref, refsBelow } from '../../../git/refs.ts'
import { solutionsOf } from '../conflicts/solutions.ts'
import { perhaps, type Session } from '../objects/session.ts'
import { allMerges, type MergePlan, mergeIdOf, mergeRefs, parseMergePlan } from './plan.ts'

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
  const unread: (readonly [string, string])[] = []
  for (const { name, oid } of known.refs) {
    if (!name.startsWith(allMerges) || !name.endsWith('/plan')) continue
    const plan = await perhaps(async () => parseMergePlan(name, (await read(oid)).toString()))
    if (!plan) unread.push([name, oid])
    if (plan?.mission !== mission) continue
    if (name !== mergeRefs(mergeIdOf(plan)).plan)
      throw mistake('damagedFile', name, 'Unexpected content, expected that of its name')
    return plan
  }
  // It may be about this mission: nobody knows.
  const [[name, oid] = []] = unread
  if (name !== undefined && oid !== undefined) throw mistake('unreadablePlan', name, oid)
  return undefined
}

/**
 * Removes a merge: solutions of its conflicts first, where it is done; then its plan, so that what
 * is left is no merge any more; and then whatever belongs to no plan.
 */
export async function forget(session: Session, plan: MergePlan, isDone: boolean): Promise<void> {
  const { plan: name } = mergeRefs(mergeIdOf(plan))
  const { refs } = await readKnown(session)
  if (isDone) await remove(session, refs, one => one.startsWith(solutionsOf(plan.mission)))
  await remove(session, refs, one => one === name)
  await sweep(session, { refs: refs.filter(ref => ref.name !== name) })
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
  const why = await writer.move(
    ...changes.map(({ name, oid }) => ({ name, from: oid, to: undefined })),
  )
  if (why !== undefined) throw mistake('gitFailed', 'update-ref', why)
}
