import type { Meaning } from '../core/occurrence.ts'
import type { Context, Region } from '../core/region.ts'
import type { Span } from '../core/span.ts'
import { type Token, tokenAround } from './token.ts'

/** One occurrence as classifiers see it. Offsets are UTF-16 units of `text`. */
export interface Sighting {
  readonly hit: Span
  /** The file, or the embedded piece of it, in which the region lies. */
  readonly text: string
  readonly region: Region
  readonly context: Context
  readonly path: string
  /** Whether `text` is the content of a string in a program. */
  readonly inString: boolean
  /** The language of `text` by the languages table. */
  readonly language: string
  /** The region's own text. */
  readonly content: string
  /** The run without white space around the hit, inside the region. */
  readonly token: Token
  /** Whether a module specifier leads to a file of the scanned tree. */
  readonly leadsToFile: (specifier: string) => boolean
}

export type Answer = Meaning & { readonly reason?: string }

/** Says what an occurrence means, or nothing when another classifier must. */
export type Classifier = (sighting: Sighting) => Answer | undefined

export function sighting(parts: Omit<Sighting, 'content' | 'token' | 'context'>): Sighting {
  const { text, region, hit } = parts
  return {
    ...parts,
    context: region.context ?? {},
    content: text.slice(region.start, region.end),
    token: tokenAround(text, hit, region),
  }
}
