import type { Action, Category, Kind } from '../core/occurrence.ts'
import type { Surface } from '../core/surface.ts'

/** What a rule decides from. */
export interface Subject {
  readonly category: Category
  readonly kind: Kind
  readonly surface: Surface
  readonly contract: string | null
}

export interface Decision {
  readonly action: Action
  readonly reason: string
}

export interface ActionRule {
  readonly description: string
  readonly decide: (subject: Subject) => Decision | undefined
}

const when = (condition: boolean, action: Action, reason: string): Decision | undefined =>
  condition ? { action, reason } : undefined

const reviewed = new Set([
  'identifier/export',
  'identifier/symbol-string',
  'path/file-name',
  'path/dir-name',
  'path/path-literal',
  'path/url',
  'config/key',
  'config/value',
  'config/serialized-key',
  'config/enum-string',
  'config/env-var',
  'config/cli-flag',
  'config/cli-command',
])

/** First rule that decides wins, so the order is the policy. */
export const rules = {
  surfaces: {
    description: 'Keep what is generated, vendored, history or binary',
    decide: ({ surface }) =>
      when(
        /^(?:generated|vendored|history|binary)$/.test(surface),
        'keep',
        `${surface} files are not edited by hand`,
      ),
  },
  unsure: {
    description: 'Review what could not be classified',
    decide: ({ category }) =>
      when(category === 'unsure', 'review', 'nobody knows yet what this is'),
  },
  foreign: {
    description: 'Keep names that belong to somebody else',
    decide: ({ contract }) =>
      when(contract === 'foreign', 'keep', 'the name belongs to somebody else'),
  },
  held: {
    description: 'Keep directives and licences',
    decide: ({ kind }) =>
      when(
        kind === 'directive' || kind === 'license',
        'keep',
        kind === 'license' ? 'a licence stays as it was granted' : 'a tool obeys this comment',
      ),
  },
  contracts: {
    description: 'Review names that are visible outside the repository',
    decide: ({ contract }) =>
      when(contract !== null, 'review', `visible outside the repository: ${contract}`),
  },
  fixtures: {
    description: 'Review test data',
    decide: ({ surface }) =>
      when(surface === 'fixture', 'review', 'test data is compared letter by letter'),
  },
  messages: {
    description: 'Review messages and logs in tests',
    decide: ({ surface, kind }) =>
      when(
        surface === 'test' && (kind === 'message' || kind === 'log'),
        'review',
        'a test may compare this text',
      ),
  },
  review: {
    description: 'Review what a machine reads',
    decide: ({ category, kind }) =>
      when(reviewed.has(`${category}/${kind}`), 'review', 'a machine reads this name'),
  },
  defaults: {
    description: 'Rename everything else',
    decide: () => ({ action: 'rename', reason: 'names and words of this repository' }),
  },
} satisfies Record<string, ActionRule>

/** What should happen to an occurrence, by which rule, and why. */
export function decide(subject: Subject): Decision & { readonly rule: string } {
  for (const [rule, { decide: ask }] of Object.entries(rules)) {
    const decision = ask(subject)
    if (decision) return { ...decision, rule }
  }
  return { action: 'review', rule: 'none', reason: 'no rule decided' }
}
