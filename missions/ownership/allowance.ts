/**
 * Work that may still be done, in steps of whatever kind. A hostile repository can make patterns
 * whose comparison never ends; no honest one comes near to what is allowed.
 */
export interface Allowance {
  readonly spend: (steps: number) => void
  readonly isSpent: () => boolean
}

/** So many steps, and no more. */
export function allowanceOf(most: number): Allowance {
  let left = most
  return {
    spend: steps => {
      left -= steps
    },
    isSpent: () => left <= 0,
  }
}
