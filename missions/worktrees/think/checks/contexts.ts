import { posix } from 'node:path'
import { type Context, type ContextFields, contextFolder } from '../../look/contexts.ts'
import type { LaneFacts } from '../../look/lanes.ts'
import type { Snapshot } from '../../look/snapshot.ts'
import { type Action, type Disagreement, disagreement, type Found } from '../action.ts'
import { branchOf, isBegun, isLaneOf, isOpen } from '../lane.ts'

/** Workspace contexts held against branches, worktrees and lanes. */
export const contextChecks = [contextsOfLanes, strangers]

type Seen = Pick<Found, 'kind' | 'place' | 'message' | 'evidence' | 'action' | 'repair' | 'command'>

function contextsOfLanes(snapshot: Snapshot): readonly Disagreement[] {
  return snapshot.lanes.flatMap(lane => {
    const { context } = lane
    const seen = context ? heldAgainst(context, lane, snapshot) : missing(lane, snapshot)
    return seen ? [disagreement({ lane, ...seen })] : []
  })
}

/** A lane that is open, with a worktree that stands and nothing that tells an agent of it. */
function missing(lane: LaneFacts, snapshot: Snapshot): Seen | undefined {
  const { checkout, mission, id } = lane
  if (checkout?.state !== 'whole' || !lane.branch || !isOpen(lane)) return undefined
  const file = `${contextFolder}/${mission.folder}-${id}.json`
  return {
    kind: 'worktree-without-context',
    place: checkout.path,
    message: `nothing in ${contextFolder} tells of it`,
    evidence: [`its branch is ${branchOf(lane)}`],
    action: { type: 'context', file, content: newContext(lane, snapshot) },
    repair: `${file} is written`,
  }
}

function heldAgainst(context: Context, lane: LaneFacts, snapshot: Snapshot): Seen | undefined {
  const { file, fields } = context
  const { checkout, branch } = lane
  const isThere = checkout?.state === 'whole' && branch !== undefined
  if (!fields) return unreadable(context, lane, snapshot, isThere)
  if (!checkout && !branch && lane.torn === undefined) return withoutAnything(context, lane)
  if (!isThere || !isOpen(lane)) return undefined
  const right = rightFields(lane, fields, snapshot.root)
  const wrong = Object.entries(right).filter(([key, value]) => fields.all[key] !== value)
  if (wrong.length === 0) return undefined
  return {
    kind: 'context-elsewhere',
    place: file,
    message: wrong.map(([key, value]) => `${key} is to be ${value ?? 'null'}`).join(', '),
    evidence: wrong.map(([key]) => `it says ${key}: ${JSON.stringify(fields.all[key] ?? null)}`),
    action: { type: 'context', file, content: { ...fields.all, ...right } },
    repair: 'it is corrected; what else it says stays',
  }
}

function unreadable(
  { file, text }: Context,
  lane: LaneFacts,
  snapshot: Snapshot,
  isThere: boolean,
): Seen {
  const action: Action | undefined =
    text === undefined
      ? undefined
      : { type: 'context', file, content: isThere ? newContext(lane, snapshot) : undefined }
  return {
    kind: 'context-unreadable',
    place: file,
    message: 'Spec Kitty passes it over',
    evidence: [text === undefined ? 'it cannot be read' : `it has ${text.length} signs`],
    ...(action
      ? { action, repair: 'its bytes are kept, and it is written anew where there is a worktree' }
      : { command: ['ls', '-la', `./${file}`] }),
  }
}

/** One of a lane that has neither worktree nor branch: where work is begun, that is told by itself. */
function withoutAnything({ file, fields }: Context, lane: LaneFacts): Seen | undefined {
  if (isOpen(lane) && isBegun(lane)) return undefined
  return {
    kind: 'context-without-worktree',
    place: file,
    message: isOpen(lane) ? 'its lane was not begun' : 'its lane is over',
    evidence: [`it says ${fields?.branch ?? 'no branch'} in ${fields?.path ?? 'no place'}`],
    action: { type: 'context', file, content: undefined },
    repair: 'its bytes are kept, and it goes',
  }
}

/** Contexts of no mission or lane that there is. */
function strangers(snapshot: Snapshot): readonly Disagreement[] {
  const { contexts, allLanes, isAll, checkouts, missions } = snapshot
  if (!isAll) return []
  // Which lanes these have, nobody knows; that is told by itself.
  const unknown = missions.filter(({ lanes }) => lanes.lanes.length === 0)
  const known = new Set(allLanes.flatMap(({ context }) => (context ? [context.file] : [])))
  return contexts
    .filter(({ file, isOld }) => !known.has(file) && !isOld)
    .filter(({ file }) => !unknown.some(one => isLaneOf(one, posix.basename(file, '.json'))))
    .map(({ file, fields, text }) => {
      const isThere = checkouts.some(({ path }) => path !== '' && path === fields?.path)
      const removes = text !== undefined && !isThere
      return disagreement({
        kind: fields ? 'context-without-worktree' : 'context-unreadable',
        place: file,
        message: 'it is of no mission and lane that there is',
        evidence: [
          fields ? `it says ${fields.mission}, ${fields.lane}` : 'Spec Kitty passes it over',
        ],
        ...(removes
          ? {
              action: { type: 'context', file, content: undefined } as const,
              repair: 'its bytes are kept, and it goes',
            }
          : { command: ['cat', `./${file}`] }),
      })
    })
}

/** What a context has to say of its lane. */
function rightFields(lane: LaneFacts, fields: ContextFields, root: string) {
  const path = lane.checkout?.path ?? ''
  return {
    branch_name: branchOf(lane),
    // As it stands, where it leads to the same place.
    worktree_path: fields.path === path ? fields.all['worktree_path'] : relativeTo(root, path),
    current_wp: currentOf(lane, fields),
  }
}

const relativeTo = (root: string, path: string): string =>
  path.startsWith(`${root}/`) ? posix.relative(root, path) : path

/** The work package that is worked on: another one than a context says where that one is over. */
function currentOf({ workPackages }: LaneFacts, { all, currentWp }: ContextFields): unknown {
  const said = workPackages.find(({ id }) => id === currentWp)
  const isOver = said !== undefined && ['approved', 'done', 'canceled'].includes(said.state)
  const worked = workPackages.find(({ state }) => ['in_progress', 'claimed'].includes(state))
  return isOver && worked ? worked.id : (all['current_wp'] ?? null)
}

/** A context as Spec Kitty's own recovery writes it. */
function newContext(
  lane: LaneFacts,
  { root, now, commits }: Snapshot,
): Readonly<Record<string, unknown>> {
  const { mission, id, workPackages, checkout } = lane
  const worked = workPackages.find(({ state }) => ['in_progress', 'claimed'].includes(state))
  const next = worked ?? workPackages.find(({ state }) => !['done', 'canceled'].includes(state))
  return {
    wp_id: next?.id ?? workPackages[0]?.id ?? '',
    mission_slug: mission.folder,
    worktree_path: relativeTo(root, checkout?.path ?? ''),
    branch_name: branchOf(lane),
    base_branch: mission.lanes.missionBranch ?? null,
    base_commit: commits.get(lane)?.cut ?? null,
    dependencies: [],
    created_at: new Date(now).toISOString(),
    created_by: 'recovery',
    vcs_backend: 'git',
    lane_id: id,
    lane_wp_ids: workPackages.map(wp => wp.id),
    current_wp: worked?.id ?? null,
    lane_test_env: null,
  }
}
