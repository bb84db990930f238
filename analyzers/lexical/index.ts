import type { Region, Source } from '../../core/region.ts'
import type { Span } from '../../core/span.ts'
import { dialects } from './dialects.ts'
import { dialectNamed, guessDialect } from './guess.ts'
import { plain } from './listings.ts'

export { dialects } from './dialects.ts'

/**
 * Reads any file by its delimiters: languages without a parser, files that their parser refused,
 * and files of no known kind. Never throws.
 */
export function lexical(
  { path, text, language }: Source,
  hits: readonly Span[],
): readonly Region[] {
  const dialect = dialectNamed(language) ?? dialects.get(guessDialect(path, text))
  return (dialect?.read ?? plain)(text, hits)
}
