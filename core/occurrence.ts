import type { Style } from './styles.ts'
import type { Surface } from './surface.ts'

/** The categories and their kinds; `--help`, the schema and the reports read this table. */
export const kinds = {
  identifier: [
    'declaration',
    'reference',
    'property',
    'import',
    'export',
    'tag',
    'label',
    'symbol-string',
    'inline-code',
  ],
  path: ['file-name', 'dir-name', 'import-path', 'path-literal', 'url', 'link-target'],
  config: ['key', 'value', 'serialized-key', 'enum-string', 'env-var', 'cli-flag', 'cli-command'],
  comment: ['line', 'block', 'doc', 'directive', 'license'],
  prose: [
    'heading',
    'paragraph',
    'list',
    'table',
    'quote',
    'link-text',
    'alt',
    'message',
    'log',
    'template-text',
  ],
  unsure: ['unsure'],
} as const

export type Category = keyof typeof kinds
export type Kind = (typeof kinds)[Category][number]

/** The same as a pair that belongs together: `identifier` never goes with `heading`. */
export type Meaning = {
  [C in Category]: { readonly category: C; readonly kind: (typeof kinds)[C][number] }
}[Category]

export const categories = Object.keys(kinds) as readonly Category[]

export const actions = ['rename', 'review', 'keep'] as const
export type Action = (typeof actions)[number]

/** Why an occurrence has its category: the parser, the syntax around it, who decided. */
export interface Evidence {
  readonly analyzer: string
  /** Enclosing syntax joined by ` > `. */
  readonly syntax: string
  readonly classifier: string
  /** Why no classifier could answer; only where the category is `unsure`. */
  readonly reason?: string
}

/** One variant at one span of a file, or of a path. The shape of the JSON census. */
export interface Occurrence {
  readonly fingerprint: string
  readonly term: string
  readonly path: string
  /** Byte offsets in the file, or in the UTF-8 path where `line` is null. End exclusive. */
  readonly start: number
  readonly end: number
  /** From 1; null for a file or folder name. */
  readonly line: number | null
  /** From 1, in UTF-16 units; null for a file or folder name. */
  readonly column: number | null
  readonly text: string
  readonly style: Style
  readonly plural: boolean
  readonly whole: boolean
  /** The whole name that the occurrence is part of: `getLighthouseId`, `docs/lighthouse.md`. */
  readonly name: string
  /** Keys from the root of a data file, joined by dots; null elsewhere. */
  readonly key: string | null
  /** The file or folder of the tree that the occurrence names in an import or a link, or null. */
  readonly target: string | null
  readonly category: Category
  readonly kind: Kind
  readonly surface: Surface
  /** Why the name is visible outside the repository, or that it is foreign; null otherwise. */
  readonly contract: string | null
  /** The embedded language, `guessed` behind it where nothing marks it; null otherwise. */
  readonly embedded: string | null
  readonly looksLikeCode: boolean
  readonly notes: readonly string[]
  readonly evidence: Evidence
  readonly action: Action
  readonly rule: string
  readonly replacement: string | null
}
