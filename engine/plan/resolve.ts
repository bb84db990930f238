import type { Occurrence } from '../../core/occurrence.ts'
import type { Plan, PlanDecision, Resolved } from '../../core/plan.ts'
import { selects } from '../../core/selector.ts'
import type { Collision } from './collisions.ts'
import { followTargets } from './follow.ts'

/**
 * What happens to every occurrence: the first decision that fits, else the default of the scan.
 * Then imports and links follow the files that they name, and a rename that nobody decided is
 * open where its new name is taken.
 */
export function resolve(
  plan: Pick<Plan, 'terms' | 'decisions'>,
  occurrences: readonly Occurrence[],
  collisions: readonly Collision[],
): readonly Resolved[] {
  const decisionOf = decisionsOf(plan)
  const removed = new Set(plan.terms.filter(({ to }) => to === null).map(({ from }) => from))
  const decided = occurrences.map(occurrence => {
    const { index, decision } = decisionOf(occurrence)
    return decision
      ? byDecision(occurrence, decision, index)
      : byDefault(occurrence, removed.has(occurrence.term))
  })
  const taken = new Map(collisions.map(one => [one.fingerprint, one]))
  return followTargets(decided).map(one => heldBack(one, taken.get(one.occurrence.fingerprint)))
}

/** The first decision of a plan that fits an occurrence, and its index; undefined and -1 where none does. */
export function decisionsOf({ decisions }: Pick<Plan, 'decisions'>): (occurrence: Occurrence) => {
  readonly index: number
  readonly decision: PlanDecision | undefined
} {
  const tests = decisions.map(({ select }) => selects(select))
  return occurrence => {
    const index = tests.findIndex(
      (test, at) => test(occurrence) && mayDecide(decisions[at], occurrence),
    )
    return { index, decision: decisions[index] }
  }
}

/** Fields by which a decision means a place, and not only what stands there. */
const naming = ['fingerprint', 'name', 'path', 'key', 'surface', 'contract'] as const

/**
 * What a default keeps (history, generated files, names of others, licences, directives) stays kept
 * under a decision about a whole category or kind: it has to be named.
 */
function mayDecide(decision: PlanDecision | undefined, { action, kind }: Occurrence): boolean {
  if (action !== 'keep' || !decision) return true
  const { select } = decision
  const isHeld = kind === 'license' || kind === 'directive'
  return (
    naming.some(field => select[field] !== undefined) ||
    (isHeld && select.kind?.endsWith(kind) === true)
  )
}

function byDecision(occurrence: Occurrence, decision: PlanDecision, index: number): Resolved {
  const { action, reason } = decision
  const replacement = action === 'rename' ? (decision.replacement ?? occurrence.replacement) : null
  return {
    occurrence,
    action:
      action === 'review'
        ? 'open'
        : action === 'rename' && replacement === null
          ? 'remove'
          : action,
    replacement,
    reason,
    by: `decision ${index + 1}`,
  }
}

/** The defaults of a scan; a name that is to go has no replacement, and is removed by hand. */
function byDefault(occurrence: Occurrence, isRemoved: boolean): Resolved {
  const { action, rule, replacement } = occurrence
  const by = `rule ${rule}`
  if (action === 'keep') return { occurrence, action, replacement: null, reason: rule, by }
  if (action === 'review' || (replacement === null && !isRemoved))
    return { occurrence, action: 'open', replacement: null, reason: rule, by }
  return isRemoved
    ? { occurrence, action: 'remove', replacement: null, reason: rule, by }
    : { occurrence, action: 'rename', replacement, reason: rule, by }
}

function heldBack(resolved: Resolved, collision: Collision | undefined): Resolved {
  if (!collision || resolved.action !== 'rename' || resolved.by.startsWith('decision'))
    return resolved
  return {
    ...resolved,
    action: 'open',
    replacement: null,
    reason: `\`${collision.name}\` is there already, in line ${collision.line}`,
    by: 'collision',
  }
}
