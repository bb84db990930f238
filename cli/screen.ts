import type { Screen } from '../reports/reporter.ts'
import { wantsColor } from './color.ts'
import type { Io } from './io.ts'
import { parseCount } from './number.ts'
import type { Values } from './values.ts'

/** Standard output as a report sees it. */
export const screenOf = (values: Values, io: Io): Screen => ({
  color: wantsColor(values.flag('color'), io.env, io.stdout),
  width: io.stdout.columns ?? 80,
})

/** Today as an ISO 8601 date, in UTC. */
export const dayOf = ({ now }: Io): string => now().toISOString().slice(0, 10)

/** How many rows of each list are wanted, or undefined where nobody said. */
export function limitOf(values: Values): number | undefined {
  const limit = values.text('limit')
  return limit === undefined ? undefined : parseCount('--limit', limit)
}
