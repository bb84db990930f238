import { frontMatter } from '../analyzers/front-matter.ts'
import { languageNamed } from '../analyzers/index.ts'
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
const longest = 200_000

/** The language of a region's content; a mark wins over a guess. */
export function embeddedIn(region: Region, content: string): Embedded | undefined {
  if (region.language !== undefined) {
    const language = languageNamed(region.language)
    return language ? { language, guessed: false } : undefined
  }
  if (
    !/^(?:string|scalar|output)$/.test(region.syntax) ||
    region.role === 'doc' ||
    region.role === 'symbol' ||
    content.length > longest
  )
    return undefined
  const tag = tags[(region.context?.callee ?? '').replace(/[.(`].*$/s, '')]
  if (tag && region.syntax === 'string') return { language: tag, guessed: false }
  if (/^styled\b|\.css$/.test(region.context?.callee ?? '') && region.context?.slot === 'argument')
    return content.includes(':') ? { language: 'css', guessed: false } : undefined
  const shape = shapes.find(([, pattern]) => pattern.test(content))?.[0]
  if (shape) return { language: shape, guessed: true }
  const block =
    region.syntax === 'output'
      ? blocks.find(([, pattern]) => pattern.test(content))?.[0]
      : undefined
  if (block) return { language: block, guessed: true }
  return isSettings(region, content)
    ? { language: frontMatter(content) ? 'markdown' : 'yaml', guessed: true }
    : undefined
}

const pair = /^\s*(?:- )?[\w."'-]+:(?:\s.*)?$/

/** A block in which every line is a key, an item or a comment; one line proves it in a doc string only. */
function isSettings(region: Region, content: string): boolean {
  if (region.syntax !== 'output') return false
  if (frontMatter(content.trimStart())) return true
  const lines = content.split('\n').filter(line => line.trim() !== '')
  const pairs = lines.filter(line => pair.test(line)).length
  return (
    pairs >= (region.context?.name === 'gherkin-doc-string' ? 1 : 2) &&
    lines.every(line => pair.test(line) || /^\s*(?:- |#|---)/.test(line))
  )
}
