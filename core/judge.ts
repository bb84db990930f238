import { createHash } from 'node:crypto'
import type { CheckFinding, Problem } from './check.ts'
import { checkRules, type RuleName, type Severity } from './check-rules.ts'
import { byPath } from './entry.ts'
import type { Suppression, Suppressions } from './suppression.ts'

/** What somebody decided about findings beforehand. */
export interface Judgement {
  /** Severities that differ from the default; `off` drops a rule. */
  readonly severities: ReadonlyMap<RuleName, Severity | 'off'>
  /** The suppressions of the files that were looked at, by path. */
  readonly suppressions: ReadonlyMap<string, Suppressions>
  /** Fingerprints that are known. */
  readonly baseline: ReadonlySet<string>
  /** The rules that this run asked: a suppression of another one is not unused. */
  readonly asked: ReadonlySet<RuleName>
}

/** Says of each problem how grave it is and whether it is known. Sorted by path, line and rule. */
export function judge(problems: readonly Problem[], judgement: Judgement): readonly CheckFinding[] {
  const { suppressions, asked } = judgement
  const print = fingerprinter()
  const used = new Set<Suppression>()
  const wanted = problems.filter(({ rule }) => severityIn(judgement, rule) !== 'off')
  const found = inOrder(wanted).map(problem => {
    const suppression = suppressionOf(problem, suppressions.get(problem.path))
    if (suppression) used.add(suppression)
    return findingOf(problem, print(problem), suppression, judgement)
  })
  const isAsked = (rule: RuleName) => asked.has(rule) && severityIn(judgement, rule) !== 'off'
  const rest = [...suppressions].flatMap(([path, { good, bad }]): readonly Problem[] => [
    ...bad.map((one): Problem => ({ rule: 'bad-suppression', path, ...one })),
    ...good
      .filter(one => !used.has(one) && one.rules.some(isAsked))
      .map(
        ({ line, rules }): Problem => ({
          rule: 'unused-suppression',
          path,
          line,
          message: `Unexpected suppression of \`${rules.join('`, `')}\`, expected something to suppress`,
          remedy: 'remove it',
        }),
      ),
  ])
  const ofSuppressions = inOrder(
    rest.filter(({ rule }) => severityIn(judgement, rule) !== 'off'),
  ).map(problem => findingOf(problem, print(problem), undefined, judgement))
  return [...found, ...ofSuppressions].toSorted(
    (left, right) => byPath(left, right) || (left.line ?? 0) - (right.line ?? 0),
  )
}

const severityIn = ({ severities }: Judgement, rule: RuleName): Severity | 'off' =>
  severities.get(rule) ?? checkRules[rule].severity

/** A stable order, so that equal problems of a file keep their fingerprints. */
const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
  problems.toSorted(
    (left, right) =>
      byPath(left, right) ||
      (left.line ?? 0) - (right.line ?? 0) ||
      (left.column ?? 0) - (right.column ?? 0) ||
      compare(left.rule, right.rule) ||
      compare(left.identity ?? '', right.identity ?? '') ||
      compare(left.message, right.message),
  )

const compare = (left: string, right: string): number => (left < right ? -1 : Number(left > right))

const suppressionOf = (
  { rule, line }: Problem,
  suppressions: Suppressions | undefined,
): Suppression | undefined =>
  suppressions?.good.find(
    one => one.rules.includes(rule) && (one.covers === undefined || one.covers === line),
  )

function findingOf(
  { rule, path, line, column, message, remedy, related }: Problem,
  fingerprint: string,
  suppression: Suppression | undefined,
  judgement: Judgement,
): CheckFinding {
  const severity = severityIn(judgement, rule)
  return {
    rule,
    severity: severity === 'off' ? 'info' : severity,
    path,
    line: line ?? null,
    column: column ?? null,
    message,
    remedy: remedy ?? null,
    related: related ?? [],
    fingerprint,
    state: suppression ? 'suppressed' : judgement.baseline.has(fingerprint) ? 'baseline' : 'new',
    reason: suppression?.reason ?? null,
  }
}

/** Hashes rule, path, identity and the ordinal among equal ones; no line numbers. */
function fingerprinter(): (problem: Problem) => string {
  const seen = new Map<string, number>()
  return ({ rule, path, message, identity }) => {
    const key = [rule, path, identity ?? message].join('\0')
    const ordinal = seen.get(key) ?? 0
    seen.set(key, ordinal + 1)
    return createHash('sha256').update(`${key}\0${ordinal}`).digest('hex').slice(0, 16)
  }
}
