import type { Action, Category, Occurrence } from './occurrence.ts'
import type { Style } from './styles.ts'
import type { Surface } from './surface.ts'

/** Something to tell the user about a file: never thrown, shown in the report. */
export interface Finding {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly path: string
  readonly message: string
}

export const skipReasons = [
  'binary',
  'too-large',
  'undecodable',
  'ignored',
  'link',
  'submodule',
  'excluded',
  'unreadable',
  'hidden',
  'report',
] as const
export type SkipReason = (typeof skipReasons)[number]

export interface Skipped {
  readonly path: string
  readonly reason: SkipReason
}

/** A place where the letters of a term stand across a word boundary: counted, never edited. */
export interface NearMiss {
  readonly term: string
  readonly path: string
  readonly line: number | null
  readonly column: number | null
  readonly text: string
}

/** What is known before the first file is read. */
export interface Head {
  readonly schema: 'cutover/census@1'
  readonly tool: { readonly name: 'cutover'; readonly version: string }
  readonly base: { readonly commit: string | null; readonly dirty: boolean }
  readonly terms: readonly {
    readonly from: string
    readonly to: string | null
    readonly variants: readonly {
      readonly text: string
      readonly style: Style
      readonly plural: boolean
    }[]
  }[]
}

export interface Summary {
  /** Files that contain or are named by at least one occurrence. */
  readonly files: number
  /** Files that were looked at. */
  readonly searched: number
  readonly occurrences: number
  readonly nearMisses: number
  readonly skipped: number
  readonly byCategory: Readonly<Record<Category, number>>
  /** Keys are `category/kind`. */
  readonly byKind: Readonly<Record<string, number>>
  readonly bySurface: Readonly<Record<Surface, number>>
  readonly byAction: Readonly<Record<Action, number>>
  readonly contracts: number
}

/** What a scan yields, in order: one head, then events sorted by path, one summary last. */
export type ScanEvent =
  | { readonly type: 'head'; readonly head: Head }
  | {
      readonly type: 'occurrence'
      readonly occurrence: Occurrence
      readonly frame: Frame | undefined
    }
  | { readonly type: 'near-miss'; readonly nearMiss: NearMiss }
  | { readonly type: 'skipped'; readonly skipped: Skipped }
  | { readonly type: 'finding'; readonly finding: Finding }
  | { readonly type: 'summary'; readonly summary: Summary }

/** The lines around an occurrence, for people: `lines[0]` is line number `first`. */
export interface Frame {
  readonly first: number
  readonly lines: readonly string[]
}

/** A whole census as one value, as most reporters take it. */
export interface Report {
  readonly head: Head
  readonly summary: Summary
  readonly occurrences: readonly Occurrence[]
  /** Keyed by the occurrence's fingerprint; only for occurrences that reports show in context. */
  readonly frames: ReadonlyMap<string, Frame>
  readonly nearMisses: readonly NearMiss[]
  readonly skipped: readonly Skipped[]
  readonly findings: readonly Finding[]
}
