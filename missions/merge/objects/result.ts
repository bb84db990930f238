import { mergeIdOf, shortName } from '../plan/plan.ts'
import { create } from '../plan/prepare.ts'
import { commit, joined, type Work } from './chain.ts'
import { type Replayed, replay } from './replay.ts'
import { gitText } from './session.ts'

/** The commit that the target is to have: all of a mission, by the strategy of its plan. */
export async function resultOf(work: Work, head: string): Promise<Replayed> {
  const { session, plan, names, onStep } = work
  const known = await session.find(names.result)
  if (known) return clean(known)
  const result = await makeResult(work, head)
  if (result.type === 'conflict' || result.head === plan.base) return result
  onStep('result')
  await create(session, names.result, result.head)
  return result
}

const clean = (head: string): Replayed => ({ type: 'clean', head, isSolved: false })

/** Makes it, and keeps it nowhere. */
export async function makeResult(work: Work, head: string): Promise<Replayed> {
  const { plan } = work
  if (isInTarget(work, head)) return clean(plan.base)
  if (plan.strategy !== 'rebase') return joinTarget(work, head)
  return holdsTarget(work)
    ? clean(head)
    : replay(work, work.committer, plan.base, await commitsOf(work, head))
}

/** All of a mission as one commit of the target: a merge, or one that stands for it. */
async function joinTarget(work: Work, head: string): Promise<Replayed> {
  const { plan, session } = work
  const title = `Merge mission ${plan.mission} into ${shortName(plan.target)}`
  const isSquashed = plan.strategy === 'squash'
  const list = plan.steps.map(({ wp, lane }) => `- ${wp} (${lane})\n`).join('')
  const message = `${title}\n\n${isSquashed ? `${list}\n` : ''}Cutover-Merge: ${mergeIdOf(plan)}\n`
  const tree = holdsTarget(work) ? await session.find(`${head}^{tree}`) : undefined
  const parents = isSquashed ? [plan.base] : [plan.base, head]
  // A target that is part of the mission's history has nothing to say against it.
  const result =
    tree === undefined
      ? await joined(work, [plan.base, head], message, isSquashed)
      : clean(await commit(work, tree, parents, message))
  if (!isSquashed || result.type === 'conflict') return result
  const [before, after] = [plan.base, result.head].map(one => session.find(`${one}^{tree}`))
  return (await before) === (await after) ? clean(plan.base) : result
}

/** Whether the target has a commit of the mission, or of its lanes, in its history. */
function isInTarget({ graph, plan: { base } }: Work, head: string): boolean {
  const history = graph.from([base])
  return head === base || history.some(oid => oid === head || graph.parentsOf(oid).includes(head))
}

/** Whether what was merged has the target in its history. */
function holdsTarget({ graph, plan }: Work): boolean {
  if (!graph.has(plan.base)) return true
  const tips = plan.strategy === 'rebase' ? [] : plan.steps.map(({ tip }) => tip)
  return graph.from(tips).includes(plan.base)
}

/** The commits that the target lacks, oldest first. */
async function commitsOf({ session, plan }: Work, head: string): Promise<readonly string[]> {
  const range = `${plan.base}..${head}`
  const args = ['rev-list', '--reverse', '--topo-order', '--no-merges', range]
  return (await gitText(session, args)).split('\n').filter(line => line !== '')
}
