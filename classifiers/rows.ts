import { isSentence } from './shapes.ts'
import type { Answer, Classifier, Sighting } from './sighting.ts'

/** Something that a classifier asks about an occurrence. */
export type Claim = (seen: Sighting) => boolean

/** A row of a classifier's table: what the occurrence is where the claim holds; undefined passes it on. */
export type Row = readonly [answer: Answer | undefined, claim: Claim]

/** A classifier that answers by the first row whose claim holds. */
export function firstOf(...rows: readonly Row[]): Classifier {
  return seen => rows.find(([, claim]) => claim(seen))?.[0]
}

export const all =
  (...claims: readonly Claim[]): Claim =>
  seen =>
    claims.every(claim => claim(seen))

export const any =
  (...claims: readonly Claim[]): Claim =>
  seen =>
    claims.some(claim => claim(seen))

export const not =
  (claim: Claim): Claim =>
  seen =>
    !claim(seen)

/** The whole content of the region. */
export const content =
  (pattern: RegExp): Claim =>
  seen =>
    pattern.test(seen.content)

/** What calls the region as an argument; the empty string where nothing does. */
export const callee =
  (test: (callee: string) => boolean): Claim =>
  ({ context }) =>
    test(context.callee ?? '')

/** The name that the region is given to; the empty string where there is none. */
export const named =
  (test: (name: string) => boolean): Claim =>
  ({ context }) =>
    test(context.name ?? '')

export const slot =
  (...slots: readonly NonNullable<Sighting['context']['slot']>[]): Claim =>
  ({ context }) =>
    context.slot !== undefined && slots.includes(context.slot)

export const syntax =
  (...names: readonly Sighting['region']['syntax'][]): Claim =>
  ({ region }) =>
    names.includes(region.syntax)

export const language =
  (...names: readonly string[]): Claim =>
  seen =>
    names.includes(seen.language)

/** The first argument, or no argument at all. */
export const isFirst: Claim = ({ context }) => (context.index ?? 0) === 0

export const isString: Claim = syntax('string')

export const isLiteral: Claim = syntax('string', 'scalar')

export const readsAsSentence: Claim = seen => isSentence(seen.content)
