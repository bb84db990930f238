import type { PlanTerm } from '../../core/plan.ts'
import { isStyle } from '../../core/styles.ts'
import { parseTerm, type Term } from '../../core/term.ts'

/** The terms that a plan looks for, with what each becomes. */
export const termsOf = (terms: readonly PlanTerm[]): readonly Term[] =>
  terms.map(({ from, to, ...options }) => parse(from, to ?? undefined, options))

/** The new names as terms of their own, to find where they stand already. */
export const newTermsOf = (terms: readonly PlanTerm[]): readonly Term[] =>
  terms.flatMap(({ to, ...options }) => (to === null ? [] : [parse(to, undefined, options)]))

const parse = (
  name: string,
  to: string | undefined,
  { exact, variants, plural }: Pick<PlanTerm, 'exact' | 'variants' | 'plural'>,
): Term =>
  parseTerm(name, {
    to,
    exact,
    plural,
    styles: variants.length > 0 ? new Set(variants.filter(isStyle)) : undefined,
  })
