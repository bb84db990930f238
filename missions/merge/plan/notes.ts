import type { Mission } from '../../mission/read.ts'
import type { MissionBranch } from '../publish/publish.ts'
import type { Known } from './begun.ts'
import { type MergePlan, shortName } from './plan.ts'
import type { PlanRequest } from './prepare.ts'
import { planningLane } from './steps.ts'

/** What somebody asked for that a merge which was begun in another way does not do. */
export function wishNotes(
  plan: MergePlan,
  { wishes }: Pick<PlanRequest, 'wishes'>,
): readonly string[] {
  const planned = {
    strategy: plan.strategy,
    target: shortName(plan.target),
    push: plan.push !== null,
    keepsBranches: plan.keeps_branches,
    keepsWorktrees: plan.keeps_worktrees,
  }
  const other = Object.entries(planned).filter(([name, value]) => {
    const wish: unknown = Reflect.get(wishes, name)
    return wish !== undefined && wish !== value
  })
  return other.map(([name, value]) => `goes on as it was begun, with ${words[name]} ${value}`)
}

const words: Readonly<Record<string, string>> = {
  strategy: 'the strategy',
  target: 'the target',
  push: 'push',
  keepsBranches: 'keeping branches:',
  keepsWorktrees: 'keeping worktrees:',
}

/** Branches that are no longer where they were when the merge was planned: that is what is merged. */
export function driftNotes(
  { steps, target, base }: MergePlan,
  { oidOf }: Known,
): readonly string[] {
  const firsts = steps.filter(
    ({ branch }, index) => steps.findIndex(one => one.branch === branch) === index,
  )
  return firsts
    .filter(({ lane }) => lane !== planningLane)
    .flatMap(({ wp, branch, tip }) => {
      const now = oidOf(branch)
      // One that is gone once the target has moved was removed by the merge itself.
      if (now === tip || (now === undefined && oidOf(target) !== base)) return []
      const where = now === undefined ? 'gone' : `at ${now}`
      return [`${shortName(branch)} of ${wp} is ${where} now; merged is ${tip}, as it was planned`]
    })
}

/** What became of the mission's own branch, where it could not follow. */
export function missionNotes(plan: MergePlan, state: MissionBranch): readonly string[] {
  const why: Readonly<Record<MissionBranch, string | undefined>> = {
    moved: undefined,
    gone: undefined,
    'checked out': 'is checked out and stays where it is',
    'moved by others': 'was moved by somebody else and stays there',
  }
  return why[state] === undefined ? [] : [`${shortName(plan.mission_branch)} ${why[state]}`]
}

/** Work packages that are merged and not done, since somebody has moved them meanwhile. */
export const openNotes = (plan: MergePlan, { snapshot }: Mission): readonly string[] =>
  plan.steps.flatMap(({ wp }) => {
    const lane = snapshot.work_packages[wp]?.lane ?? 'planned'
    return lane === 'done' ? [] : [`${wp} is merged, and ${lane} in the log: no event says done`]
  })

/** Work packages that are canceled, and whose commits come along with others of their lane. */
export const canceledNotes = (
  { steps }: MergePlan,
  { snapshot, lanes }: Mission,
): readonly string[] =>
  lanes.lanes.flatMap(({ id, workPackages }) =>
    workPackages
      .filter(wp => snapshot.work_packages[wp]?.lane === 'canceled')
      .filter(() => steps.some(({ lane }) => lane === id))
      .map(
        wp => `${wp} is canceled; what ${id} has of it comes along with the others of that lane`,
      ),
  )
