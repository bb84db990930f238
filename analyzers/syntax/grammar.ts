import type { Slot } from '../../core/region.ts'
import type { Selector } from './selector.ts'

export type Role =
  | 'declaration'
  | 'reference'
  | 'property'
  | 'import'
  | 'export'
  | 'tag'
  | 'attribute'
  | 'label'

/**
 * What a parser's node types mean, as data: one such table a language.
 * Node types are spelled as the grammar spells them; in every table the first row that fits wins.
 */
export interface Grammar {
  readonly comments: readonly string[]
  /** Literals with quotes around them. */
  readonly strings: readonly string[]
  /** Parts of a literal that stand for the whole literal around them. */
  readonly pieces?: readonly string[]
  /** Text between tags. */
  readonly texts?: readonly string[]
  readonly regexes?: readonly string[]
  /** Leaves that are names. */
  readonly names: readonly string[]
  /** Leaves that are words of a shell; the selector says which is the command. */
  readonly words?: { readonly types: readonly string[]; readonly command: readonly Selector[] }
  /** What a name is by where it stands; a name without a row is a reference. */
  readonly roles: readonly (readonly [Role, ...Selector[]])[]
  /** What follows a string that is a key, where the grammar has no field for it. */
  readonly keyMark?: RegExp
  /** Where a string is documentation. */
  readonly docs?: readonly Selector[]
  /** How a string is used, by where it or an enclosing node stands. */
  readonly slots: readonly (readonly [Slot, ...Selector[]])[]
  /** Fields, or numbers of children, that hold the name a value is given to: of `x = "feature"` the `x`. */
  readonly owners: Readonly<Record<string, string>>
  /** Call nodes: the field of the callee, and of the list of arguments. */
  readonly calls: Readonly<Record<string, readonly [callee: string, receiver?: string]>>
  /** Property nodes: the field that holds the object. */
  readonly objects?: Readonly<Record<string, string>>
  /** Nodes whose name is a declaration only where they have this field: `struct lamp { ... }`. */
  readonly defines?: Readonly<Record<string, string>>
  /** What the first child of a declaration says where the name is sent out: `pub`. */
  readonly exported?: RegExp
  /** Leaves that are references wherever they stand. */
  readonly references?: readonly string[]
  /** Leaves that the grammar does not look into, and the language of their text. */
  readonly embedded?: Readonly<Record<string, string>>
  /** Nodes at which a search for the slot ends. */
  readonly statements?: RegExp
  /** What follows a comment that is documentation without saying so, as in Go. */
  readonly documented?: RegExp
}
