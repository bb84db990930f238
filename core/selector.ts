import { globMatcher } from './glob.ts'
import type { Occurrence } from './occurrence.ts'
import { type SelectorField, selectorNames } from './selector-fields.ts'

/** Chooses the occurrences that fit every field it has. */
export type Selector = Readonly<Partial<Record<SelectorField, string>>>

type Test = (occurrence: Occurrence) => boolean

const tests: Readonly<Record<SelectorField, (value: string) => Test>> = {
  fingerprint: value => occurrence => occurrence.fingerprint === value,
  term: value => occurrence => occurrence.term === value,
  category: value => occurrence => occurrence.category === value,
  kind: value => occurrence =>
    occurrence.kind === value || `${occurrence.category}/${occurrence.kind}` === value,
  surface: value => occurrence => occurrence.surface === value,
  contract: value => occurrence => hasContract(occurrence.contract, value),
  path: value => {
    const matches = globMatcher([value])
    return occurrence => matches(occurrence.path)
  },
  key: value => {
    const matches = globMatcher([`/${dotsAsSlashes(value)}`])
    return ({ key }) => key !== null && matches(dotsAsSlashes(key))
  },
  name: value => {
    const matches = globMatcher([`/${value}`])
    return ({ name }) => name === value || matches(name)
  },
  part: value => occurrence => partOf(occurrence) === value,
}

const hasContract = (contract: string | null, wanted: string): boolean =>
  wanted === 'none' ? contract === null : wanted === 'any' ? contract !== null : contract === wanted

/** Globs know slashes: `service.*` is one level below `service`, and `service` covers them all. */
const dotsAsSlashes = (keys: string): string => keys.replaceAll('/', '\\/').replaceAll('.', '/')

/** Which part of a document an occurrence stands in; elsewhere its kind. */
export function partOf({ path, embedded, key, kind }: Occurrence): string {
  if (embedded === null || !/\.(?:mdx?|markdown|rst|adoc|asciidoc)$/i.test(path)) return kind
  return key !== null && /^(?:yaml|toml|json)$/.test(embedded) ? 'front-matter' : 'fence'
}

/** The test of a selector; one without fields fits everything. */
export function selects(selector: Selector): Test {
  const all = fieldsOf(selector).map(([field, value]) => tests[field](value))
  return occurrence => all.every(test => test(occurrence))
}

/** The fields of a selector in the table's order. */
export function fieldsOf(selector: Selector): readonly (readonly [SelectorField, string])[] {
  return selectorNames.flatMap(field => {
    const value = selector[field]
    return value === undefined ? [] : [[field, value] as const]
  })
}

/** A selector as people write it: a category or kind alone, quotes around what has spaces. */
export const renderSelector = (selector: Selector): string =>
  fieldsOf(selector)
    .map(([field, value]) => {
      const written = /[\s=]/.test(value) ? `"${value}"` : value
      return field === 'category' || field === 'kind' ? written : `${field}:${written}`
    })
    .join(' ')
