import type { Reference } from './reference.ts'

/** What one document names. */
export interface Named {
  readonly path: string
  /** Whether its relative links and paths are those of the place where it lies now. */
  readonly isAtHome: boolean
  /** Whether it is a template, which is read in the projects of others. */
  readonly isShipped: boolean
  readonly references: readonly Reference[]
}
