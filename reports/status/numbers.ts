import type { ProgressNumbers } from '../../core/mission-report.ts'
import { number } from '../parts/count.ts'
import { visible } from '../parts/visible.ts'

/** A percentage as every surface shows it: rounded already, and never again. */
export const percent = (percentage: number): string => `${percentage} %`

/** `66 % (3.3 of 5), 0 of 5 done, profile cutover`; what is left out is named. */
export function summaryOf(progress: ProgressNumbers): string {
  const { percentage, numerator, denominator, done_count, total_count, profile } = progress
  const left =
    progress.left_out.length > 0 ? `, without ${visible(progress.left_out.join(', '))}` : ''
  return `${percent(percentage)} (${numerator} of ${denominator}), ${number(done_count)} of ${number(total_count)} done, profile ${profile}${left}`
}
