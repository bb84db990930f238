import { createHash } from 'node:crypto'
import type { Mission } from '../../mission/read.ts'
import { type MergePlan, mergeIdOf, shortName } from '../plan/plan.ts'

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A ULID of a moment and 80 bits of a hash: the same for the same merge and work package. */
function ulidOf(milliseconds: number, seed: string): string {
  const hash = createHash('sha256').update(seed).digest()
  const write = (value: bigint, length: number): string =>
    Array.from(
      { length },
      (_, at) => signs[Number((value >> BigInt(5 * (length - 1 - at))) & 31n)],
    ).join('')
  const random = BigInt(`0x${hash.subarray(0, 10).toString('hex')}`)
  return write(BigInt(milliseconds), 10) + write(random, 16)
}

/** Whether a log has rows of a merge. */
export const isRecordedIn = (log: Buffer, plan: MergePlan): boolean =>
  log.includes(`"cutover_merge": "${mergeIdOf(plan)}"`)

/**
 * A moment as Spec Kitty writes it, and behind another one as texts are compared: a clock that is
 * behind that of an agent would otherwise make a row that counts for nothing.
 */
function momentAfter(last: string, milliseconds: number): string {
  const write = (time: number): string =>
    new Date(time).toISOString().replace(/(\.\d{3})Z$/, '$1000+00:00')
  const seen = Date.parse(last)
  if (write(milliseconds) > last || Number.isNaN(seen)) return write(milliseconds)
  const next = seen + 1000
  return write(next) > last ? write(next) : write(next + 86_400_000)
}

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
