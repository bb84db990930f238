import { shortName } from '../../../merge/plan/plan.ts'
import type { LaneFacts } from '../../look/lanes.ts'
import type { Snapshot } from '../../look/snapshot.ts'
import { type Disagreement, disagreement } from '../action.ts'
import { isHere } from '../lane.ts'

/** Work that is begun, and that nothing here holds. */
export const lossChecks = [lostWork]

const begun: readonly string[] = ['in_progress', 'for_review', 'in_review']

const isNowhere = ({ branch, torn, checkout, mission, workPackages }: LaneFacts): boolean =>
  branch === undefined &&
  torn === undefined &&
  checkout === undefined &&
  mission.meta.topology !== 'single_branch' &&
  workPackages.some(({ state }) => begun.includes(state))

/** Whether anything of a mission is here: of one that is only cloned, nothing is lost. */
function hasTraces({ mission }: LaneFacts, { lanes, refs }: Snapshot): boolean {
  const own = `refs/heads/${mission.lanes.missionBranch}`
  return (
    refs.some(({ name }) => name === own) ||
    lanes.some(lane => lane.mission === mission && (lane.branch !== undefined || isHere(lane)))
  )
}

/** Work packages in progress whose lane has neither branch nor worktree. */
function lostWork(snapshot: Snapshot): readonly Disagreement[] {
  return snapshot.lanes
    .filter(lane => isNowhere(lane) && hasTraces(lane, snapshot))
    .flatMap(lane => {
      const remote = elsewhere(lane, snapshot)
      const branch = shortName(lane.names[0] ?? '')
      return lane.workPackages
        .filter(({ state }) => begun.includes(state))
        .map(({ id, state }) =>
          disagreement({
            kind: 'work-lost',
            lane,
            workPackages: [id],
            place: lane.names[0] ?? '',
            message: `${id} is ${state}, and its lane has neither branch nor worktree`,
            evidence: [
              `branches that were looked for: ${lane.names.map(shortName).join(', ')}`,
              ...(remote === undefined ? [] : [`${remote} is there`]),
            ],
            command:
              remote === undefined
                ? ['git', 'fsck', '--lost-found']
                : ['git', 'branch', '--', branch, remote],
          }),
        )
    })
}

/** The branch of a lane as a remote has it. */
function elsewhere({ names }: LaneFacts, { refs }: Snapshot): string | undefined {
  const ends = names.map(name => `/${shortName(name)}`)
  const found = refs.find(
    ({ name }) => name.startsWith('refs/remotes/') && ends.some(end => name.endsWith(end)),
  )
  return found?.name.replace(/^refs\/remotes\//, '')
}

/** What there is to know of missions of which nothing is here. */
export function lossNotes(snapshot: Snapshot): readonly string[] {
  const away = snapshot.lanes.filter(lane => isNowhere(lane) && !hasTraces(lane, snapshot))
  return [...new Set(away.map(({ mission }) => mission.folder))].map(
    folder =>
      `${folder} is in progress, and no branch or worktree of it is here: it may be worked on elsewhere`,
  )
}
