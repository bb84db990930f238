import { isNode, isSeq, stringify } from 'yaml'
import { categories } from '../../core/occurrence.ts'
import { type Plan, type PlanDecision, planActions } from '../../core/plan.ts'
import { fieldsOf, type Selector } from '../../core/selector.ts'
import { type SelectorField, selectorNames } from '../../core/selector-fields.ts'
import {
  either,
  flag,
  list,
  nullable,
  number,
  oneOf,
  optional,
  record,
  text,
} from '../../core/shape.ts'
import { styleNames } from '../../core/styles.ts'
import { surfaces } from '../../core/surface.ts'
import { readYaml } from '../../core/yaml-file.ts'

const schema = 'cutover/plan@1'

const field = optional(text, undefined)

/** The fields that choose, each of which may be left out. */
export const selectorShape = {
  fingerprint: field,
  term: field,
  category: optional(oneOf(categories), undefined),
  kind: field,
  surface: optional(oneOf(surfaces), undefined),
  contract: field,
  path: field,
  key: field,
  name: field,
  part: field,
} satisfies Record<SelectorField, unknown>

const decisionShape = record({
  ...selectorShape,
  action: oneOf(planActions),
  replacement: optional(text, undefined),
  reason: text,
})

const planShape = record({
  schema: oneOf([schema]),
  base: text,
  terms: list(
    record({
      from: text,
      to: nullable(text),
      exact: optional(flag, false),
      variants: optional(list(oneOf(styleNames)), []),
      plural: optional(
        either(flag, value => typeof value === 'boolean', text),
        true,
      ),
    }),
  ),
  scope: record({
    paths: optional(list(text), []),
    include: optional(list(text), []),
    exclude: optional(list(text), []),
    maxFileSize: number,
  }),
  decisions: list(decisionShape),
})

/** Reads a plan file. Throws `damagedFile` with line and column. */
export function parsePlan(name: string, path: string, content: string): Plan {
  const { base, terms, scope, decisions } = readYaml(path, content, planShape).value
  return { name, base, terms, scope, decisions: decisions.map(toDecision) }
}

type Fields = Readonly<Record<string, unknown>> &
  Pick<PlanDecision, 'action' | 'reason'> & { readonly replacement: string | undefined }

function toDecision({ action, reason, replacement, ...fields }: Fields): PlanDecision {
  const select: Selector = Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  )
  return { select, action, reason, ...(replacement === undefined ? {} : { replacement }) }
}

const head = `# A cutover: what is renamed and what is kept, decided before anything is edited.
# \`cutover review\` goes through what is open, \`cutover approve\` binds a person to this file.
`

const decisionsHead = `# The first entry that fits an occurrence decides; what none fits follows the defaults of
# \`cutover scan\`. An entry chooses by ${selectorNames.slice(0, 5).join(', ')},
# ${selectorNames.slice(5).join(', ')}; its action is ${planActions.slice(0, 2).join(' or ')}, its reason is required.
`

/** Writes a new plan. */
export function renderPlan({ base, terms, scope, decisions }: Plan): string {
  const top = { schema, base, terms: terms.map(shortTerm), scope }
  return `${head}${stringify(top, { lineWidth: 100 })}${decisionsHead}${renderList(decisions)}`
}

const shortTerm = ({ from, to, exact, variants, plural }: Plan['terms'][number]) => ({
  from,
  to,
  ...(exact ? { exact } : {}),
  ...(variants.length > 0 ? { variants } : {}),
  ...(plural === true ? {} : { plural }),
})

const renderList = (decisions: readonly PlanDecision[]): string =>
  decisions.length === 0 ? 'decisions: []\n' : `decisions:\n${renderItems(decisions)}`

function renderItems(decisions: readonly PlanDecision[]): string {
  const rows = decisions.map(({ select, action, replacement, reason }) => ({
    ...Object.fromEntries(fieldsOf(select)),
    action,
    ...(replacement === undefined ? {} : { replacement }),
    reason,
  }))
  if (rows.length === 0) return ''
  return stringify(rows, { lineWidth: 100 }).replace(/^(?=.)/gm, '  ')
}

/**
 * Adds decisions in front of the others, single occurrences first of all, and leaves every other
 * byte of the file as it is.
 */
export function addDecisions(
  path: string,
  content: string,
  added: readonly PlanDecision[],
): string {
  const { document, value } = readYaml(path, content, planShape)
  const isSingle = ({ select }: PlanDecision) => select.fingerprint !== undefined
  const singles = added.filter(isSingle)
  const others = added.filter(decision => !isSingle(decision))
  const node = document.get('decisions', true)
  const [start, end] = (isSeq(node) ? node.range : undefined) ?? [0, 0]
  if (value.decisions.length === 0) {
    const key = content.lastIndexOf('decisions:', start)
    return `${content.slice(0, key)}${renderList([...singles, ...others])}${content.slice(end).replace(/^[ \t]*\r?\n/, '')}`
  }
  const starts = isSeq(node) ? node.items.map(item => lineStart(content, startOf(item))) : []
  const first = starts[0] ?? end
  const firstOther = starts[value.decisions.findIndex(one => one.fingerprint === undefined)] ?? end
  const joint = firstOther === end && !content.slice(0, end).endsWith('\n') ? '\n' : ''
  return [
    content.slice(0, first),
    renderItems(singles),
    content.slice(first, firstOther),
    joint,
    renderItems(others),
    content.slice(firstOther),
  ].join('')
}

const startOf = (item: unknown): number => (isNode(item) ? (item.range?.[0] ?? 0) : 0)

const lineStart = (content: string, offset: number): number =>
  content.lastIndexOf('\n', offset - 1) + 1
