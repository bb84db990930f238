import { createHash } from 'node:crypto'
import type { Occurrence } from '../../core/occurrence.ts'
import type { Plan } from '../../core/plan.ts'
import type { Finding, Skipped, Summary } from '../../core/report.ts'
import type { Term } from '../../core/term.ts'
import { noFilter } from '../../reports/filter.ts'
import { ndjson } from '../../reports/ndjson.ts'
import { type CommitTree, commitTree } from '../commit-tree.ts'
import { census } from '../scan.ts'
import { writePlanFile } from './folder.ts'
import { termsOf } from './terms.ts'

/** What a plan is about: every occurrence at a commit. */
export interface Census {
  readonly occurrences: readonly Occurrence[]
  readonly summary: Summary
  readonly skipped: readonly Skipped[]
  readonly findings: readonly Finding[]
  /** `sha256:` and the hash of what each occurrence is; the evidence and the version do not count. */
  readonly digest: string
  /** The census as NDJSON, a line an item. */
  readonly lines: readonly string[]
}

export interface CensusRequest {
  readonly plan: Plan
  /** Defaults to the plan's own. */
  readonly terms?: readonly Term[]
  readonly version: string
  /** Whether `lines` are wanted. */
  readonly withLines?: boolean
}

/** Opens the tree that a plan looks at, at its base or another commit. */
export const planTree = (top: string, plan: Plan, commit = plan.base): Promise<CommitTree> =>
  commitTree(top, commit, plan.scope)

/** Takes the census of a tree under a plan's terms. */
export async function takeCensus(
  tree: CommitTree,
  { plan, terms = termsOf(plan.terms), version, withLines = false }: CensusRequest,
): Promise<Census> {
  const hash = createHash('sha256')
  const [occurrences, skipped, findings, lines] = [
    [] as Occurrence[],
    [] as Skipped[],
    [] as Finding[],
    [] as string[],
  ]
  let summary: Summary | undefined
  const { maxFileSize } = plan.scope
  for await (const event of census(tree, { terms, maxFileSize, version })) {
    if (event.type === 'occurrence') {
      occurrences.push(event.occurrence)
      hash.update(`${JSON.stringify(identityOf(event.occurrence))}\n`)
    }
    if (event.type === 'skipped') skipped.push(event.skipped)
    if (event.type === 'finding') findings.push(event.finding)
    if (event.type === 'summary') summary = event.summary
    if (withLines) lines.push(ndjson(event, { filter: noFilter, nearMisses: false }))
  }
  if (!summary) throw new Error('Unexpected end of a census, expected its summary')
  return { occurrences, summary, skipped, findings, digest: `sha256:${hash.digest('hex')}`, lines }
}

/** What an approval is about: where each occurrence is, what it is, and what it becomes. */
const identityOf = ({ evidence: _, looksLikeCode: __, notes: ___, ...rest }: Occurrence): unknown =>
  rest

/** Writes the census beside its plan. It is derived: git ignores it. */
export const writeCensus = (top: string, name: string, { lines }: Census): void =>
  writePlanFile(top, name, 'census', lines.join(''))
