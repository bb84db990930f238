import { posix } from 'node:path'
import type { Checkout } from '../../look/checkouts.ts'
import { workerIn, worktreeFolder } from '../../look/lanes.ts'
import type { Snapshot } from '../../look/snapshot.ts'
import { type Disagreement, disagreement } from '../action.ts'
import { isLaneOf, isOpen, named } from '../lane.ts'

/** What was left of work that is over, and of merges that were killed. */
export const leftoverChecks = [orphans, temporary, foreignLocks]

/** Worktrees of lanes that are over, and of missions that are not there. */
function orphans(snapshot: Snapshot): readonly Disagreement[] {
  const over = snapshot.lanes.flatMap(lane => {
    const { checkout } = lane
    if (checkout?.state !== 'whole' || isOpen(lane)) return []
    return [
      disagreement({
        kind: 'orphan-worktree',
        lane,
        place: checkout.path,
        message: `${named(lane)} is over`,
        evidence: [`its branch is ${lane.branch ? `at ${lane.branch.oid}` : 'gone'}`],
        command: ['git', 'worktree', 'remove', checkout.path],
      }),
    ]
  })
  return [...over, ...nobodys(snapshot)]
}

function nobodys(snapshot: Snapshot): readonly Disagreement[] {
  if (!snapshot.isAll) return []
  return strangersIn(snapshot)
    .filter(({ head, path }) => isLane(head) || isInside(snapshot.root, path))
    .filter(one => !isTemporary(one, snapshot.temporary) && mergeOf(one.locked) === undefined)
    .map(({ path, folder, state }) =>
      disagreement({
        kind: 'orphan-worktree',
        place: path || folder,
        message: 'it is of no mission and lane that there is',
        evidence: [state === 'whole' ? 'it stands' : 'its folder is not there, or not whole'],
        command: ['git', '-C', path || folder, 'status'],
      }),
    )
}

/** Worktrees that are of no lane, nor of the branch on which a mission is coordinated. */
function strangersIn({ checkouts, allLanes, missions }: Snapshot): readonly Checkout[] {
  const lanes = new Set(allLanes.flatMap(({ checkout }) => (checkout ? [checkout.folder] : [])))
  const branches = new Set(
    missions.flatMap(({ meta, lanes: { missionBranch } }) =>
      [meta.coordinationBranch, missionBranch].map(name => `refs/heads/${name}`),
    ),
  )
  // Which lanes these have, nobody knows; that is told by itself.
  const unknown = missions.filter(mission => mission.lanes.lanes.length === 0)
  return checkouts.filter(
    ({ admin, folder, head, path, taken }) =>
      admin !== undefined &&
      !path.endsWith('-coord') &&
      !(taken !== undefined && branches.has(taken)) &&
      !lanes.has(folder) &&
      !unknown.some(mission => isLaneOf(mission, posix.basename(path))) &&
      !(head.type === 'branch' && branches.has(head.name)),
  )
}

const isLane = (head: Checkout['head']): boolean =>
  head.type === 'branch' && /^refs\/heads\/kitty\/.*-lane-[a-z]$/.test(head.name)

const isInside = (root: string, path: string): boolean =>
  path.startsWith(`${root}/${worktreeFolder}/`) && /-lane-[a-z]$/.test(path)

/** A worktree in which Spec Kitty merges: on no branch, in the system's temporary folder. */
const isTemporary = ({ path, head }: Checkout, temporary: string): boolean =>
  head.type !== 'branch' &&
  path.startsWith(`${temporary}/`) &&
  path.slice(temporary.length + 1).startsWith('kitty-merge-')

/** The merge of ours that has locked a worktree for a conflict. */
const mergeOf = (locked: string | undefined): string | undefined =>
  /^cutover merge ([0-9a-f]{16})$/.exec(locked ?? '')?.[1]

/** Worktrees that a merge has made for itself, and that ended without it. */
function temporary(snapshot: Snapshot): readonly Disagreement[] {
  const { checkouts, refs, foreignLock, workers } = snapshot
  const begun = new Set(refs.map(({ name }) => name))
  return checkouts
    .filter(one => {
      const id = mergeOf(one.locked)
      return id === undefined
        ? isTemporary(one, snapshot.temporary)
        : !begun.has(`refs/cutover/merge/${id}/plan`)
    })
    .map(checkout => {
      const { path, folder, state, head, locked } = checkout
      const worker = workerIn(path, workers)
      return disagreement({
        kind: 'temporary-worktree',
        place: path || folder,
        message: 'the merge that made it has ended',
        evidence: [
          state === 'whole' ? 'it stands' : 'its folder is gone, or not whole',
          head.type === 'commit' ? `it is at ${head.oid}` : `its HEAD: ${head.type}`,
        ],
        ...(locked === undefined || mergeOf(locked) !== undefined
          ? {
              action: { type: 'remove', checkout } as const,
              repair: 'what it holds is kept, and it goes',
            }
          : { command: ['git', 'worktree', 'unlock', path] }),
        heldBy: worker
          ? `process ${worker.pid} (${worker.name}) stands in it`
          : foreignLock && `${foreignLock.path} says that a merge runs since ${foreignLock.since}`,
      })
    })
}

/** The lock of Spec Kitty's own merge, which does not say whose it is. */
function foreignLocks({ foreignLock }: Snapshot): readonly Disagreement[] {
  if (!foreignLock) return []
  return [
    disagreement({
      kind: 'stale-lock',
      place: foreignLock.path,
      message: "Spec Kitty's own merge runs, or has died: its lock does not say whose it is",
      evidence: [`it says ${foreignLock.since || 'nothing'}`],
      command: ['spec-kitty', 'merge', '--abort'],
    }),
  ]
}
