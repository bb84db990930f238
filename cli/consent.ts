import type { PlanState } from '../engine/plan/state.ts'
import { quantity } from '../reports/parts/count.ts'
import type { Io } from './io.ts'

/** Says why a plan may not be applied or verified, and returns the exit status; undefined where it may. */
export function refuseUnapproved(
  { plan, consent, resolved, pathCollisions }: PlanState,
  io: Io,
): number | undefined {
  const open = resolved.filter(({ action }) => action === 'open').length
  const reasons = [
    ...(open > 0
      ? [`${quantity(open, 'open occurrence')}, expected none; run \`cutover review ${plan.name}\``]
      : []),
    ...(pathCollisions.length > 0
      ? [`${quantity(pathCollisions.length, 'path')} that would meet another, expected none`]
      : []),
    ...(consent.state === 'approved'
      ? []
      : [`${consents[consent.state]}; run \`cutover approve ${plan.name}\``]),
  ]
  for (const reason of reasons) io.stderr.write(`cutover: Unexpected ${reason}\n`)
  return reasons.length > 0 ? 1 : undefined
}

const consents: Readonly<Record<Exclude<PlanState['consent']['state'], 'approved'>, string>> = {
  none: 'plan that nobody approved, expected an approval',
  'plan-changed': 'change of the plan after its approval, expected the approved one',
  'census-changed': 'census that differs from the approved one, expected the same',
}
