import { stringify } from 'yaml'
import type { Survivor } from '../../core/ledger.ts'
import { fieldsOf, type Selector } from '../../core/selector.ts'
import { list, oneOf, optional, record, type Shape, text } from '../../core/shape.ts'
import { readYaml } from '../../core/yaml-file.ts'
import { selectorShape } from '../plan/document.ts'

const schema = 'cutover/ledger@1'

const date: Shape<string> = (value, at, fail) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : fail(at, 'a date such as 2027-01-31')

const shape = record({
  schema: oneOf([schema]),
  survivors: list(
    record({
      ...selectorShape,
      fingerprints: optional(list(text), []),
      reason: text,
      owner: text,
      expires: optional(date, undefined),
    }),
  ),
})

/** Reads a ledger. Throws `damagedFile` with line and column, for a fingerprint that stands twice too. */
export function parseLedger(path: string, content: string): readonly Survivor[] {
  const seen = new Set<string>()
  const unique: typeof shape = (value, at, fail) => {
    const ledger = shape(value, at, fail)
    ledger.survivors.forEach(({ fingerprints }, entry) => {
      fingerprints.forEach((one, index) => {
        if (seen.has(one))
          fail(['survivors', entry, 'fingerprints', index], 'each fingerprint once')
        seen.add(one)
      })
    })
    return ledger
  }
  return readYaml(path, content, unique).value.survivors.map(
    ({ fingerprints, reason, owner, expires, ...fields }) => ({
      select: definedOf(fields),
      fingerprints,
      reason,
      owner,
      expires,
    }),
  )
}

const definedOf = (fields: Readonly<Record<string, string | undefined>>): Selector =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

const head = `# Old names that stay on purpose. \`cutover gate\` fails for those that are not here, for entries
# that are past their day, and for entries that fit nothing any more (\`cutover ledger --prune\`).
`

export function renderLedger(survivors: readonly Survivor[]): string {
  const rows = survivors.map(({ select, fingerprints, reason, owner, expires }) => ({
    reason,
    owner,
    ...(expires === undefined ? {} : { expires }),
    ...Object.fromEntries(fieldsOf(select)),
    ...(fingerprints.length > 0 ? { fingerprints: fingerprints.toSorted() } : {}),
  }))
  return `${head}${stringify({ schema, survivors: rows }, { lineWidth: 100 })}`
}
