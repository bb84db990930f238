import type { Analyze } from '../core/region.ts'
import { asciidoc } from './asciidoc.ts'
import { babel } from './babel.ts'
import { blocks } from './blocks.ts'
import { console } from './console.ts'
import { ini } from './ini.ts'
import { json } from './json.ts'
import { type AnalyzerName, type Language, languages } from './languages.ts'
import { dialects, lexical } from './lexical/index.ts'
import { markdown } from './markdown.ts'
import { markup } from './markup.ts'
import { mdx } from './mdx.ts'
import { razor } from './razor.ts'
import { restructuredtext } from './restructuredtext.ts'
import { toml } from './toml.ts'
import { treeSitter } from './tree-sitter.ts'
import { yaml } from './yaml.ts'

export { languageNamed, languageOf } from './detect.ts'
export { producedLanguage, templateOf } from './template-files.ts'

/** How closely a language is read: by a full parser, a grammar, or by its delimiters. */
export type Tier = 'parser' | 'grammar' | 'lexical'

interface Analyzer {
  readonly tier: Tier
  readonly analyze: Analyze
  /** Who reads a file that this analyzer refuses. */
  readonly next?: AnalyzerName
}

/** One line a parser. */
export const analyzers: Readonly<Record<AnalyzerName, Analyzer>> = {
  asciidoc: { tier: 'parser', analyze: asciidoc, next: 'lexical' },
  babel: { tier: 'parser', analyze: babel, next: 'tree-sitter' },
  blocks: { tier: 'parser', analyze: blocks, next: 'markup' },
  console: { tier: 'parser', analyze: console, next: 'lexical' },
  ini: { tier: 'parser', analyze: ini, next: 'lexical' },
  json: { tier: 'parser', analyze: json, next: 'lexical' },
  lexical: { tier: 'lexical', analyze: lexical },
  markdown: { tier: 'parser', analyze: markdown, next: 'lexical' },
  markup: { tier: 'parser', analyze: markup, next: 'lexical' },
  mdx: { tier: 'parser', analyze: mdx, next: 'markdown' },
  razor: { tier: 'parser', analyze: razor, next: 'markup' },
  restructuredtext: { tier: 'parser', analyze: restructuredtext, next: 'lexical' },
  toml: { tier: 'parser', analyze: toml, next: 'lexical' },
  'tree-sitter': { tier: 'grammar', analyze: treeSitter, next: 'lexical' },
  yaml: { tier: 'parser', analyze: yaml, next: 'lexical' },
}

const rows: Readonly<Record<string, Language>> = languages

/** The analyzer that reads a language: its parser, or the delimiters. */
export const analyzerNameOf = (language: string): AnalyzerName =>
  rows[language]?.analyzer ?? 'lexical'

export interface LanguageRow {
  readonly name: string
  readonly tier: Tier
  readonly analyzer: AnalyzerName
  readonly patterns: readonly string[]
}

/** Every language with its tier, sorted by name. */
export function languageTable(): readonly LanguageRow[] {
  const parsed = Object.entries(rows).map(([name, { analyzer, files }]) => ({
    name,
    tier: analyzers[analyzer].tier,
    analyzer,
    patterns: files,
  }))
  const others = [...dialects]
    .filter(([name, { files }]) => !Object.hasOwn(rows, name) && files.length > 0)
    .map(([name, { files }]) => ({
      name,
      tier: 'lexical' as const,
      analyzer: 'lexical' as const,
      patterns: files,
    }))
  return [...parsed, ...others].toSorted((left, right) => (left.name < right.name ? -1 : 1))
}
