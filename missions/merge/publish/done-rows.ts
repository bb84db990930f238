import type { Mission } from '../../mission/read.ts'
import { momentAfter, ulidOf } from '../../status/event.ts'
import { type MergePlan, mergeIdOf, shortName } from '../plan/plan.ts'

/** Whether a log has rows of a merge. */
export const isRecordedIn = (log: Buffer, plan: MergePlan): boolean =>
  log.includes(`"cutover_merge": "${mergeIdOf(plan)}"`)

/** The rows by which work packages are done. One that is done already gets none, whoever wrote it. */
export function doneRows(
  plan: MergePlan,
  { snapshot, meta }: Mission,
): readonly Readonly<Record<string, unknown>>[] {
  const target = shortName(plan.target)
  return plan.steps
    .filter(({ wp }) => snapshot.work_packages[wp]?.lane === 'approved')
    .map(({ wp }) => {
      const state = snapshot.work_packages[wp]
      const { agent, last_transition_at: last, last_event_id: before } = state ?? {}
      const reviewer = typeof agent === 'string' && agent !== '' ? agent : 'unknown'
      const review = { reviewer, verdict: 'approved', reference: `lane-approved:${wp}` }
      return {
        actor: 'merge',
        at: momentAfter(last ?? '', plan.started_at * 1000),
        event_id: ulidOf(plan.started_at * 1000, `${mergeIdOf(plan)} ${wp} ${before} done`),
        evidence: { review },
        execution_mode: 'worktree',
        force: false,
        from_lane: 'approved',
        ...(meta.missionId === undefined ? {} : { mission_id: meta.missionId }),
        mission_slug: plan.slug,
        policy_metadata: {
          cutover_merge: mergeIdOf(plan),
          merge_phase: 'lane_integrated',
          target_branch: target,
        },
        reason: `Merged ${wp} into ${target}`,
        review_ref: null,
        to_lane: 'done',
        wp_id: wp,
      }
    })
}
