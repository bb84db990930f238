/** A half-open piece of a text: `start` included, `end` excluded. Units are named by the holder. */
export interface Span {
  readonly start: number
  readonly end: number
}
