import type { Mission } from '../../mission/read.ts'
import { momentAfter, ulidOf } from '../../status/event.ts'
import type { OwnCommit } from '../look/commits.ts'
import type { LaneFacts, WorkPackageFacts } from '../look/lanes.ts'

type Row = Readonly<Record<string, unknown>>

const actor = 'recovery'

/** The way to `in_progress`, which is the last lane that a recovery moves anything to. */
const way = ['genesis', 'planned', 'claimed', 'in_progress']

/**
 * The rows by which a work package is in progress, as its commits say. Their ids and moments come
 * from what was seen: two recoveries of one state write the same.
 */
export function rowsOfWork(
  mission: Mission,
  { id, state, since }: WorkPackageFacts,
  commits: readonly OwnCommit[],
  now: number,
): readonly Row[] {
  const last = commits.at(-1)
  const steps = way.slice(Math.max(way.indexOf(state), 0))
  let before = since
  return steps.slice(1).map((to, index) => {
    const from = steps[index] ?? ''
    // A commit of the future would put off all rows that come behind.
    before = momentAfter(before, Math.min((last?.at ?? 0) * 1000, now))
    return {
      actor,
      at: before,
      event_id: idOf(mission, before, [id, from, to, last?.oid ?? '']),
      evidence: null,
      execution_mode: 'worktree',
      force: false,
      from_lane: from,
      ...identityOf(mission),
      policy_metadata: null,
      reason: `Found ${commits.length} commits of it, up to ${last?.oid}`,
      review_ref: null,
      to_lane: to,
      wp_id: id,
    }
  })
}

/** The row that releases the claim of a process that has ended. */
export function rowOfRelease(mission: Mission, { id, claim, since }: WorkPackageFacts): Row {
  const at = momentAfter(since, 0)
  return {
    actor,
    at,
    delta: {
      note: `Released the claim of process ${claim?.pid}, which has ended`,
      release_runtime_claim: true,
    },
    event_id: idOf(mission, at, [id, 'release', String(claim?.pid)]),
    kind: 'annotation',
    wp_id: id,
  }
}

const idOf = ({ folder }: Mission, at: string, parts: readonly string[]): string =>
  ulidOf(Date.parse(at) || 0, ['recovery', folder, at, ...parts].join(' '))

const identityOf = ({ meta, folder, identity }: Mission) => ({
  ...(meta.missionId === undefined ? {} : { mission_id: meta.missionId }),
  mission_slug: identity.mission_slug || folder,
})

/** The lanes of a board whose work packages can be claimed by a process. */
export const isClaimable = ({ state }: WorkPackageFacts): boolean =>
  state === 'claimed' || state === 'in_progress'

/** Claims of a lane by processes that run. */
export const liveClaims = ({ workPackages }: LaneFacts): readonly WorkPackageFacts[] =>
  workPackages.filter(one => isClaimable(one) && one.claim?.hasEnded === false)
