import { posix } from 'node:path'
import { isAnything, isFolder, namesIn, realPathOf } from '../../../files/folder.ts'
import { usersOf, type Worker, workers } from '../../../files/processes.ts'
import { temporaryFolder } from '../../../files/scratch.ts'
import { type Ref, refsBelow } from '../../../git/refs.ts'
import { listWorktrees } from '../../../git/worktrees.ts'
import { foreignLock } from '../../merge/guards/foreign.ts'
import { perhaps, type Session, withThrowAway } from '../../merge/objects/session.ts'
import { allMerges, parseMergePlan } from '../../merge/plan/plan.ts'
import { readDetail } from '../../mission/detail.ts'
import { quietly, textAt } from '../../mission/quietly.ts'
import type { Mission } from '../../mission/read.ts'
import { type Checkout, type LooseFolder, looseFolders, readCheckouts } from './checkouts.ts'
import { commitsOf, type LaneCommits } from './commits.ts'
import { type Context, readContexts } from './contexts.ts'
import { type LaneFacts, lanesOf, worktreeFolder } from './lanes.ts'
import { type LockFile, locksIn } from './locks.ts'
import { type Recall, recallOf } from './recall.ts'
import type { Repository } from './repository.ts'
import { type Standing, standingsOf } from './standing.ts'
import { type OpenWork, openWorkIn } from './work.ts'

/** All that is compared: what git, the disk, the log and the system say at one moment. */
export interface Snapshot {
  readonly root: string
  /** git's own folder that all worktrees share. */
  readonly common: string
  /** The missions that are looked at. */
  readonly missions: readonly Mission[]
  /** Whether those are all that there are. */
  readonly isAll: boolean
  /** Branches here, what is known of those elsewhere, and refs of ours. */
  readonly refs: readonly Ref[]
  /** Branches whose files say nothing. */
  readonly broken: readonly string[]
  /** Branches whose commit is not there. */
  readonly hollow: ReadonlySet<string>
  readonly checkouts: readonly Checkout[]
  readonly loose: readonly LooseFolder[]
  readonly contexts: readonly Context[]
  /** Lanes of all missions, and of those that are looked at. */
  readonly allLanes: readonly LaneFacts[]
  readonly lanes: readonly LaneFacts[]
  readonly commits: ReadonlyMap<LaneFacts, LaneCommits>
  /** The paths that work packages own, of missions in which one has commits and is not begun. */
  readonly owned: ReadonlyMap<Mission, ReadonlyMap<string, readonly string[]>>
  /** By the path of a worktree. */
  readonly work: ReadonlyMap<string, OpenWork>
  readonly locks: readonly LockFile[]
  /** The lock of Spec Kitty's own merge, with the moment that it says; undefined where none is. */
  readonly foreignLock: { readonly path: string; readonly since: string } | undefined
  /** Gits in this repository, and whoever has a lock open; undefined where the system does not say. */
  readonly users: readonly string[] | undefined
  /** Folders of missions whose merge was begun, and not finished. */
  readonly merging: ReadonlySet<string>
  /** How the commit of a worktree on no branch stands to the branch of its lane. */
  readonly standing: ReadonlyMap<LaneFacts, Standing>
  /** The commit that a branch had, by what git has logged. */
  readonly recall: Recall
  readonly workers: readonly Worker[]
  /** Places of lanes in which anything lies. */
  readonly occupied: ReadonlySet<string>
  /** Branches of worktrees that cannot be looked at, since their names are no UTF-8. */
  readonly unseen: ReadonlySet<string>
  /** Places in which the worktree of a lane can be made: in the project, and through no link. */
  readonly free: ReadonlySet<string>
  /** Whether files of the index are left out of checkouts. */
  readonly isSparse: boolean
  /** The system's folder for what is gone soon. */
  readonly temporary: string
  /** Milliseconds since 1970. */
  readonly now: number
}

export interface LookRequest {
  readonly root: string
  readonly repository: Repository
  readonly all: readonly Mission[]
  readonly missions: readonly Mission[]
  readonly now: Date
  /** Whether every worktree is asked for changes, which takes a git each. */
  readonly asksForWork: boolean
}

/** Takes stock, and writes nothing. */
export async function takeSnapshot(request: LookRequest): Promise<Snapshot> {
  const { root, repository, all, missions, now, asksForWork } = request
  const { common, settings, isSparse } = repository
  const { refs, broken } = await refsBelow(root, 'refs/heads/', 'refs/remotes/', 'refs/cutover/')
  const checkouts = readCheckouts(root, common)
  const contexts = readContexts(root)
  const working = workers()
  const heads = broken.filter(name => name.startsWith('refs/heads/'))
  const sources = {
    root,
    missions: all,
    refs,
    broken: heads,
    checkouts,
    contexts,
    workers: working,
  }
  const allLanes = lanesOf(sources)
  const lanes = allLanes.filter(({ mission }) => missions.includes(mission))
  const loose = looseFolders(placesToLook(root, checkouts), checkouts)
  const asked = asksForWork ? checkouts.filter(one => isAskable(one, allLanes, lanes)) : []
  const locks = locksIn(common, checkouts, branchesOf(lanes))
  const places = checkouts.map(({ path }) => path).filter(path => path !== '')
  const files = locks.map(({ path }) => path)
  const work = openWorkIn(asked, settings)
  return withThrowAway(root, `${common}/objects`, async session => {
    const names = [...branchesOf(lanes), ...lanes.map(targetOf)]
    const oids = await commitsBehind(session, refs, names)
    const recall = await recallOf(session, { common, lanes, checkouts, refs, broken: heads, oids })
    const commits = await commitsOf(
      session,
      lanes,
      name => oids.get(name) ?? undefined,
      lane => lane.context?.fields?.baseCommit ?? recall.first(lane),
      foreignTips(refs, all, allLanes),
    )
    return {
      root,
      common,
      missions,
      isAll: missions.length === all.length,
      refs,
      broken: heads,
      hollow: new Set(refs.map(({ name }) => name).filter(name => oids.get(name) === null)),
      checkouts,
      loose,
      contexts,
      allLanes,
      lanes,
      commits,
      owned: ownedIn(root, commits),
      merging: await mergingIn(session, refs),
      work: await work,
      locks,
      foreignLock: foreignLockOf(root),
      users: locks.length === 0 ? [] : usersOf('git', [root, common, ...places], files),
      standing: await standingsOf(session, lanes),
      recall,
      workers: working,
      occupied: new Set(lanes.map(({ place }) => place).filter(isAnything)),
      unseen: await unseenIn(root, common),
      free: new Set(lanes.map(({ place }) => place).filter(place => isFree(root, place))),
      temporary: temporaryFolder(),
      isSparse,
      now: now.getTime(),
    }
  })
}

async function unseenIn(root: string, common: string): Promise<ReadonlySet<string>> {
  const names = quietly(() => namesIn(common, 'worktrees')) ?? []
  if (!names.some(name => name.includes('\ufffd'))) return new Set()
  const listed = await listWorktrees(root)
  return new Set(listed.flatMap(({ branch }) => branch ?? []))
}

/** Whether a worktree may be made at a path; what lies there by then is no link. */
function isFree(root: string, place: string): boolean {
  const folder = posix.dirname(place)
  const isOurs = folder === `${realPathOf(root)}/${worktreeFolder}`
  return isOurs && realPathOf(folder) === folder && (!isAnything(place) || isFolder(place))
}

/** Where worktrees lie, and where one that was moved may lie. */
function placesToLook(root: string, checkouts: readonly Checkout[]): readonly string[] {
  const lost = checkouts.filter(({ state }) => state === 'deleted')
  return [
    realPathOf(`${root}/${worktreeFolder}`),
    ...lost.map(({ path }) => posix.dirname(path)).filter(place => place !== posix.dirname(root)),
  ]
}

/** The main checkout, and worktrees that are not those of missions that nobody asked about. */
function isAskable(
  { state, head, locked, isComplete, path, folder, admin }: Checkout,
  allLanes: readonly LaneFacts[],
  lanes: readonly LaneFacts[],
): boolean {
  const isOf = (all: readonly LaneFacts[]) =>
    all.some(({ checkout }) => checkout?.folder === folder)
  const isAsked = admin === undefined || isOf(lanes) || !isOf(allLanes)
  const isReadable = state === 'whole' && head.type !== 'torn' && isComplete
  return isAsked && isReadable && !isInitializing(locked) && !path.includes('\ufffd')
}

/** What git locks a worktree with while it makes it. */
export const isInitializing = (locked: string | undefined): boolean => locked === 'initializing'

const targetOf = ({ mission }: LaneFacts): string => `refs/heads/${mission.meta.targetBranch}`

/** The full names of the branches of lanes and of their missions. */
const branchesOf = (lanes: readonly LaneFacts[]): readonly string[] => [
  ...new Set([
    ...lanes.map(({ branch, torn, names }) => branch?.name ?? torn ?? names[0] ?? ''),
    ...lanes.map(({ mission }) => `refs/heads/${mission.lanes.missionBranch}`),
  ]),
]

/**
 * Commits of branches, here and as remotes have them, that are of no lane and mission: what a lane
 * has got from there is nobody's work in it.
 */
function foreignTips(
  refs: readonly Ref[],
  all: readonly Mission[],
  lanes: readonly LaneFacts[],
): readonly string[] {
  const own = new Set([
    ...lanes.flatMap(({ names }) => names),
    ...all.map(({ lanes: { missionBranch } }) => `refs/heads/${missionBranch}`),
  ])
  const localOf = (name: string): string => name.replace(/^refs\/remotes\/[^/]+\//, 'refs/heads/')
  return refs
    .filter(({ name }) => /^refs\/(?:heads|remotes)\//.test(name) && !own.has(localOf(name)))
    .map(({ oid }) => oid)
}

/** What work packages own, where it is asked whose commits are whose. */
function ownedIn(root: string, commits: ReadonlyMap<LaneFacts, LaneCommits>): Snapshot['owned'] {
  const asked = [...commits].flatMap(([{ mission }, { own }]) => (own.length > 0 ? [mission] : []))
  return new Map(
    [...new Set(asked)].map(mission => {
      const { workPackages } = readDetail(root, mission)
      return [mission, new Map([...workPackages].map(([id, file]) => [id, file.ownedFiles]))]
    }),
  )
}

async function mergingIn(session: Session, refs: readonly Ref[]): Promise<ReadonlySet<string>> {
  const plans = refs.filter(({ name }) => name.startsWith(allMerges) && name.endsWith('/plan'))
  const read = await Promise.all(
    plans.map(({ name, oid }) =>
      perhaps(async () => parseMergePlan(name, (await session.read(oid)).toString())),
    ),
  )
  return new Set(read.flatMap(plan => (plan ? [plan.mission] : [])))
}

/** The commit of each branch: null where the ref names one that is not there. */
async function commitsBehind(
  session: Session,
  refs: readonly Ref[],
  names: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const wanted = new Set(names)
  const found = await Promise.all(
    refs
      .filter(({ name }) => wanted.has(name))
      .map(
        async ({ name, oid }) => [name, (await session.find(`${oid}^{commit}`)) ?? null] as const,
      ),
  )
  return new Map(found)
}

function foreignLockOf(root: string): Snapshot['foreignLock'] {
  const read = textAt(root, foreignLock)
  return typeof read === 'string' ? undefined : { path: foreignLock, since: read.text.trim() }
}
