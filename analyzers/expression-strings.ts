import type { Context } from '../core/region.ts'
import { type Frame, isGiven, type Token } from './expression.ts'

/** A string with the tokens and the bracket around it. */
export interface ExpressionString {
  readonly before: Token | undefined
  readonly after: Token | undefined
  /** The token two before, which a mark in between joins to the string. */
  readonly name: string | undefined
  /** The token two behind, the filter where a bar joins it. */
  readonly filter: string | undefined
  readonly inside: Frame
  readonly isTag: boolean
}

const modules = new Set(
  'include extends import from embed use include_relative render layout ssi'.split(' '),
)
const comparisons = new Set(['==', '!=', '===', '!==', '<>'])
const comparers = new Set('eq ne neq when case ifequal ifnotequal'.split(' '))

/** How a string is used; the first answer wins. */
export function stringContext(string: ExpressionString): Context | undefined {
  for (const use of uses) {
    const context = use(string)
    if (context) return context
  }
  return undefined
}

type Use = (string: ExpressionString) => Context | undefined

const uses: readonly Use[] = [
  ({ after, inside }) =>
    after?.text === '=>' || (after?.text === ':' && inside.open === '{')
      ? { slot: 'map-key' }
      : undefined,
  ({ before, after }) =>
    comparisons.has(before?.text ?? '') || comparisons.has(after?.text ?? '')
      ? { slot: 'comparison' }
      : undefined,
  ({ inside: { open, callee, head } }) =>
    comparers.has((open === '(' ? callee : undefined) ?? head ?? '')
      ? { slot: 'comparison' }
      : undefined,
  ({ after, filter }) =>
    after?.text === '|' && filter !== undefined
      ? { slot: 'argument', callee: filter, index: 0 }
      : undefined,
  ({ inside: { open, callee } }) =>
    open === '[' && callee !== undefined ? { slot: 'lookup', name: callee } : undefined,
  ({ before, name, inside }) =>
    before?.text === '=' && name !== undefined
      ? { slot: isGiven(name, inside.open, inside.head) ? 'keyword' : 'value', name }
      : undefined,
  ({ isTag, inside: { open, head } }) =>
    isTag && open === '' && head !== undefined && modules.has(head)
      ? { slot: 'module', callee: head }
      : undefined,
  ({ before, name, inside }) =>
    before?.text === '=>' || (before?.text === ':' && inside.open === '{')
      ? { slot: 'value', name: (name ?? '').replace(/^['"]|['"]$/g, '') }
      : undefined,
  ({ inside: { open, callee, commas } }) =>
    open === '(' && callee !== undefined ? { slot: 'argument', callee, index: commas } : undefined,
  ({ inside: { open } }) => (open === '[' || open === '{' ? { slot: 'item' } : undefined),
  ({ inside: { head, followers } }) =>
    head === undefined ? undefined : { slot: 'argument', callee: head, index: followers - 1 },
]
