/** Something that a document names, where it names it. */
export interface Reference {
  readonly kind: 'link' | 'code' | 'line'
  /** The target of a link, the content of a code span, or a line of a block of commands. */
  readonly text: string
  /** From 1; the column in UTF-16 units. */
  readonly line: number
  readonly column: number
}
