import type { Located } from '../../core/matcher.ts'
import type { Resolved } from '../../core/plan.ts'
import type { Span } from '../../core/span.ts'

/** An occurrence in the text that a plan leads to. Offsets are UTF-16 units of that text. */
export interface Site extends Span {
  readonly action: Exclude<Resolved['action'], 'open'>
  /** What stands there if all went well, and what stood there at the base. */
  readonly expected: string
  readonly base: string
  /** The words of the old name in lower case. */
  readonly words: readonly string[]
}

export type SiteState = 'done' | 'kept' | 'missed' | 'leaked' | 'wrong' | 'gone'

/** What became of a site; `span` is where, in the actual text. */
export interface Verdict {
  readonly site: Site
  readonly state: SiteState
  readonly actual: string | null
  readonly span: Span
}

export interface Texts {
  readonly expected: string
  readonly actual: string
  /** Sorted, and they do not overlap. */
  readonly sites: readonly Site[]
  /** Old and new names in the actual text, sorted. */
  readonly old: readonly Located[]
  readonly new: readonly Located[]
}
