import { languageNamed, languageOf } from '../analyzers/index.ts'
import type { Region } from '../core/region.ts'
import { type Guess, guessBlock, guessString, languageBeside, languageOfKey } from './guess.ts'
import { settingsLanguage } from './settings.ts'

/** A language inside of another: marked by the source, or guessed from its shape. */
export interface Embedded {
  readonly language: string
  readonly guessed: boolean
}

/** What a region's content may be, the likeliest first: marked, guessed, or to be proved by a parser. */
export interface Candidate extends Embedded {
  readonly isProved: boolean
}

const tags: Readonly<Record<string, string>> = {
  gql: 'graphql',
  graphql: 'graphql',
  sql: 'sql',
  html: 'html',
  css: 'css',
  svg: 'svg',
  injectGlobal: 'css',
  createGlobalStyle: 'css',
  keyframes: 'css',
  md: 'markdown',
  markdown: 'markdown',
}

/** Longest string that is tried as code of another language, in UTF-16 units. */
const longest = 100_000

/** The languages that a region's content may have; a mark wins over a guess. `before` stands in front of it. */
export function embeddedIn(region: Region, content: string, before = ''): readonly Candidate[] {
  if (region.language !== undefined) return marked(languageNamed(region.language))
  if (region.trail[0] === 'diff') return ofFile(region.context?.name ?? '', content)
  if (!/^(?:string|scalar|output)$/.test(region.syntax) || content.length > longest) return []
  if (region.role === 'doc' || region.role === 'symbol') return []
  if (region.context?.keys?.[0] === 'sourcesContent') return ofSourceMap
  const named = taggedLanguage(region, content) ?? besideLanguage(region, content, before)
  return named === undefined ? guesses(region, content) : marked(named)
}

/** A source map holds the sources as they were, in whatever language. */
const ofSourceMap: readonly Candidate[] = ['typescript', 'tsx', 'css', 'scss', 'html'].map(
  language => ({ language, guessed: true, isProved: true }),
)

/** The language of the file that a patch changes. */
function ofFile(path: string, content: string): readonly Candidate[] {
  const language = languageOf(path, content)
  return marked(language === 'unknown' ? undefined : language)
}

const marked = (language: string | undefined): readonly Candidate[] =>
  language === undefined ? [] : [{ language, guessed: false, isProved: false }]

/** The language that the tag of a template literal names: `sql`, `html`, `styled.a`. */
function taggedLanguage({ syntax, context }: Region, content: string): string | undefined {
  const callee = syntax === 'string' ? (context?.callee ?? '') : ''
  const isStyled =
    context?.slot === 'argument' && /^styled\b|\.css$/.test(callee) && content.includes(':')
  const tag = callee.replace(/[.(`].*$/s, '')
  if (isStyled) return 'css'
  return Object.hasOwn(tags, tag) ? tags[tag] : undefined
}

/** The language of a file whose name stands beside the content. */
function besideLanguage(region: Region, content: string, before: string): string | undefined {
  const { keys, name } = region.context ?? {}
  if (region.syntax === 'scalar') return languageOfKey(keys?.at(-1) ?? name ?? '', content)
  if (region.syntax !== 'string') return undefined
  return languageBeside(before, content) ?? languageOfKey(name ?? '', content)
}

/** The shapes that fit, shapes of whole blocks only where the region is one. */
function guesses({ syntax, context }: Region, content: string): readonly Candidate[] {
  if (syntax === 'output') {
    // One line proves it in a doc string only.
    const least = context?.name === 'gherkin-doc-string' ? 1 : 2
    const block = guessBlock(content)
    return (block ? [block] : settings(content, { least, isProved: false })).map(toCandidate)
  }
  const found = guessString(content)
  const isShort = found.length > 0 || !content.includes('\n')
  return (isShort ? found : settings(content, { least: 2, isProved: true })).map(toCandidate)
}

interface Asked {
  readonly least: number
  readonly isProved: boolean
}

function settings(content: string, { least, isProved }: Asked): readonly Guess[] {
  const language = settingsLanguage(content, least)
  return language === undefined ? [] : [{ language, isProved }]
}

const toCandidate = (guess: Guess): Candidate => ({ ...guess, guessed: true })
