import { globsMeet } from './globs.ts'
import { type Claimed, globOfClaimed } from './mission.ts'

/** What comparing patterns may cost, in compared characters: some seconds at the most. */
const most = 500_000_000

/** What any comparison costs, however short the patterns are. */
const least = 200

/**
 * Compares entries until its budget is spent, which no honest mission comes near to: the product of
 * the lengths of all patterns can be made to grow without end.
 */
export interface Comparer {
  /** Whether two entries may have a path in common and can still be compared. */
  readonly meet: (left: Claimed, right: Claimed) => boolean
  readonly isSpent: () => boolean
}

/** A comparer with a full budget. */
export function comparer(): Comparer {
  let left = most
  return {
    meet: (one, other) => {
      left -= least + one.owned.pattern.length * other.owned.pattern.length
      return left > 0 && globsMeet(globOfClaimed(one), globOfClaimed(other))
    },
    isSpent: () => left <= 0,
  }
}
