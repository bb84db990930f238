import { type GitOptions, runGit } from '../../git/run.ts'
import { attributesOf } from './attributes.ts'
import type { Known } from './begun.ts'
import type { OnStep, Work } from './chain.ts'
import { readGraph } from './graph.ts'
import { committerLine, type MergePlan, mergeIdOf, mergeRefs } from './plan.ts'
import type { Session } from './session.ts'

/** What a caller of a merge may watch. */
export interface Watch {
  readonly onStep: OnStep
  readonly onWorkPackage: (wp: string) => void
  /** Milliseconds since some moment. */
  readonly clock: () => number
}

/** Gathers what the work of a plan takes; `known` says what was done before. */
export async function workOf(
  session: Session,
  plan: MergePlan,
  known: Known,
  watch: Watch,
): Promise<Work> {
  const names = mergeRefs(mergeIdOf(plan))
  const tips = [...plan.steps.map(({ tip }) => tip), plan.base]
  const [attributes, signs, graph, done] = await Promise.all([
    attributesOf(session, plan.base),
    signsCommits(session.top),
    readGraph(session, tips, plan.mission_tip),
    doneBefore(session, plan, known),
  ])
  const committer = { line: committerLine(plan), signs }
  const isSolving = known.oidOf(names.solving) !== undefined
  return {
    ...watch,
    session,
    plan,
    names,
    mission: plan.mission,
    attributes,
    committer,
    graph,
    done,
    isSolving,
  }
}

/** Whether git is set to sign commits. */
export async function signsCommits(top: string): Promise<boolean> {
  const args = ['config', '--type=bool', '--default=false', '--get', 'commit.gpgSign']
  return (await runGit(top, args)).stdout.toString().trim() === 'true'
}

/**
 * The commit of each work package that was merged before. A commit of which something is missing,
 * as after a loss of power, is none: it and what stands on it are made again.
 */
async function doneBefore(
  session: Session,
  plan: MergePlan,
  known: Known,
): Promise<ReadonlyMap<string, string>> {
  const names = mergeRefs(mergeIdOf(plan))
  const done = plan.steps.flatMap(({ wp }) => {
    const oid = known.oidOf(names.done(wp))
    return oid === undefined ? [] : [[wp, oid] as const]
  })
  const whole = await wholePart(
    session,
    plan,
    done.map(([, oid]) => oid),
  )
  for (const [wp, from] of done.slice(whole))
    await session.refs.move({ name: names.done(wp), from, to: undefined })
  return new Map(done.slice(0, whole))
}

/** How many of some commits, each made on the one before, are there with all that they hold. */
async function wholePart(
  { top, options }: { readonly top: string; readonly options: GitOptions },
  plan: MergePlan,
  commits: readonly string[],
): Promise<number> {
  const isWhole = async (count: number): Promise<boolean> => {
    const without = [plan.base, plan.mission_tip, ...plan.steps.map(({ tip }) => tip)]
    const args = [
      'rev-list',
      '--objects',
      '--quiet',
      ...commits.slice(0, count),
      '--not',
      ...without,
    ]
    return (await runGit(top, args, options)).code === 0
  }
  let count = commits.length
  while (count > 0 && !(await isWhole(count))) count -= 1
  return count
}
