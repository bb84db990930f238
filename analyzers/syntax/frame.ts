import type { Span } from '../../core/span.ts'

/**
 * One node on the way from a file's root to a hit. Offsets in UTF-16 units.
 *
 *     call > arguments > string      row: frames, the root first
 */
export interface Frame extends Span {
  readonly type: string
  /** The field of the parent that holds this node, where the grammar names it. */
  readonly field: string | undefined
  /** Position among the parent's named children, or in the field's list; from 0. */
  readonly index: number
  /** The source of a child field, or undefined where the node has none. */
  readonly child: (field: string) => string | undefined
}

/** The frames of one hit, the root first and the leaf last. Never empty. */
export type Trail = readonly Frame[]
