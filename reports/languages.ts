import { quantity } from './parts/count.ts'
import { packItems, renderTable } from './parts/table.ts'
import { paintOf } from './parts/view.ts'
import type { Screen } from './reporter.ts'

/** A language that can be read, and how well. */
export interface LanguageEntry {
  readonly name: string
  readonly tier: 'parser' | 'grammar' | 'lexical'
  readonly analyzer: string
  /** File names, as globs. */
  readonly patterns: readonly string[]
}

/** What each tier knows of a file, best first. */
const tierMeanings: Record<LanguageEntry['tier'], string> = {
  parser: 'a parser of its own: exact regions and roles',
  grammar: 'a tree-sitter grammar: exact regions and roles',
  lexical: 'comments and strings by their delimiters',
}

/** The table of languages for people. */
export function renderLanguages(
  languages: readonly LanguageEntry[],
  { color, width }: Screen,
): string {
  const paint = paintOf(color)
  const columns = ['name', 'tier', 'analyzer'] as const
  const used = columns.map(
    column => Math.max(...languages.map(language => language[column].length), column.length) + 2,
  )
  const rest = Math.max(width - used.reduce((sum, length) => sum + length, 2), 20)
  const rows = languages.map(({ name, tier, analyzer, patterns }) => [
    name,
    tier,
    analyzer,
    packItems(patterns, rest),
  ])
  const head = ['language', 'tier', 'parser', 'files'].map(title => paint.bold(title))
  const tiers = Object.entries(tierMeanings).map(([tier, meaning]) => [tier, meaning])
  return [
    paint.bold(quantity(languages.length, 'language')),
    ...renderTable([head, ...rows]),
    '',
    ...renderTable(tiers),
    '',
  ].join('\n')
}
