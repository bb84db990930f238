import { mistake } from '../../core/errors.ts'
import type { Plan } from '../../core/plan.ts'
import { addDecisions, parsePlan, renderPlan } from './document.ts'
import { checkedName, planPath, recordsOnDisk, writePlanFile } from './folder.ts'
import { commitOf, repositoryOf } from './state.ts'
import { termsOf } from './terms.ts'

export interface CreateRequest {
  readonly cwd: string
  readonly plan: Omit<Plan, 'base' | 'decisions'>
  /** The revision that the census is taken of. */
  readonly base: string
  /** Whether a plan of that name may be there already: its decisions stay. */
  readonly replace: boolean
}

/** Derived files stay out of the history; the plan, its approvals and its ledger are its record. */
const ignored = 'census.ndjson\n'

/** Writes a new plan, or the same decisions for a new base. Throws where a plan is in the way. */
export async function createPlan({ cwd, plan, base, replace }: CreateRequest): Promise<string> {
  const top = await repositoryOf(cwd)
  const name = checkedName(plan.name)
  termsOf(plan.terms)
  const records = recordsOnDisk(top)
  if (records.plans.includes(name) && !replace) throw mistake('planExists', name)
  const before = records.read(name, 'plan')
  const decisions =
    before === undefined ? [] : parsePlan(name, planPath(name, 'plan'), before).decisions
  const commit = await commitOf(top, base)
  const fresh = renderPlan({ ...plan, base: commit, decisions: [] })
  writePlanFile(top, name, 'ignore', ignored)
  writePlanFile(
    top,
    name,
    'plan',
    decisions.length === 0 ? fresh : addDecisions(planPath(name, 'plan'), fresh, decisions),
  )
  return name
}

/** The name of a plan for its terms: `lighthouse-to-beacon`, `work-package-removed`. */
export function nameFor(terms: Plan['terms']): string {
  const [first] = terms
  const slug = (name: string): string =>
    name
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1-$2')
      .toLowerCase()
      .replace(/^-|-$/g, '')
  if (!first) return 'cutover'
  return first.to === null
    ? `${slug(first.from)}-removed`
    : `${slug(first.from)}-to-${slug(first.to)}`
}
