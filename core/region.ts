import type { Span } from './span.ts'

/**
 * What a parser says a piece of text is. Analyzers name the syntax, classifiers the meaning.
 *
 * | syntax | span | `role` |
 * |---|---|---|
 * | identifier | the name | declaration, reference, property, import, export, tag, label, attribute |
 * | string | the content without quotes | `doc` for docstrings |
 * | regex | the pattern without delimiters | |
 * | comment | with its delimiters | line, block, doc |
 * | key | a key of a data file | |
 * | scalar | a value of a data file, without quotes | |
 * | text | words for readers | heading, paragraph, list, table, quote, link-text, alt |
 * | code | inline code without its marks | |
 * | output | a fence or literal block of no known language | |
 * | target | a link's or image's target, an anchor | |
 * | placeholder | the inside of `{{ }}`, `${ }` where no parser reads it | |
 * | word | a bare word of a shell | command, argument |
 * | plain | text of an unknown format | |
 */
export const syntaxes = [
  'identifier',
  'string',
  'regex',
  'comment',
  'key',
  'scalar',
  'text',
  'code',
  'output',
  'target',
  'placeholder',
  'word',
  'plain',
] as const

export type Syntax = (typeof syntaxes)[number]

/**
 * How a region is used by what stands around it; every field is what the source says, verbatim.
 *
 *     t("Create a feature")          { slot: 'argument', callee: 't', index: 0 }
 *     row["feature"]                 { slot: 'lookup', name: 'row' }
 *     { "feature": 1 }               { slot: 'map-key' }
 *     kind == "feature"              { slot: 'comparison' }
 *     import x from './feature.js'   { slot: 'module' }
 *     on: { push: feature }          { slot: 'value', name: 'push', keys: ['on', 'push'] }
 */
export interface Context {
  readonly slot?: Slot
  /** The nearest call around the region, as `name`, `object.name` or `a::b`. */
  readonly callee?: string
  /** Position of the region's argument in that call, from 0. */
  readonly index?: number
  /** Position of the region in its list, from 0. */
  readonly item?: number
  /** The variable, property, keyword argument, key or attribute that the region is given to. */
  readonly name?: string
  /** Keys from the document's root to the region in a data file, the region's own key last. */
  readonly keys?: readonly string[]
  /** The element of a markup attribute or text. */
  readonly element?: string
}

export type Slot =
  | 'argument'
  | 'keyword'
  | 'map-key'
  | 'lookup'
  | 'comparison'
  | 'module'
  | 'value'
  | 'item'
  | 'attribute'
  | 'display'
  | 'type'
  | 'tag'
  | 'directive'

/**
 * A span of a text with its syntax. Offsets are UTF-16 code units of the decoded text;
 * occurrences are converted to bytes in one place, `core/text.ts`.
 */
export interface Region extends Span {
  readonly syntax: Syntax
  readonly role?: string
  /** Enclosing syntax, outermost first, the region's own node last. Evidence only. */
  readonly trail: readonly string[]
  readonly context?: Context
  /** Name of the language in which the content is written, where the source marks it. */
  readonly language?: string
}

/** One file, or one embedded piece of it, as an analyzer sees it. */
export interface Source {
  /** POSIX path relative to the root; an embedded piece has the path of its file. */
  readonly path: string
  readonly text: string
  /** The language's name in the table, so that one parser can serve several. */
  readonly language: string
}

/**
 * Names the regions that cover `hits`, which are sorted, do not overlap and are never empty.
 * Regions come in any order and may nest: the innermost one that covers a hit's start counts.
 * A hit without a region is read by the fallback. May throw: the engine then falls back.
 */
export type Analyze = (
  source: Source,
  hits: readonly Span[],
) => readonly Region[] | Promise<readonly Region[]>
