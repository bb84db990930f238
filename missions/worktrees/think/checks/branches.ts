import { shortName } from '../../../merge/plan/plan.ts'
import type { LaneFacts } from '../../look/lanes.ts'
import type { Snapshot } from '../../look/snapshot.ts'
import { type Disagreement, disagreement } from '../action.ts'
import { branchOf, isLaneOf, isOpen } from '../lane.ts'

/** Branches that git cannot read, or that are gone under a worktree or a mission. */
export const branchChecks = [tornRefs, missingBranches, missingMissionBranches, missingLanes]

/** Branches whose file says nothing, or whose commit is not there. */
function tornRefs(snapshot: Snapshot): readonly Disagreement[] {
  const { broken, hollow, recall, refs, lanes, missions } = snapshot
  const wanted = new Set([
    ...lanes.flatMap(({ names }) => names),
    ...missions.flatMap(({ lanes: { missionBranch }, meta: { targetBranch } }) =>
      [missionBranch, targetBranch].map(name => `refs/heads/${name}`),
    ),
  ])
  return [...broken, ...hollow]
    .filter(name => wanted.has(name))
    .map(name => {
      const last = recall.last(name)
      const from = refs.find(one => one.name === name)?.oid
      const lane = lanes.find(({ names }) => names.includes(name))
      const mission = missions.find(one => `refs/heads/${one.lanes.missionBranch}` === name)
      const told = last ? `${last.from} has ${last.oid}` : 'no log of git tells of a commit of it'
      return disagreement({
        kind: 'torn-ref',
        lane,
        ...(lane ? {} : { mission }),
        place: name,
        message: from === undefined ? 'its file says nothing' : `its commit ${from} is not there`,
        evidence: [told],
        ...(last
          ? {
              action: {
                type: 'branch',
                name,
                oid: last.oid,
                from,
                isTorn: from === undefined,
              } as const,
              repair: `the branch gets ${last.oid} again`,
            }
          : { command: ['git', 'fsck', '--lost-found'] }),
      })
    })
}

/** Branches that were deleted under a worktree, which then takes all files for new. */
function missingBranches(snapshot: Snapshot): readonly Disagreement[] {
  return snapshot.lanes.flatMap(lane => {
    const missing = missingUnder(lane, snapshot)
    // That of a lane which is over has gone with its merge.
    if (!missing || !lane.checkout || !isOpen(lane)) return []
    const { name, last } = missing
    const { path } = lane.checkout
    return [
      disagreement({
        kind: 'branch-missing',
        lane,
        place: path,
        message: `${shortName(name)} is not there`,
        evidence: [last ? `${last.from} of it has ${last.oid}` : 'no log tells of a commit of it'],
        ...(last
          ? {
              action: { type: 'branch', name, oid: last.oid, from: undefined, isTorn: false },
              repair: `the branch is made again, at ${last.oid}`,
            }
          : { command: ['git', '-C', path, 'branch', '--all'] }),
      }),
    ]
  })
}

/** The branch of a worktree that is not there, with the commit that it had; undefined for none. */
function missingUnder({ checkout, names, branch, torn }: LaneFacts, snapshot: Snapshot) {
  if (!checkout || checkout.state === 'nameless' || checkout.operation !== undefined)
    return undefined
  const { head } = checkout
  if (head.type === 'torn') return undefined
  if (head.type === 'commit') {
    const isThere = branch !== undefined || torn !== undefined
    const last = { oid: head.oid, from: 'HEAD' }
    return isThere ? undefined : { name: names[0] ?? '', last }
  }
  const isThere =
    snapshot.broken.includes(head.name) || snapshot.refs.some(({ name }) => name === head.name)
  return isThere ? undefined : { name: head.name, last: snapshot.recall.last(head.name) }
}

/** Missions whose own branch is gone while lanes of it are open. */
function missingMissionBranches({
  missions,
  lanes,
  refs,
  broken,
}: Snapshot): readonly Disagreement[] {
  return missions.flatMap(mission => {
    const name = mission.lanes.missionBranch
    const full = `refs/heads/${name}`
    const open = lanes.filter(lane => lane.mission === mission && lane.branch && isOpen(lane))
    const [first] = open
    if (name === undefined || !first) return []
    if (refs.some(one => one.name === full) || broken.includes(full)) return []
    return [
      disagreement({
        kind: 'mission-branch-missing',
        mission,
        place: full,
        message: `${name} is not there, and ${open.length} of its lanes are`,
        evidence: open.map(lane => `${branchOf(lane)} is at ${lane.branch?.oid}`),
        command: [
          'git',
          'merge-base',
          `refs/heads/${mission.meta.targetBranch ?? 'main'}`,
          `refs/heads/${branchOf(first)}`,
        ],
      }),
    ]
  })
}

/** Branches of lanes whose mission does not say which lanes it has. */
function missingLanes({ missions, refs }: Snapshot): readonly Disagreement[] {
  return missions
    .filter(({ lanes }) => lanes.lanes.length === 0)
    .flatMap(mission => {
      const { folder } = mission
      const found = refs.filter(({ name }) => isLaneOf(mission, name))
      if (found.length === 0) return []
      return [
        disagreement({
          kind: 'lanes-missing',
          mission,
          place: `kitty-specs/${folder}/lanes.json`,
          message: 'nothing says which work packages these branches hold',
          evidence: found.map(({ name, oid }) => `${shortName(name)} is at ${oid}`),
          command: ['spec-kitty', 'agent', 'mission', 'finalize-tasks', '--mission', folder],
        }),
      ]
    })
}
