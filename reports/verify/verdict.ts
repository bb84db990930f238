import {
  type Verification,
  type VerifyState,
  verifyStateNames,
  verifyStates,
} from '../../core/verification.ts'
import { quantity } from '../parts/count.ts'

export interface VerifyOptions {
  /** Whether changes that touch no occurrence fail too. */
  readonly strict: boolean
  /** Whether what is as approved is listed as well. */
  readonly all: boolean
  /** Rows of each list. */
  readonly limit: number | undefined
}

/** Whether a verification failed, in a sentence. */
export function verdictOf(
  { summary, plan, head }: Verification,
  options: VerifyOptions,
): { readonly fails: boolean; readonly headline: string } {
  const failing = verifyStateNames.filter(state => isFailing(state, options))
  const count = failing.reduce((sum, state) => sum + summary[state], 0)
  const isUnapplied = summary.done === 0 && summary.missed > 0
  const why = isUnapplied ? 'no approved rename is made in it' : quantity(count, 'finding')
  const what = head === null ? 'The work tree' : `Commit ${head.slice(0, 12)}`
  return {
    fails: count > 0,
    headline:
      count > 0
        ? `${what} is not as plan ${plan} was approved: ${why}`
        : `${what} is as plan ${plan} was approved`,
  }
}

const isFailing = (state: VerifyState, { strict }: VerifyOptions): boolean =>
  verifyStates[state].fails || (strict && state === 'stray')

/** The states that are listed, those that fail first. */
export const shownStates = (options: VerifyOptions): readonly VerifyState[] => {
  const states = verifyStateNames.filter(
    state => options.all || (state !== 'done' && state !== 'kept'),
  )
  return [
    ...states.filter(state => isFailing(state, options)),
    ...states.filter(state => !isFailing(state, options)),
  ]
}
