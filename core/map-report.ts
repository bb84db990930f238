import type { Verification } from './verification.ts'

/** How an occurrence map stands to a tree, by content and by Spec Kitty's own gate. */
export interface MapReport {
  readonly schema: 'cutover/map-report@1'
  readonly file: string
  readonly problems: readonly {
    readonly level: 'yaml' | 'gate' | 'schema' | 'note'
    readonly line: number
    readonly column: number
    readonly message: string
  }[]
  /** What Spec Kitty says: of the file by its schema, by its run-time gate, and of the changed paths. */
  readonly upstream: {
    readonly schema: boolean
    readonly gate: boolean
    readonly paths: readonly {
      readonly path: string
      readonly isAllowed: boolean
      readonly reason: string
    }[]
  }
  /** Terms of the map, with how often they occur at the base. */
  readonly terms: readonly { readonly term: string; readonly occurrences: number }[]
  /** Changed occurrences that the map leaves to judgement. */
  readonly reviewed: number
  /** Null where no term could be looked for. */
  readonly verification: Verification | null
  /** Files of which Spec Kitty's gate and the contents say different things. */
  readonly differences: readonly {
    readonly path: string
    readonly upstream: string
    readonly content: string
  }[]
  /** Occurrences that the map lists, where they stand today. */
  readonly listed: readonly {
    readonly id: string
    readonly path: string
    readonly state: string
    readonly was: number | null
    readonly line: number | null
  }[]
  readonly passed: boolean
}
