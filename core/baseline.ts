import type { CheckFinding } from './check.ts'
import { mistake } from './errors.ts'
import { isNestedDeeply } from './nesting.ts'
import { list, oneOf, record, text } from './shape.ts'
import { readYaml } from './yaml-file.ts'

/** A finding that was there when somebody accepted it. All but the fingerprint is for readers. */
export interface BaselineEntry {
  readonly rule: string
  readonly path: string
  readonly message: string
  readonly fingerprint: string
}

const schema = 'cutover/baseline@1'

const shape = record({
  schema: oneOf([schema]),
  findings: list(record({ rule: text, path: text, message: text, fingerprint: text })),
})

/** Reads a baseline. Throws `damagedFile` with line and column. */
export function parseBaseline(path: string, content: string): readonly BaselineEntry[] {
  if (content.length > longest) throw mistake('damagedFile', path, 'it is too large')
  if (isNestedDeeply(content))
    throw mistake('damagedFile', `${path}:1:1`, 'it is nested too deeply')
  return readYaml(path, content, shape).value.findings
}

/** In UTF-16 units. */
const longest = 64 * 1024 ** 2

/** Writes a baseline as JSON, sorted, so that branches that change it can be merged. */
export function renderBaseline(entries: readonly BaselineEntry[]): string {
  const rows = entries
    .toSorted(
      (left, right) =>
        compare(left.path, right.path) ||
        compare(left.rule, right.rule) ||
        compare(left.fingerprint, right.fingerprint),
    )
    .map(entry => `    ${JSON.stringify(entry)}`)
  const findings = rows.length === 0 ? '[]' : `[\n${rows.join(',\n')}\n  ]`
  return `{\n  "schema": "${schema}",\n  "findings": ${findings}\n}\n`
}

const compare = (left: string, right: string): number => (left < right ? -1 : Number(left > right))

export interface NextBaseline {
  /** Whether what is new is accepted. */
  readonly add: boolean
  /** Whether what is found no more goes. */
  readonly prune: boolean
  /** Whether this run would have found an entry again: what it did not look for stays. */
  readonly isAsked: (entry: BaselineEntry) => boolean
}

/** The baseline with what is new, and without what is found no more where that is wanted. */
export function nextBaseline(
  before: readonly BaselineEntry[],
  findings: readonly CheckFinding[],
  { add, prune, isAsked }: NextBaseline,
): readonly BaselineEntry[] {
  const known = new Set(before.map(({ fingerprint }) => fingerprint))
  const present = new Set(findings.map(({ fingerprint }) => fingerprint))
  const kept = prune
    ? before.filter(entry => present.has(entry.fingerprint) || !isAsked(entry))
    : before
  const added = findings.filter(
    one => one.state === 'new' && one.severity !== 'info' && !known.has(one.fingerprint),
  )
  return add
    ? [
        ...kept,
        ...added.map(({ rule, path, message, fingerprint }) => ({
          rule,
          path,
          message,
          fingerprint,
        })),
      ]
    : kept
}
