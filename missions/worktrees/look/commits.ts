import { mergeBase } from '../../../git/branch.ts'
import { parseCommit } from '../../../git/raw-commit.ts'
import { differencesOf } from '../../merge/objects/changes.ts'
import { type Graph, readGraph } from '../../merge/objects/graph.ts'
import { perhaps, type Session } from '../../merge/objects/session.ts'
import type { LaneFacts } from './lanes.ts'

/** A commit that a lane has and neither its mission nor the lanes before it. */
export interface OwnCommit {
  readonly oid: string
  readonly message: string
  readonly files: readonly string[]
  /** In seconds since 1970. */
  readonly at: number
}

/** What the branch of a lane says of its work. */
export interface LaneCommits {
  /** The commit from which it was cut, where anything says so. */
  readonly cut: string | undefined
  /** Its own commits, merges apart; read only where a work package is not begun, which they may be of. */
  readonly own: readonly OwnCommit[]
  /** How its target has it already; undefined where it has not, or nobody can say. */
  readonly isMergedBy: 'history' | 'content' | undefined
  /** Whether it has nothing but the commit from which it was cut, and what merges have brought it. */
  readonly isFresh: boolean
}

/** States in which a work package is not begun, as far as its log says. */
export const notBegun: readonly string[] = ['genesis', 'planned', 'claimed']

/**
 * What is asked of the branches of some lanes; `oidOf` gives the commit of a ref that has one, and
 * `others` are commits whose history is nobody's work here.
 */
export async function commitsOf(
  session: Session,
  lanes: readonly LaneFacts[],
  oidOf: (name: string) => string | undefined,
  cutFrom: (lane: LaneFacts) => string | undefined,
  others: readonly string[],
): Promise<ReadonlyMap<LaneFacts, LaneCommits>> {
  const tipOf = (lane: LaneFacts) => lane.branch && oidOf(lane.branch.name)
  const targetOf = ({ mission }: LaneFacts) => oidOf(`refs/heads/${mission.meta.targetBranch}`)
  const missionOf = ({ mission }: LaneFacts) => oidOf(`refs/heads/${mission.lanes.missionBranch}`)
  const known = (names: readonly (string | undefined)[]) => [
    ...new Set(names.filter(name => name !== undefined)),
  ]
  const tips = known([...lanes.map(tipOf), ...lanes.map(missionOf)])
  const targets = known(lanes.map(targetOf))
  const graph = await perhaps(() => readGraph(session, tips, [...targets, ...others], true))
  if (!graph) return new Map()
  const found = await Promise.all(
    lanes.map(async lane => {
      const tip = tipOf(lane)
      if (tip === undefined) return []
      const before = lanesBefore(lane, lanes).map(tipOf)
      const foreign = graph.reached(known([missionOf(lane), ...before]))
      const told = await commitsIn({ session, graph, foreign }, lane, tip, {
        cut: cutFrom(lane),
        target: targetOf(lane),
      })
      return [[lane, told] as const]
    }),
  )
  return new Map(found.flat())
}

interface History {
  readonly session: Session
  readonly graph: Graph
  /** Commits of the mission, and of the lanes before this one. */
  readonly foreign: ReadonlySet<string>
}

async function commitsIn(
  { session, graph, foreign }: History,
  lane: LaneFacts,
  tip: string,
  { cut, target }: { readonly cut: string | undefined; readonly target: string | undefined },
): Promise<LaneCommits> {
  const isOwn = (oid: string): boolean => !foreign.has(oid) && graph.parentsOf(oid).length < 2
  const own = [...graph.reached([tip])].filter(isOwn)
  // What it was brought since it was cut, by a merge, is no work of its own.
  const hasOnlyMerges = graph.has(tip) && !foreign.has(tip) && own.length === 0
  // A log that begins with a fetch or a repair begins in the midst of the work.
  const isCut = cut !== undefined && (foreign.has(cut) || !graph.has(cut))
  const isFresh = (isCut && cut === tip) || hasOnlyMerges
  const isAsked = lane.workPackages.some(({ state }) => notBegun.includes(state))
  return {
    cut: isCut ? cut : undefined,
    own: isAsked ? await readCommits(session, graph.from([tip]).filter(isOwn).toReversed()) : [],
    isMergedBy: isFresh ? undefined : await mergedBy(session, lane, graph, tip, target),
    isFresh,
  }
}

/** The lanes that have to be done before one, near and far. */
function lanesBefore(lane: LaneFacts, lanes: readonly LaneFacts[]): readonly LaneFacts[] {
  const plan = lane.mission.lanes.lanes
  const ids = new Set<string>()
  const open = [lane.id]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const next = plan.find(one => one.id === id)?.dependsOn ?? []
    open.push(...next.filter(one => !ids.has(one)))
    for (const one of next) ids.add(one)
  }
  ids.delete(lane.id)
  return lanes.filter(one => one.mission === lane.mission && ids.has(one.id))
}

/** Most commits of a lane that are read: what they tell is told by the last ones. */
const most = 200

async function readCommits(session: Session, oids: readonly string[]): Promise<OwnCommit[]> {
  const read = oids.slice(-most)
  const commits = await Promise.all(
    read.map(async oid => ({ oid, ...parseCommit(await session.read(oid)) })),
  )
  const pairs = commits.flatMap(({ oid, parents }) => parents.map(one => [one, oid] as const))
  const differences = pairs.length === 0 ? [] : await differencesOf(session, pairs)
  const files = new Map(
    pairs.map(([, oid], at) => [oid, (differences[at] ?? []).map(({ entry }) => entry.path)]),
  )
  return commits.map(({ oid, message, committer }) => ({
    oid,
    message: message.toString(),
    files: files.get(oid) ?? [],
    at: Number(/ (\d+) [+-]\d{4}$/.exec(committer.toString('latin1'))?.[1] ?? 0),
  }))
}

/** Whether a target has an approved lane: its commits, or as a squash has it, all that it changed. */
async function mergedBy(
  session: Session,
  { workPackages }: LaneFacts,
  graph: Graph,
  tip: string,
  target: string | undefined,
): Promise<LaneCommits['isMergedBy']> {
  if (target === undefined || !workPackages.some(({ state }) => state === 'approved'))
    return undefined
  if (!graph.has(tip)) return 'history'
  const base = await mergeBase(session.top, target, tip)
  if (base === undefined) return undefined
  const [own = [], open = []] = await differencesOf(session, [
    [base, tip],
    [target, tip],
  ])
  const missing = new Set(open.map(({ entry }) => entry.path))
  return own.length > 0 && own.every(({ entry }) => !missing.has(entry.path))
    ? 'content'
    : undefined
}
