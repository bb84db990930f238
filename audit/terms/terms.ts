import type { AuditTerm } from '../../core/audit-report.ts'
import type { Problem } from '../../core/check.ts'
import { CutoverError } from '../../core/errors.ts'
import type { Plan } from '../../core/plan.ts'
import { parseTerm, type Term } from '../../core/term.ts'
import { readLedger } from '../../engine/gate/ledger.ts'
import { parsePlan } from '../../engine/plan/document.ts'
import { planPath, type Records } from '../../engine/plan/folder.ts'
import { newTermsOf, termsOf } from '../../engine/plan/terms.ts'
import type { PlanRecord } from '../decided.ts'
import type { RetiredTerm } from './glossary.ts'

/** What a run looks for, and who said so. */
export interface AuditTerms {
  readonly said: readonly AuditTerm[]
  /** The old names, each once. */
  readonly old: readonly Term[]
  /** The new names, none of which is an old one. */
  readonly fresh: readonly Term[]
  /** Whether they are those of plans and glossaries, and not only some that were typed. */
  readonly isUsual: boolean
}

export interface TermSources {
  /** As typed behind `--term`: `OLD` or `OLD=NEW`. */
  readonly typed: readonly string[]
  readonly plans: readonly Plan[]
  readonly glossaries: readonly { readonly path: string; readonly terms: readonly RetiredTerm[] }[]
  readonly maps: readonly {
    readonly path: string
    readonly from: string
    readonly to: string | null
  }[]
}

/** Joins the terms of all sources; the first that names a term says what becomes of it. */
export function joinTerms({ typed, plans, glossaries, maps }: TermSources): AuditTerms {
  const found: readonly Said[] = [
    ...typed.map(saidByFlag),
    ...plans.flatMap(plan => saidByPlan(plan)),
    ...maps.flatMap(({ path, from, to }) => saidByFile(path, from, to ?? undefined)),
    ...glossaries.flatMap(({ path, terms }) =>
      terms.flatMap(({ from, to, line }) => saidByFile(`${path}:${line}`, from, to)),
    ),
  ]
  const unique = new Map<string, Said>()
  for (const one of found) {
    const key = one.old.from.words.join(' ').toLowerCase()
    if (!unique.has(key)) unique.set(key, one)
  }
  const said = [...unique.values()]
  const fresh = new Map(
    said
      .flatMap(({ fresh: one }) => (one ? [one] : []))
      .map(one => [one.from.words.join(' ').toLowerCase(), one] as const)
      .filter(([key]) => !unique.has(key)),
  )
  return {
    said: said.map(({ origin, old }) => ({
      from: old.from.typed,
      to: old.to?.typed ?? null,
      origin,
    })),
    old: said.map(({ old }) => old),
    fresh: [...fresh.values()],
    isUsual: typed.length === 0,
  }
}

interface Said {
  readonly origin: string
  readonly old: Term
  readonly fresh: Term | undefined
}

/** `OLD=NEW`; a term never holds an equals sign. */
function saidByFlag(typed: string): Said {
  const at = typed.indexOf('=')
  return at === -1
    ? saidBy('--term', typed, undefined)
    : saidBy('--term', typed.slice(0, at), typed.slice(at + 1))
}

const saidBy = (origin: string, from: string, to: string | undefined): Said => ({
  origin,
  old: parseTerm(from, { to }),
  fresh: to === undefined ? undefined : parseTerm(to),
})

/** What a file says may be no name at all, which is no mistake of the user. */
const saidByFile = (origin: string, from: string, to: string | undefined): readonly Said[] =>
  isName(from) ? [saidBy(origin, from, to !== undefined && isName(to) ? to : undefined)] : []

/** Longest name that a file can give, in UTF-16 units. */
const longest = 200

const isName = (text: string): boolean =>
  text.length <= longest && /\p{L}/u.test(text) && !/\p{Cc}/u.test(text)

function saidByPlan(plan: Plan): readonly Said[] {
  const olds = termsOf(plan.terms)
  return plan.terms.flatMap((term, index) => {
    const old = olds[index]
    const [fresh] = newTermsOf([term])
    return old ? [{ origin: planPath(plan.name, 'plan'), old, fresh }] : []
  })
}

/** The plans of a repository. One that cannot be read is a problem and no plan. */
export function readPlans(records: Records): {
  readonly plans: readonly Plan[]
  readonly problems: readonly Problem[]
} {
  const plans: Plan[] = []
  const problems: Problem[] = []
  for (const name of records.plans) {
    const path = planPath(name, 'plan')
    try {
      plans.push(parsePlan(name, path, records.read(name, 'plan') ?? ''))
    } catch (error) {
      if (!(error instanceof CutoverError)) throw error
      problems.push(malformed(path, error.message))
    }
  }
  return { plans, problems }
}

/** The plans with their ledgers. A ledger that cannot be read is a problem, and keeps nothing. */
export function readLedgers(
  records: Records,
  plans: readonly Plan[],
): { readonly records: readonly PlanRecord[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const survivorsOf = (name: string): PlanRecord['survivors'] => {
    try {
      return readLedger(records, name)
    } catch (error) {
      if (!(error instanceof CutoverError)) throw error
      problems.push(malformed(planPath(name, 'ledger'), error.message))
      return []
    }
  }
  return { records: plans.map(plan => ({ plan, survivors: survivorsOf(plan.name) })), problems }
}

/** A message of the reader that names the place: `path:line:column`. */
export function malformed(path: string, message: string): Problem {
  const [, line, column] = /^[^\n]{1,4000}?:(\d+):(\d+)\b/.exec(message) ?? []
  return {
    rule: 'malformed',
    path,
    ...(line === undefined ? {} : { line: Number(line), column: Number(column) }),
    message,
  }
}
