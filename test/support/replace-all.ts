import { matcher } from '../../core/matcher.ts'
import { type Place, replacementOf } from '../../core/replace.ts'
import { parseTerm, type TermOptions } from '../../core/term.ts'

/** Replaces every occurrence in a text by what is proposed for it, as an edit of all would. */
export function replaceAll(
  text: string,
  from: string,
  options: TermOptions,
  place?: Place,
): string {
  const { located } = matcher([parseTerm(from, options)])(text)
  let result = ''
  let cursor = 0
  for (const one of located) {
    result += text.slice(cursor, one.start) + (replacementOf(one, place) ?? one.text)
    cursor = one.end
  }
  return result + text.slice(cursor)
}
