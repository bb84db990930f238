/** Something that a document names, where it names it. */
export interface Written {
  readonly kind: 'link' | 'label' | 'code' | 'line'
  /** The target of a link, a code span in its words or elsewhere, or a line of a block of commands. */
  readonly text: string
  /** From 1; the column in UTF-16 units. */
  readonly line: number
  readonly column: number
}

/** The same, and what its line says of it. */
export interface Reference extends Written {
  /** Whether its line says that it is gone. */
  readonly isPast: boolean
  /** Whether its line says that it is to be made. */
  readonly isToBe: boolean
}
