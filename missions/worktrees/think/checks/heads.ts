import type { Ref } from '../../../../git/refs.ts'
import { shortName } from '../../../merge/plan/plan.ts'
import type { Checkout } from '../../look/checkouts.ts'
import type { LaneFacts } from '../../look/lanes.ts'
import { isInitializing, type Snapshot } from '../../look/snapshot.ts'
import type { Standing } from '../../look/standing.ts'
import type { OpenWork } from '../../look/work.ts'
import { type Disagreement, disagreement, type Found } from '../action.ts'
import { branchOf, isOpen, isTaken } from '../lane.ts'

/** What is the matter with worktrees that are where they are to be. */
export const headChecks = [tornHeads, strayHeads, operations, indexes]

interface Whole {
  readonly lane: LaneFacts
  readonly checkout: Checkout
}

/** The lanes with a worktree that stands. */
const wholeOf = ({ lanes }: Snapshot): readonly Whole[] =>
  lanes.flatMap(lane => {
    const { checkout } = lane
    const isWhole =
      checkout?.state === 'whole' && checkout.isComplete && !isInitializing(checkout.locked)
    return isWhole ? [{ lane, checkout }] : []
  })

/** HEAD files that say nothing, as a loss of power leaves them. */
function tornHeads(snapshot: Snapshot): readonly Disagreement[] {
  return wholeOf(snapshot)
    .filter(({ checkout }) => checkout.head.type === 'torn')
    .map(({ lane, checkout }) =>
      disagreement({
        kind: 'torn-head',
        lane,
        place: checkout.path,
        message: 'its HEAD says nothing',
        evidence: [
          `its log of HEAD ends with ${checkout.lastHead ?? 'nothing'}: ${checkout.lastMove ?? ''}`,
          lane.branch
            ? `its lane is ${branchOf(lane)}, at ${lane.branch.oid}`
            : 'its lane has no branch',
        ],
        ...(headFor(lane, checkout, snapshot) ?? {
          command: ['cat', `${checkout.folder}/logs/HEAD`],
        }),
      }),
    )
}

/** What HEAD said, as far as its log tells for certain. */
function headFor(lane: LaneFacts, checkout: Checkout, snapshot: Snapshot) {
  const { lastHead, operation, taken } = checkout
  const { branch } = lane
  if (!branch || lastHead === undefined) return undefined
  // A rebase is on no branch.
  if (operation === 'rebase' && taken === branch.name)
    return {
      action: { type: 'head', checkout, content: lastHead },
      repair: `its HEAD says ${lastHead} again`,
    } as const
  const isSure = operation !== 'rebase' && operation !== 'bisect' && lastHead === branch.oid
  if (!isSure || isTaken(branch.name, checkout.folder, snapshot)) return undefined
  return {
    action: { type: 'head', checkout, content: `ref: ${branch.name}` },
    repair: `its HEAD says ${branchOf(lane)} again`,
  } as const
}

/** Worktrees on no branch, or on that of something else. */
function strayHeads(snapshot: Snapshot): readonly Disagreement[] {
  return wholeOf(snapshot).flatMap(({ lane, checkout }) => {
    const isFree = checkout.operation === undefined && isOpen(lane)
    return isFree && lane.branch ? strayHead(lane, checkout, lane.branch, snapshot) : []
  })
}

function strayHead(
  lane: LaneFacts,
  checkout: Checkout,
  branch: Ref,
  snapshot: Snapshot,
): readonly Disagreement[] {
  const { head, path } = checkout
  const begun = snapshot.refs.find(({ name }) => name === leavingRef(checkout))
  if (begun && isOnItsWay(checkout, branch, begun, snapshot))
    return [cutOff(lane, checkout, branch, begun.oid)]
  const command = ['git', '-C', path, 'log', '--oneline', '-5']
  const facts = { lane, place: path, command }
  const isClean = isUnchanged(snapshot.work.get(path))
  const found = (stray: Stray): readonly Disagreement[] => {
    const isHeld = isTaken(branch.name, checkout.folder, snapshot)
    const { action, repair, ...rest } = stray
    return [disagreement({ ...facts, ...rest, ...(isHeld ? {} : { action, repair }) })]
  }
  if (head.type === 'commit') {
    const standing = snapshot.standing.get(lane) ?? 'apart'
    return found(detached(lane, checkout, head.oid, standing, isClean))
  }
  if (head.type === 'torn' || lane.names.includes(head.name)) return []
  const other = snapshot.refs.find(({ name }) => name === head.name)
  return other ? found(onOther(lane, checkout, other, isClean)) : []
}

/** What HEAD of a worktree is moved with, and how git's log of it says so. */
export const headReason = 'cutover recover'

/**
 * Whether a worktree is still on the way on which a repair was cut off: where it came from, or where
 * that repair alone has put it. Whatever somebody has done since, they have settled it.
 */
function isOnItsWay(
  { head, lastMove }: Checkout,
  branch: Ref,
  { oid }: Ref,
  { refs }: Snapshot,
): boolean {
  if (head.type === 'commit') return head.oid === oid
  if (head.type === 'torn') return false
  if (head.name === branch.name) return lastMove === headReason
  return refs.some(one => one.name === head.name && one.oid === oid)
}

const isUnchanged = (work: OpenWork | undefined): boolean =>
  work !== undefined && 'staged' in work && work.staged + work.unstaged + work.unmerged === 0

type Stray = Pick<Found, 'kind' | 'message' | 'evidence' | 'action' | 'repair'>

const stands: Readonly<Record<Standing, string>> = {
  same: 'which is where its branch is',
  ahead: 'which its branch lacks, and has all of it',
  behind: 'which its branch has left behind',
  apart: 'which has parted from its branch',
}

function detached(
  lane: LaneFacts,
  checkout: Checkout,
  oid: string,
  standing: Standing,
  isClean: boolean,
): Stray {
  const { name = '', oid: tip = '' } = lane.branch ?? {}
  const stray = {
    kind: 'detached',
    message: `it is at ${oid}, ${stands[standing]}`,
    evidence: [`${branchOf(lane)} is at ${tip}`],
  } as const
  if (standing === 'same' || standing === 'ahead')
    return {
      ...stray,
      action: { type: 'attach', checkout, branch: name, from: tip, to: oid },
      repair:
        standing === 'same'
          ? 'it is on its branch again'
          : 'its branch gets these commits, and it is on its branch again',
    }
  return standing === 'behind' && isClean
    ? {
        ...stray,
        action: { type: 'switch', checkout, branch: name, from: oid, to: tip },
        repair: 'it goes to the end of its branch',
      }
    : stray
}

function onOther(lane: LaneFacts, checkout: Checkout, other: Ref, isClean: boolean): Stray {
  const { name = '', oid = '' } = lane.branch ?? {}
  const there = shortName(other.name)
  const stray = {
    kind: 'wrong-branch',
    message: `it is on ${there}`,
    evidence: [
      `its lane is ${branchOf(lane)}, at ${oid}`,
      isClean ? 'it holds no changes' : 'it holds changes',
    ],
  } as const
  return isClean
    ? {
        ...stray,
        action: { type: 'switch', checkout, branch: name, from: other.oid, to: oid },
        repair: `it goes to ${branchOf(lane)}; ${there} stays as it is`,
      }
    : stray
}

/** Keeps the commit that a worktree leaves while it goes to its branch. */
export const leavingRef = ({ admin }: Checkout): string => `refs/cutover/recover/leaving/${admin}`

/** Those of worktrees whose way somebody has settled since. */
export const settledRefs = (snapshot: Snapshot): readonly Ref[] =>
  wholeOf(snapshot).flatMap(({ lane: { branch }, checkout }) => {
    const begun = snapshot.refs.find(({ name }) => name === leavingRef(checkout))
    return branch && begun && !isOnItsWay(checkout, branch, begun, snapshot) ? [begun] : []
  })

/** A worktree that was on its way to its branch when a repair was cut off. */
const cutOff = (lane: LaneFacts, checkout: Checkout, branch: Ref, from: string): Disagreement =>
  disagreement({
    kind: 'wrong-branch',
    lane,
    place: checkout.path,
    message: `its way to ${branchOf(lane)} was cut off`,
    evidence: [`${leavingRef(checkout)} is at ${from}`],
    action: { type: 'switch', checkout, branch: branch.name, from, to: branch.oid },
    repair: 'it goes on',
  })

/** How an operation is finished or given up. */
const ways: Readonly<Record<string, string>> = {
  bisect: 'bisect reset',
  'cherry-pick': 'cherry-pick --continue',
  merge: 'merge --continue',
  rebase: 'rebase --continue',
  revert: 'revert --continue',
}

/** What somebody who has gone was in the midst of: only a person knows how it was to end. */
function operations(snapshot: Snapshot): readonly Disagreement[] {
  return wholeOf(snapshot).flatMap(({ lane, checkout }) => {
    const { operation, path, taken } = checkout
    if (operation === undefined || lane.owner !== undefined) return []
    const way = ways[operation] ?? 'status'
    return [
      disagreement({
        kind: 'mid-operation',
        lane,
        place: path,
        message: `a ${operation} is under way in it`,
        evidence: [
          `${checkout.folder} says so`,
          ...(taken === undefined ? [] : [`it was on ${shortName(taken)}`]),
        ],
        command: ['git', '-C', path, ...way.split(' ')],
      }),
    ]
  })
}

/** What git says of an index that it cannot read. */
const indexTrouble =
  /index file|bad signature|bad index|map index|index uses|index entr|unordered stage|malformed name|index\.lock/i

/** Indexes that git cannot read, and worktrees of which it cannot say more. */
function indexes(snapshot: Snapshot): readonly Disagreement[] {
  const { work, checkouts, allLanes } = snapshot
  return checkouts.flatMap(checkout => {
    const lane = allLanes.find(one => one.checkout?.folder === checkout.folder)
    const found = work.get(checkout.path)
    const isAsked = checkout.admin === undefined || lane !== undefined
    // A branch that is not there or says nothing is told by itself.
    if (!found || !isAsked || !hasCommit(checkout, snapshot)) return []
    const refusal = 'refusal' in found ? found.refusal : undefined
    if (refusal === undefined && checkout.hasIndex) return []
    const isSparse = checkout.isSparse || snapshot.isSparse
    const facts = { lane, place: checkout.path, evidence: [refusal ?? 'it has none'] }
    return [disagreement({ ...facts, ...troubleOf(checkout, refusal, isSparse) })]
  })
}

const hasCommit = ({ head }: Checkout, { refs, hollow }: Snapshot): boolean =>
  head.type === 'commit' || refs.some(({ name }) => isOn(head, name) && !hollow.has(name))

function troubleOf(checkout: Checkout, refusal: string | undefined, isSparse: boolean) {
  const command = ['git', '-C', checkout.path, 'status']
  if (refusal !== undefined && !indexTrouble.test(refusal))
    return {
      kind: 'worktree-unreadable',
      message: 'git cannot say what it holds',
      command,
    } as const
  const corrupt = { kind: 'corrupt-index', message: 'its index cannot be read', command } as const
  // Read anew it would have files that the checkout leaves out, and take them for deleted.
  if (isSparse) return corrupt
  return {
    ...corrupt,
    action: { type: 'index', checkout },
    repair: 'its bytes are kept, and it is read anew from the commit; files stay as they are',
  } as const
}

const isOn = (head: Checkout['head'], name: string): boolean =>
  head.type === 'branch' && head.name === name
