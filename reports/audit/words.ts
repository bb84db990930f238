import type { AuditReport, AuditTerm } from '../../core/audit-report.ts'
import type { SkipReason } from '../../core/report.ts'
import { number } from '../parts/count.ts'

/** `lighthouse -> beacon (--term)`. */
export const originOf = ({ from, to, origin }: AuditTerm): string =>
  `${from}${to === null ? '' : ` -> ${to}`} (${origin})`

/** `WP03 of 042-lamps: the whole repository`. */
export function scopeLine({ scope, mission, workPackage }: AuditReport): string {
  const who = [workPackage, mission].filter(name => name !== null).join(' of ')
  return `${who}: ${scope?.everything ? 'the whole repository' : (scope?.patterns.join(', ') ?? '')}`
}

/** `3 binary, 1 too-large`. */
export const skippedLine = (skipped: Readonly<Partial<Record<SkipReason, number>>>): string =>
  Object.entries(skipped)
    .map(([reason, count]) => `${number(count)} ${reason}`)
    .join(', ')

/** Rows for tables: categories with what is undecided and kept, and the reasons of what is kept. */
export function leftoverRows({ byCategory, kept }: AuditReport['leftovers']): {
  readonly categories: readonly (readonly string[])[]
  readonly reasons: readonly (readonly [count: string, reason: string])[]
} {
  return {
    categories: Object.entries(byCategory)
      .filter(([, counts]) => counts.undecided + counts.kept > 0)
      .map(([name, counts]) => [name, number(counts.undecided), number(counts.kept)]),
    reasons: kept.map(({ reason, by, owner, occurrences }) => [
      number(occurrences),
      `${reason} (${owner === null ? by : `${by}, ${owner}`})`,
    ]),
  }
}
