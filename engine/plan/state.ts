import { mistake } from '../../core/errors.ts'
import type { Plan, Resolved } from '../../core/plan.ts'
import { listCommit, resolveCommit } from '../../git/commit.ts'
import { gitTop } from '../../git/tree.ts'
import type { CommitTree } from '../commit-tree.ts'
import { type Approval, type Consent, consentOf, digestOf, parseApprovals } from './approvals.ts'
import { type Census, planTree, takeCensus } from './census.ts'
import { type Collision, findCollisions } from './collisions.ts'
import { parsePlan } from './document.ts'
import { type ExpectedTree, expectedTree } from './expected.ts'
import { chosenPlan, planPath, type Records, recordsOnDisk } from './folder.ts'
import { findPathCollisions, type PathCollision } from './new-paths.ts'
import { resolve } from './resolve.ts'
import { newTermsOf } from './terms.ts'

/** A plan as it stands, and all that follows from it. `tree.blobs` is open: `close` ends it. */
export interface PlanState {
  readonly top: string
  readonly plan: Plan
  /** The text of plan.yaml. */
  readonly source: string
  readonly tree: CommitTree
  readonly census: Census
  readonly resolved: readonly Resolved[]
  readonly collisions: readonly Collision[]
  readonly expected: ExpectedTree
  readonly pathCollisions: readonly PathCollision[]
  readonly approvals: readonly Approval[]
  readonly consent: Consent
  readonly close: () => void
}

export interface PlanRequest {
  readonly cwd: string
  /** Undefined for the only plan there is. */
  readonly name: string | undefined
  /** cutover's own version. */
  readonly version: string
  /** The revision that a change starts from, where it is not the plan's own base. */
  readonly base?: string | undefined
  /** Whether the census is wanted as lines too. */
  readonly withLines?: boolean
  /** Where the plan is read; the disk where it is left out. */
  readonly records?: Records
}

/** The top level of the repository around a folder. Throws `noRepository`. */
export async function repositoryOf(cwd: string): Promise<string> {
  const top = await gitTop(cwd)
  if (top === undefined) throw mistake('noRepository', cwd)
  return top
}

/** The full name of a commit. Throws `noCommit`. */
export async function commitOf(top: string, revision: string): Promise<string> {
  const commit = await resolveCommit(top, revision)
  if (commit === undefined) throw mistake('noCommit', revision)
  return commit
}

/** Reads a plan and works out what it means for its base commit. */
export async function loadPlan({
  cwd,
  name: typed,
  version,
  base,
  withLines = false,
  records: given,
}: PlanRequest): Promise<PlanState> {
  const top = await repositoryOf(cwd)
  const records = given ?? recordsOnDisk(top)
  const name = chosenPlan(records, typed)
  const source = records.read(name, 'plan') ?? ''
  const plan = parsePlan(name, planPath(name, 'plan'), source)
  const commit = await commitOf(top, base ?? plan.base)
  return workOut({ top, plan, source, commit, version, withLines, records })
}

export interface WorkOut {
  readonly top: string
  readonly plan: Plan
  readonly source: string
  /** The commit whose census is taken. */
  readonly commit: string
  readonly version: string
  readonly withLines?: boolean
  readonly records?: Records
}

/** Works out what a plan means for a commit, wherever the plan comes from. */
export async function workOut({
  top,
  plan,
  source,
  commit,
  version,
  withLines = false,
  records = recordsOnDisk(top),
}: WorkOut): Promise<PlanState> {
  const approvals = approvalsOf(records, plan.name)
  const tree = await planTree(top, plan, commit)
  try {
    const census = await takeCensus(tree, { plan, version, withLines })
    const consent = consentOf(approvals, { plan: digestOf(source), census: census.digest })
    const derived = await derive({ plan, tree, census, version })
    const close = tree.blobs.end
    return { top, plan, source, tree, census, approvals, consent, ...derived, close }
  } catch (error) {
    tree.blobs.end()
    throw error
  }
}

/** Files with occurrences that differ between the plan's base and the tree at hand. */
export async function staleSince({
  top,
  plan,
  tree,
  census,
}: PlanState): Promise<readonly string[]> {
  if (tree.commit === plan.base) return []
  const before = new Map(
    (await listCommit(top, plan.base)).map(({ entry, oid }) => [entry.path, oid]),
  )
  const paths = new Set(census.occurrences.map(({ path }) => path))
  return [...paths].filter(path => {
    const now = tree.stored.get(path)?.oid
    return now !== undefined && now !== before.get(path)
  })
}

/** The same plan after somebody approved it. */
export function reloadConsent(state: PlanState): PlanState {
  const approvals = approvalsOf(recordsOnDisk(state.top), state.plan.name)
  const now = { plan: digestOf(state.source), census: state.census.digest }
  return { ...state, approvals, consent: consentOf(approvals, now) }
}

const approvalsOf = (records: Records, name: string): readonly Approval[] =>
  parseApprovals(planPath(name, 'approvals'), records.read(name, 'approvals') ?? '')

interface Known {
  readonly plan: Plan
  readonly tree: CommitTree
  readonly census: Census
  readonly version: string
}

/** What follows from a plan and its census. */
export async function derive(known: Known) {
  const { plan, tree, census } = known
  const collisions = await collisionsIn(known)
  const resolved = resolve(plan, census.occurrences, collisions)
  const expected = expectedTree(tree, resolved)
  const pathCollisions = findPathCollisions([...tree.stored.keys()], expected.newPath)
  return { collisions, resolved, expected, pathCollisions }
}

/** The new names are looked for where an old one stands, and nowhere else. */
async function collisionsIn({ plan, tree, census, version }: Known): Promise<readonly Collision[]> {
  const terms = newTermsOf(plan.terms)
  const touched = new Set(census.occurrences.filter(one => one.line !== null).map(one => one.path))
  if (terms.length === 0 || touched.size === 0) return []
  const part = tree.only(path => touched.has(path))
  const present = await takeCensus(part, { plan, terms, version })
  return findCollisions(census.occurrences, present.occurrences)
}
