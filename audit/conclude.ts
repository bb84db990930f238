import { type BaselineEntry, nextBaseline } from '../core/baseline.ts'
import type { CheckFinding, Problem } from '../core/check.ts'
import { checkRules, isRuleName, type RuleName } from '../core/check-rules.ts'
import { judge } from '../core/judge.ts'
import { matcher } from '../core/matcher.ts'
import { readBaseline, writeBaseline } from './baseline.ts'
import type { Facts } from './facts.ts'
import type { AuditRequest } from './request.ts'

/** What is said in the end, and a word about the baseline. */
export interface Conclusion {
  readonly findings: readonly CheckFinding[]
  readonly notes: readonly string[]
}

/** Holds the problems against severities, suppressions and the baseline, which is written if asked. */
export function conclude(
  { cwd, severities, baseline: { path: typed, update, prune } }: AuditRequest,
  facts: Facts,
  problems: readonly Problem[],
): Conclusion {
  const { root } = facts.tree
  const isWritten = update || prune
  const { path, entries: before } = readBaseline(root, cwd, { path: typed, isWritten })
  const findingsUnder = (known: readonly { readonly fingerprint: string }[]) =>
    judge(problems, {
      severities,
      suppressions: facts.documents.suppressions,
      baseline: new Set(known.map(({ fingerprint }) => fingerprint)),
      asked: rulesAsked(facts),
    })
  const first = findingsUnder(before)
  const isAsked = askedOf(facts, severities)
  if (!isWritten) return { findings: first, notes: staleNote(path, before, isAsked, first) }
  const after = nextBaseline(before, first, { add: update, prune, isAsked })
  writeBaseline(root, { path, entries: after })
  return {
    findings: findingsUnder(after),
    notes: [`${path} has ${after.length} accepted findings now, ${before.length} before`],
  }
}

/** Entries that are found no more are a reason to prune, and no finding: other runs may find them. */
function staleNote(
  path: string,
  before: readonly BaselineEntry[],
  isAsked: (entry: BaselineEntry) => boolean,
  findings: readonly CheckFinding[],
): readonly string[] {
  const present = new Set(findings.map(({ fingerprint }) => fingerprint))
  const stale = before.filter(one => isAsked(one) && !present.has(one.fingerprint)).length
  return stale === 0
    ? []
    : [
        `${stale} of ${before.length} entries of ${path} are found no more; \`--prune\` removes them`,
      ]
}

const ofTerms = /^(?:old-term|leftover|twin|undocumented-term)$/
const ofScope = /^(?:scope-|ownership-|target-out-of-scope)/
const ofCommandFiles = /^(?:command-|agent-)/

/** The rules that a run has asked; what was suppressed of others is not unused. */
const rulesAsked = ({ terms, scope }: Facts): ReadonlySet<RuleName> =>
  new Set(
    Object.keys(checkRules)
      .filter((name): name is RuleName => Object.hasOwn(checkRules, name))
      .filter(name => !ofCommandFiles.test(name))
      .filter(name => terms.isUsual || !ofTerms.test(name))
      .filter(name => scope !== undefined || !ofScope.test(name)),
  )

/**
 * Whether a run would have found an entry of a baseline again: its rule was asked, its file looked
 * at, and its term, which the message names, looked for.
 */
function askedOf(
  facts: Facts,
  severities: AuditRequest['severities'],
): (entry: BaselineEntry) => boolean {
  const rules: ReadonlySet<string> = rulesAsked(facts)
  const seen = new Set(facts.tree.files.map(({ path }) => path))
  const all = new Set(facts.tree.everything.map(({ path }) => path))
  const match = matcher(facts.terms.old)
  const isSought = ({ rule, message }: BaselineEntry): boolean =>
    rules.has(rule) || (ofTerms.test(rule) && match(message).located.length > 0)
  const isOff = ({ rule }: BaselineEntry): boolean =>
    isRuleName(rule) && severities.get(rule) === 'off'
  return entry => isSought(entry) && !isOff(entry) && (seen.has(entry.path) || !all.has(entry.path))
}
