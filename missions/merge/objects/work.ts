import { removeEmptyObjects } from '../../../files/stale-file.ts'
import { runGit } from '../../../git/run.ts'
import type { Known } from '../plan/begun.ts'
import { committerLine, type MergePlan, mergeIdOf, mergeRefs } from '../plan/plan.ts'
import { attributesOf } from './attributes.ts'
import type { OnStep, Work } from './chain.ts'
import { readGraph } from './graph.ts'
import { gitText, type Session } from './session.ts'

/** What a caller of a merge may watch. */
export interface Watch {
  /** Where the user stands. */
  readonly cwd: string | undefined
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
  const [attributes, signs, graph, before] = await Promise.all([
    attributesOf(session, plan.base),
    signsCommits(session.top),
    readGraph(session, tips, [plan.mission_tip]),
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
    ...before,
    isSolving,
  }
}

/** Whether git is set to sign commits. */
export async function signsCommits(top: string): Promise<boolean> {
  const args = ['config', '--type=bool', '--default=false', '--get', 'commit.gpgSign']
  return (await runGit(top, args)).stdout.toString().trim() === 'true'
}

/** What was merged before, and what had to be mended for it. */
type Before = Pick<Work, 'done' | 'mended'>

/**
 * The commit of each work package that was merged before. A commit of which something is missing,
 * as after a loss of power, is none: it and what stands on it are made again.
 */
async function doneBefore(session: Session, plan: MergePlan, known: Known): Promise<Before> {
  const names = mergeRefs(mergeIdOf(plan))
  const done = plan.steps.flatMap(({ wp }) => {
    const oid = known.oidOf(names.done(wp))
    return oid === undefined ? [] : [[wp, oid] as const]
  })
  const commits = done.map(([, oid]) => oid)
  if (await isWhole(session, plan, commits)) return { done: new Map(done), mended: [] }
  const store = await gitText(session, [
    'rev-parse',
    '--path-format=absolute',
    '--git-path',
    'objects',
  ])
  const empty = removeEmptyObjects(store)
  let whole = commits.length - 1
  while (whole > 0 && !(await isWhole(session, plan, commits.slice(0, whole)))) whole -= 1
  const lost = [...done.slice(whole).map(([wp, oid]) => [names.done(wp), oid] as const)]
  const result = known.oidOf(names.result)
  if (result !== undefined) lost.push([names.result, result])
  for (const [name, from] of lost) await session.refs.move({ name, from, to: undefined })
  return {
    done: new Map(done.slice(0, whole)),
    mended: [
      ...empty.map(path => `${store}/${path} was empty and is removed`),
      ...done
        .slice(whole)
        .map(([wp]) => `${wp} was merged, and not all of it is there: it is merged anew`),
    ],
  }
}

/** Whether commits are there with all that they hold beyond what was planned. */
async function isWhole(
  { top, options }: Session,
  plan: MergePlan,
  commits: readonly string[],
): Promise<boolean> {
  if (commits.length === 0) return true
  const without = [plan.base, plan.mission_tip, ...plan.steps.map(({ tip }) => tip)]
  const args = ['rev-list', '--objects', '--quiet', ...commits, '--not', ...without]
  return (await runGit(top, args, options)).code === 0
}
