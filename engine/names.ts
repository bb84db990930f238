import type { Sighting } from '../classifiers/sighting.ts'
import { wordAround } from './notes.ts'

/** Longest name that an occurrence carries, in UTF-16 units. */
const longest = 200

/**
 * The whole name that an occurrence is part of: the identifier, the key, or the run of characters
 * around it.
 *
 *     getLighthouseId()      getLighthouseId
 *     "docs/lighthouse.md"   docs/lighthouse.md
 */
export function wholeName({ region, content, token, text, hit }: Sighting): string {
  const isName = region.syntax === 'identifier' || region.syntax === 'key'
  const name = isName ? content : token.text
  return name.length > 0 && name.length <= longest ? name : wordAround(text, hit.start, hit.end)
}

/** The keys from the root of a data file to the occurrence, joined by dots. */
export const keyPathOf = ({ context }: Sighting): string | null =>
  context.keys && context.keys.length > 0 ? context.keys.join('.') : null
