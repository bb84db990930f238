import type { Occurrence } from './occurrence.ts'
import type { Selector } from './selector.ts'

/**
 * What may be decided about an occurrence. `remove` is that of a term without a new name; `review`
 * leaves open what a default would decide.
 */
export const planActions = ['rename', 'keep', 'remove', 'review'] as const
export type PlanAction = (typeof planActions)[number]

/** One entry of a plan's list: what it chooses, what happens to it, and why. */
export interface PlanDecision {
  readonly select: Selector
  readonly action: PlanAction
  readonly reason: string
  /** The new text, where it is not the one that the tool proposes. */
  readonly replacement?: string
}

/** A term of a plan, as the user typed it; `to` is null for a name that is to go. */
export interface PlanTerm {
  readonly from: string
  readonly to: string | null
  readonly exact: boolean
  /** Names of styles; none means the usual ones. */
  readonly variants: readonly string[]
  readonly plural: boolean | string
}

/** What a plan looks at, relative to the root. */
export interface PlanScope {
  readonly paths: readonly string[]
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  /** In bytes. */
  readonly maxFileSize: number
}

/** The content of `.cutover/NAME/plan.yaml`. */
export interface Plan {
  readonly name: string
  /** The commit that the census is taken of. */
  readonly base: string
  readonly terms: readonly PlanTerm[]
  readonly scope: PlanScope
  /** The first that fits an occurrence decides. */
  readonly decisions: readonly PlanDecision[]
}

/** What happens to an occurrence under a plan. `open` means that somebody has to decide. */
export interface Resolved {
  readonly occurrence: Occurrence
  readonly action: Exclude<PlanAction, 'review'> | 'open'
  /** The new text; null unless the action is `rename`. */
  readonly replacement: string | null
  readonly reason: string
  /** What decided: `decision 2`, `rule defaults`, `follows src/lighthouse.ts`, `collision`. */
  readonly by: string
}
