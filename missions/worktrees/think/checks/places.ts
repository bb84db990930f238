import { posix } from 'node:path'
import type { Checkout, CheckoutState, LooseFolder } from '../../look/checkouts.ts'
import type { LaneFacts } from '../../look/lanes.ts'
import { isInitializing, type Snapshot } from '../../look/snapshot.ts'
import { type Action, type Disagreement, disagreement } from '../action.ts'
import { branchOf, isOpen, isTaken, isWorkedIn, named } from '../lane.ts'

/** Where worktrees lie, and where git and the log believe them to be. */
export const placeChecks = [displaced, copies, husks, withoutWorktree]

type Placed = Pick<Disagreement, 'kind' | 'message'> &
  Partial<Pick<Disagreement, 'action' | 'repair' | 'command' | 'evidence'>>

/** What is the matter with a checkout that is not where it is to be; undefined for nothing. */
const matters: Readonly<
  Record<CheckoutState, (checkout: Checkout, snapshot: Snapshot) => Placed | undefined>
> = {
  whole: () => undefined,
  deleted: (checkout, snapshot) => {
    const moved = movedTo(checkout, snapshot.loose)
    if (moved.length > 0) return relocated(checkout, moved)
    return {
      kind: 'worktree-deleted',
      message: 'its folder is gone, and git still has its index',
      ...(checkout.locked === undefined && isMakeable(checkout, snapshot)
        ? {
            action: establish(checkout),
            repair: 'what was staged is kept, and the worktree is made again as its index has it',
          }
        : { command: whyNot(checkout) }),
    }
  },
  unreachable: (checkout, { loose, root }) => {
    const moved = movedTo(checkout, loose)
    if (moved.length > 0) return relocated(checkout, moved)
    return {
      kind: 'worktree-unreachable',
      message: 'the folder around it is gone too: it may lie on a disk that is not mounted',
      command: ['git', '-C', root, 'worktree', 'list', '--verbose'],
    }
  },
  unspellable: (_, { root }) => ({
    kind: 'worktree-unreadable',
    message: 'its path is no UTF-8: it is not looked at',
    command: ['git', '-C', root, 'worktree', 'list', '--verbose'],
  }),
  'no-git-file': checkout => ({
    kind: 'git-file-lost',
    message: 'it has no `.git`: git takes its files for those of the repository around it',
    action: { type: 'link', checkout },
    repair: 'its `.git` is written again',
  }),
  'other-git-file': (checkout, { common }) => wrongLink(checkout, common),
  foreign: checkout => ({
    kind: 'git-file-wrong',
    message: 'something else lies there: a repository of its own, or no folder',
    command: ['ls', '-la', checkout.path],
  }),
  nameless: (checkout, { loose }) => {
    const moved = movedTo(checkout, loose)
    return moved.length === 0 ? undefined : relocated(checkout, moved)
  },
}

/** Whether files may be written where a worktree is to be, and all of them. */
const isMakeable = ({ isPlain, isSparse }: Checkout, snapshot: Snapshot): boolean =>
  isPlain && !isSparse && !snapshot.isSparse

/** Of several folders only a person knows which it is. */
function relocated(checkout: Checkout, places: readonly string[]): Placed {
  const [path = '', ...others] = places
  const moved = {
    kind: 'worktree-moved',
    message: `it lies in ${places.join(', or in ')} now`,
  } as const
  return others.length > 0
    ? { ...moved, command: ['git', 'worktree', 'repair', path] }
    : { ...moved, action: { type: 'relocate', checkout, path }, repair: 'git learns where it lies' }
}

const establish = (checkout: Checkout): Action => ({
  type: 'establish',
  checkout,
  path: checkout.path,
  branch: checkout.head.type === 'branch' ? checkout.head.name : undefined,
})

const whyNot = ({ locked, path }: Checkout): readonly string[] =>
  // In a sparse checkout, or behind a link, a person has to make it.
  locked === undefined
    ? ['git', 'worktree', 'list', '--verbose']
    : ['git', 'worktree', 'unlock', path]

/** A `.git` that leads to nothing, or to nothing that is ours, is another's to decide about. */
function wrongLink(checkout: Checkout, common: string): Placed {
  const { gitFile } = checkout
  const { to, isThere } = gitFile.type === 'leads' ? gitFile : { to: '', isThere: true }
  return {
    kind: 'git-file-wrong',
    message: `its \`.git\` leads to ${to}${isThere ? '' : ', where nothing is'}`,
    ...(isThere
      ? { command: ['git', '-C', checkout.path, 'status'] }
      : { action: { type: 'link', checkout }, repair: `its \`.git\` leads into ${common} again` }),
  }
}

/** The folders that take themselves for a worktree, also where the whole project was moved. */
function movedTo({ folder, path }: Checkout, loose: readonly LooseFolder[]): readonly string[] {
  const end = `/${posix.basename(posix.dirname(folder))}/${posix.basename(folder)}`
  const found = loose.filter(one => {
    if (one.gitFile.type !== 'leads') return false
    const isNamed = posix.basename(one.path) === posix.basename(path)
    const isGone = !one.gitFile.isThere && one.gitFile.to.endsWith(end)
    return one.gitFile.to === folder || (isNamed && isGone)
  })
  return found.map(one => one.path)
}

/** The lane of a checkout; of one that is nobody's, undefined; `null` where nobody asked about it. */
function laneOf({ lanes, allLanes }: Snapshot, checkout: Checkout): LaneFacts | undefined | null {
  const isOf = ({ checkout: own }: LaneFacts) => own?.folder === checkout.folder
  return lanes.find(isOf) ?? (allLanes.some(isOf) ? null : undefined)
}

function displaced(snapshot: Snapshot): readonly Disagreement[] {
  return snapshot.checkouts.flatMap(checkout => {
    const lane = laneOf(snapshot, checkout)
    // Those of nobody are for the person who made them, and for `git worktree repair`.
    if (!lane) return []
    const isCutOff = isInitializing(checkout.locked) || !checkout.isComplete
    const matter =
      isCutOff && checkout.path !== ''
        ? halfMade(checkout, lane, snapshot)
        : matters[checkout.state](checkout, snapshot)
    if (!matter) return []
    // Nobody misses the worktree of a lane that is over.
    if (checkout.state === 'deleted' && !isOpen(lane)) return []
    return [
      disagreement({
        lane,
        place: checkout.path || checkout.folder,
        evidence: [`git's own folder of it is ${checkout.folder}`],
        ...matter,
      }),
    ]
  })
}

function halfMade(checkout: Checkout, lane: LaneFacts, snapshot: Snapshot): Placed | undefined {
  if (checkout.state === 'foreign' || checkout.state === 'unreachable') return undefined
  const branch = lane.branch?.name
  return {
    kind: 'half-made',
    message: 'its making was cut off',
    ...(branch === undefined ||
    !isMakeable(checkout, snapshot) ||
    isTaken(branch, checkout.folder, snapshot)
      ? { command: ['git', 'worktree', 'unlock', checkout.path] }
      : {
          action: { type: 'establish', checkout, path: checkout.path, branch },
          repair: 'it is made whole: files that lie there stay as they are',
        }),
  }
}

/** Folders whose `.git` leads to the worktree of another place, which is there. */
function copies({ loose, checkouts, lanes, isAll }: Snapshot): readonly Disagreement[] {
  return loose.flatMap(({ path, gitFile }) => {
    const original =
      gitFile.type === 'leads' ? checkouts.find(({ folder }) => folder === gitFile.to) : undefined
    if (original?.state !== 'whole') return []
    const lane = lanes.find(({ checkout }) => checkout?.folder === original.folder)
    if (!lane && !isAll) return []
    return [
      disagreement({
        kind: 'worktree-copied',
        lane,
        place: path,
        message: `what git does in it is done to ${original.path}`,
        evidence: [
          `its \`.git\` leads to ${original.folder}, and so does that of ${original.path}`,
        ],
        command: ['diff', '-r', '--brief', path, original.path],
      }),
    ]
  })
}

/** Folders that lie where the worktree of a lane is to be, and are none. */
function husks(snapshot: Snapshot): readonly Disagreement[] {
  return snapshot.lanes.flatMap(lane => {
    const husk = huskOf(lane, snapshot.loose)
    const isWanted = isWorkedIn(lane)
    // Where one is wanted, an empty folder is in nobody's way.
    if (!husk || husk.isEmpty) return []
    const action = lane.checkout || !isWanted ? undefined : toEstablish(lane, snapshot)
    return [
      disagreement({
        kind: 'husk',
        lane,
        place: husk.path,
        message:
          husk.gitFile.type === 'leads'
            ? 'its `.git` leads to nothing: git has forgotten this worktree'
            : 'it has no `.git`, and git knows of no worktree there',
        evidence: [
          lane.branch ? `${branchOf(lane)} is at ${lane.branch.oid}` : 'its lane has no branch',
        ],
        ...(action
          ? { action, repair: 'it becomes the worktree: files that lie there stay as they are' }
          : { command: ['ls', '-la', husk.path] }),
      }),
    ]
  })
}

const huskOf = ({ place, checkout }: LaneFacts, loose: readonly LooseFolder[]) =>
  checkout?.path === place ? undefined : loose.find(one => one.path === place && isForgotten(one))

/** Whether nothing that git knows claims a folder. */
const isForgotten = ({ gitFile }: LooseFolder): boolean =>
  gitFile.type === 'absent' || (gitFile.type === 'leads' && !gitFile.isThere)

/** How the worktree of a lane is made; undefined where something is in the way. */
function toEstablish(lane: LaneFacts, snapshot: Snapshot): Action | undefined {
  const { branch, place } = lane
  if (!branch || snapshot.isSparse || snapshot.hollow.has(branch.name)) return undefined
  const isInTheWay = snapshot.loose.some(one => one.path === place && !isForgotten(one))
  const isElsewhere = isTaken(branch.name, undefined, snapshot)
  if (isElsewhere || isInTheWay || !snapshot.free.has(place)) return undefined
  return { type: 'establish', checkout: undefined, path: place, branch: branch.name }
}

/** Branches of lanes in which somebody works, without a worktree. */
function withoutWorktree(snapshot: Snapshot): readonly Disagreement[] {
  return snapshot.lanes.flatMap(lane => {
    const { branch, checkout, place } = lane
    if (!branch || checkout || !isWorkedIn(lane)) return []
    const husk = huskOf(lane, snapshot.loose)
    if (husk && !husk.isEmpty) return []
    const isOccupied = snapshot.occupied.has(place) && !husk
    return [
      disagreement({
        kind: 'branch-without-worktree',
        lane,
        place: branch.name,
        message: `${named(lane)} goes on in ${place}, and ${isOccupied ? 'something else lies' : 'nothing is'} there`,
        evidence: [`${branchOf(lane)} is at ${branch.oid}`],
        ...makingOf(lane, snapshot, isOccupied),
      }),
    ]
  })
}

function makingOf(lane: LaneFacts, snapshot: Snapshot, isOccupied: boolean) {
  const { place } = lane
  const action = toEstablish(lane, snapshot)
  if (action) return { action, repair: `a worktree of it is made in ${place}` }
  const add = ['git', 'worktree', 'add', '--', place, branchOf(lane)]
  return { command: isOccupied ? ['ls', '-la', place] : add }
}
