import { mistake } from '../../../core/errors.ts'
import type { ExecutionLane } from '../../mission/execution-lanes.ts'
import type { WorkPackageFile } from '../../mission/work-package-file.ts'
import { inOrder } from './order.ts'

/** A work package in the order of a merge. */
export interface MergeStep {
  readonly wp: string
  readonly lane: string
}

/** A lane without worktree and branch of its own: its work packages lie in the target already. */
export const planningLane = 'lane-planning'

/**
 * The work packages of a mission in the order in which they are merged: lane by lane, a lane behind
 * those that it or its work packages depend on.
 */
export function stepsOf(
  lanes: readonly ExecutionLane[],
  files: ReadonlyMap<string, WorkPackageFile>,
): readonly MergeStep[] {
  const laneOf = new Map(
    lanes.flatMap(({ id, workPackages }) => workPackages.map(wp => [wp, id] as const)),
  )
  const ordered = inOrder(
    lanes.map(lane => ({
      id: lane.id,
      workPackages: lane.workPackages,
      after: [
        ...lane.dependsOn,
        ...lane.workPackages.flatMap(wp =>
          (files.get(wp)?.dependencies ?? []).flatMap(one => laneOf.get(one) ?? []),
        ),
      ],
    })),
  )
  const steps = ordered.flatMap(({ id, workPackages }) =>
    inOrder(workPackages.map(wp => ({ id: wp, after: files.get(wp)?.dependencies ?? [] }))).map(
      ({ id: wp }) => ({ wp, lane: id }),
    ),
  )
  const odd = steps.find(({ wp }) => !/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(wp))
  if (odd) throw mistake('oddWorkPackage', odd.wp)
  const twice = steps.find(({ wp }, index) => steps.findIndex(one => one.wp === wp) !== index)
  if (twice) throw mistake('workPackageTwice', twice.wp)
  return steps
}
