/** A term of a map and what becomes of it. */
export interface MapTarget {
  readonly term: string
  readonly replacement: string | null
  readonly operation: string
}

/** One occurrence that a map lists, with the line that it saw. */
export interface Listed {
  readonly id: string
  readonly file: string
  readonly line: number | undefined
  readonly source: string
  readonly replacement: string | undefined
}

/** What a map says of a category; actions outside of the vocabulary are kept as they are written. */
export interface MapEntry {
  readonly action: string
  readonly occurrences: readonly Listed[]
}

export interface MapException {
  readonly path: string
  readonly action: string
  readonly reason: string
  readonly fieldPath: string | undefined
}

/** An `occurrence_map.yaml` as far as it could be read. */
export interface OccurrenceMap {
  readonly targets: readonly MapTarget[]
  readonly categories: Readonly<Record<string, MapEntry>>
  readonly exceptions: readonly MapException[]
  readonly moves: readonly { readonly from: readonly string[]; readonly to: string }[]
  readonly structuralTargets: readonly string[]
}

/** What is wrong with a map: no YAML, refused by the run-time gate, by the schema, or only odd. */
export interface MapProblem {
  readonly level: 'yaml' | 'gate' | 'schema' | 'note'
  readonly line: number
  readonly column: number
  readonly message: string
}

export interface MapReading {
  /** Undefined where the file is no YAML. */
  readonly map: OccurrenceMap | undefined
  readonly problems: readonly MapProblem[]
}
