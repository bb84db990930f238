import { appendLine } from '../../files/append.ts'
import { type Ignored, ignoredAmong } from '../../git/ignored.ts'
import { type Approval, digestOf, renderApproval } from './approvals.ts'
import { isTouched } from './expected.ts'
import { planPath } from './folder.ts'
import { openGroups } from './groups.ts'
import { type StaleFile, staleFiles } from './stale.ts'
import type { PlanState } from './state.ts'

/** Why a plan cannot be approved or applied; empty lists mean that nothing is in the way. */
export interface Obstacles {
  readonly open: number
  readonly pathCollisions: PlanState['pathCollisions']
  readonly stale: readonly StaleFile[]
  /** New paths that git ignores: files would vanish from the next commit. */
  readonly ignored: readonly Ignored[]
}

export async function obstaclesOf(state: PlanState): Promise<Obstacles> {
  return {
    open: openGroups(state.resolved).reduce((sum, group) => sum + group.members.length, 0),
    pathCollisions: state.pathCollisions,
    stale: staleFiles(state.top, state.expected.files.filter(isTouched)),
    ignored: await ignoredDestinations(state),
  }
}

/** An ignore file that the plan edits itself is left to the verification. */
async function ignoredDestinations({
  top,
  tree,
  expected: { files },
}: PlanState): Promise<readonly Ignored[]> {
  const moved = files.filter(({ from, to }) => from !== to && !tree.stored.has(to))
  const edited = new Set(files.filter(isTouched).map(({ from }) => from))
  const ignored = await ignoredAmong(
    top,
    moved.map(({ to }) => to),
  )
  return ignored.filter(({ by }) => !edited.has(by))
}

export const isClear = ({ open, pathCollisions, stale, ignored }: Obstacles): boolean =>
  open + pathCollisions.length + stale.length + ignored.length === 0

export interface Consenter {
  /** `Name <address>`. */
  readonly by: string
  /** ISO 8601, in UTC. */
  readonly at: string
  readonly version: string
}

/** Records that somebody approves a plan as it stands. The caller has made sure that nothing is in the way. */
export function approve(state: PlanState, { by, at, version }: Consenter): Approval {
  const count = (wanted: string) => state.resolved.filter(({ action }) => action === wanted).length
  const approval: Approval = {
    schema: 'cutover/approval@1',
    at,
    by,
    plan: digestOf(state.source),
    census: state.census.digest,
    base: state.plan.base,
    tool: version,
    renames: count('rename'),
    keeps: count('keep'),
  }
  appendLine(state.top, planPath(state.plan.name, 'approvals'), renderApproval(approval))
  return approval
}
