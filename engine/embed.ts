import { frontMatter } from '../analyzers/front-matter.ts'
import { languageNamed, languageOf } from '../analyzers/index.ts'
import type { Region } from '../core/region.ts'

/** A language inside of another: marked by the source, or guessed from its shape. */
export interface Embedded {
  readonly language: string
  readonly guessed: boolean
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

const shapes: readonly (readonly [string, RegExp])[] = [
  [
    'sql',
    /^\s*(?:SELECT\s[\s\S]*?\sFROM\s|INSERT\s+INTO\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s|(?:CREATE|ALTER|DROP|TRUNCATE)\s+(?:(?:UNIQUE|TEMP|TEMPORARY|OR REPLACE|MATERIALIZED)\s+)*(?:TABLE|INDEX|VIEW|TYPE|TRIGGER|FUNCTION|DATABASE|SCHEMA|SEQUENCE|CONSTRAINT|EXTENSION)\b|WITH\s+\w+\s+AS\s*\()/i,
  ],
  ['graphql', /^\s*(?:query|mutation|subscription|fragment)\b[^{}.!?]*\{[\s\S]*\}\s*$/],
  [
    'html',
    /^\s*(?:<!doctype html|<(?:html|body|div|p|span|ul|ol|li|table|tr|td|a|img|h[1-6]|script|style|form|section|header|article|svg|button|input|br|strong|em|b|i|pre|code)\b[^>]*>)[\s\S]*>\s*$/i,
  ],
  ['xml', /^\s*<\?xml\s/],
  ['ruby', /^\s*[a-z_][^\n]* do(?: \|[^|\n]*\|)?[ \t]*\n[\s\S]*\n[ \t]*end[ \t]*(?:\n|$)/],
  ['json', /^\s*(?:\{\s*(?:\\n\s*)?\\?"[^"\n]*"\s*:|\[\s*\{\s*\\?")[\s\S]*[}\]]\s*$/],
]

/** Shapes of code in fences and blocks that name no language. */
const blocks: readonly (readonly [string, RegExp])[] = [
  [
    'python',
    /^[ \t]*(?:from [\w.]+ import |import \w+[ \t]*$|(?:async )?def \w+\(.*\).*:|class \w+.*:[ \t]*$|@\w[\w.]*(?:\(.*\))?[ \t]*$|\w+ = [A-Z]\w+\()/m,
  ],
  [
    'javascript',
    /^[ \t]*(?:import .* from ['"]|(?:const|let|var) [\w{[].* = |export (?:default|const|function|class)|(?:async )?function \w+\()/m,
  ],
  ['go', /^(?:package \w+$|func (?:\(.*\) )?\w+\()/m],
  ['console', /^\s*\$ \w/m],
  ['html', /^\s*<[a-z][\w-]*(?:\s[^>]*)?>/],
]

/** Longest string that is tried as code of another language, in UTF-16 units. */
const longest = 50_000

/** The language of a region's content; a mark wins over a guess. */
export function embeddedIn(region: Region, content: string): Embedded | undefined {
  if (region.language !== undefined) return marked(languageNamed(region.language))
  if (region.trail[0] === 'diff') return ofFile(region.context?.name ?? '', content)
  if (!/^(?:string|scalar|output)$/.test(region.syntax) || content.length > longest)
    return undefined
  if (region.role === 'doc' || region.role === 'symbol') return undefined
  return marked(taggedLanguage(region, content)) ?? guessed(region, content)
}

/** The language of the file that a patch changes. */
function ofFile(path: string, content: string): Embedded | undefined {
  const language = languageOf(path, content)
  return language === 'unknown' ? undefined : { language, guessed: false }
}

const marked = (language: string | undefined): Embedded | undefined =>
  language === undefined ? undefined : { language, guessed: false }

/** The language that the tag of a template literal names: `sql`, `html`, `styled.a`. */
function taggedLanguage({ syntax, context }: Region, content: string): string | undefined {
  const callee = syntax === 'string' ? (context?.callee ?? '') : ''
  const isStyled =
    context?.slot === 'argument' && /^styled\b|\.css$/.test(callee) && content.includes(':')
  const tag = callee.replace(/[.(`].*$/s, '')
  if (isStyled) return 'css'
  return Object.hasOwn(tags, tag) ? tags[tag] : undefined
}

/** The first shape that fits, shapes of whole blocks only where the region is one. */
function guessed(region: Region, content: string): Embedded | undefined {
  const isBlock = region.syntax === 'output'
  const found = [...shapes, ...(isBlock ? blocks : [])].find(([, pattern]) =>
    pattern.test(content),
  )?.[0]
  const language = found ?? (isBlock ? settingsLanguage(region, content) : undefined)
  return language === undefined ? undefined : { language, guessed: true }
}

const pair = /^\s*(?:- )?[\w."'-]+:(?:\s.*)?$/

/** A block in which every line is a key, an item or a comment; one line proves it in a doc string only. */
function settingsLanguage(region: Region, content: string): string | undefined {
  if (frontMatter(content.trimStart())) return 'markdown'
  const lines = content.split('\n').filter(line => line.trim() !== '')
  const least = region.context?.name === 'gherkin-doc-string' ? 1 : 2
  const isSettings =
    lines.filter(line => pair.test(line)).length >= least &&
    lines.every(line => pair.test(line) || /^\s*(?:- |#|---)/.test(line))
  return isSettings ? 'yaml' : undefined
}
