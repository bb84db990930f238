import type { Context, Region } from '../../core/region.ts'
import type { Span } from '../../core/span.ts'
import { commentRegion, plainRegion, spansOf, trimmed } from './line-regions.ts'
import { covering, type Line, limitOf, linesOf } from './lines.ts'
import { identifier } from './names.ts'

/** Directives whose first argument names something of the file itself. */
const declaring =
  /^(?:acl|backend|cache_peer|defaults|frontend|http-errors|limit_conn_zone|limit_req_zone|listen|log_format|peers|proxy_cache_path|resolvers|set|table|upstream|userlist|zone)$/
/** Directives whose first argument is such a name. */
/** Directives that compute their second argument from the first. */
const mapping = /^(?:geo|map|split_clients)$/
const referring = /^(?:access_log|default_backend|import|use_backend)$/
const piece = /"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[^\s"']+/g
const variable = /\$\{?[A-Za-z_]\w*/g
const endsStatement = /;$|^[{}]$|[\w)]\{$/
/** Directives that set variables of the environment, and those whose arguments are addresses. */
const exporting = /^(?:setenv|setenvif|passenv|unsetenv|set-environment|env)$/i
const routing =
  /^(?:location|locationmatch|path|path_beg|path_reg|handle|handle_path|route|rewrite|rewriterule|redir|redirect|proxypass|proxypassreverse|acl|uri)$/i

/**
 * Servers' configuration: a word that says what is set, and its arguments, a line or a statement
 * each: nginx, Apache, HAProxy, Caddy, sshd, tmux and their like.
 *
 *     upstream lighthouse {       lighthouse: declaration
 *       server 10.0.0.1:80;       server: key
 *     }
 */
export function directives(text: string, hits: readonly Span[]): readonly Region[] {
  const isCurly = /^[^#\n]*;[ \t]*\r?$/m.test(text.slice(0, 8000))
  const reader: Reader = { text, regions: [], declared: new Set(), name: undefined, count: 0 }
  for (const line of linesOf(text, limitOf(hits))) {
    readLine(reader, line)
    const isOpen = text[line.end - 1] === '\\' || (isCurly && reader.name !== undefined)
    if (!isOpen) reader.name = undefined
  }
  return covering(reader.regions, hits)
}

interface Reader {
  readonly text: string
  readonly regions: Region[]
  /** Names that the file has declared so far. */
  readonly declared: Set<string>
  /** The directive whose arguments are read, and how many of them were. */
  name: string | undefined
  count: number
}

function readLine(reader: Reader, { at, end }: Line): void {
  const { text, regions } = reader
  for (const span of spansOf(text, { start: at, end }, piece)) {
    if (text[span.start] === '#' && (span.start === at || /\s/.test(text[span.start - 1] ?? ''))) {
      if (text[span.start + 1] !== '{') {
        regions.push(commentRegion({ start: span.start, end }))
        return
      }
    }
    readPiece(reader, span)
  }
}

function readPiece(reader: Reader, span: Span): void {
  const { text, regions } = reader
  const content = bare(text, span)
  const word = text.slice(content.start, content.end)
  if (content.start < content.end) {
    if (reader.name === undefined) start(reader, content, word)
    else {
      regions.push(...argument(reader, content, word))
      reader.count += 1
    }
  }
  if (endsStatement.test(text.slice(span.start, span.end))) reader.name = undefined
}

/** A piece without its quotes, the brackets of a section and the mark that ends the statement. */
function bare(text: string, { start, end }: Span): Span {
  const mark = text[start]
  if (mark === '"' || mark === "'") {
    const isClosed = end - start > 1 && text[end - 1] === mark
    return { start: start + 1, end: isClosed ? end - 1 : end }
  }
  const written = text.slice(start, end)
  const lead = /^(?:<\/?(?=[A-Za-z])|[{}]$)/.exec(written)?.[0].length ?? 0
  const tail = /(?:[;>]|(?<![\w$:.]){)$/.test(written) ? 1 : 0
  return trimmed(text, { start: start + lead, end: Math.max(start + lead, end - tail) })
}

function start(reader: Reader, span: Span, word: string): void {
  reader.name = word
  reader.count = 0
  reader.regions.push(...first(span, word))
}

/** The first word of a statement: what is set, a name that is declared, or the address of a site. */
function first(span: Span, word: string): readonly Region[] {
  const name = /^[@(]([\w-]+)\)?$/.exec(word)?.[1]
  if (name) {
    const from = span.start + 1
    return [identifier({ start: from, end: from + name.length }, 'declaration')]
  }
  const context: Context = { name: word, keys: [word] }
  return [plainRegion(/^[\w+-]+$/.test(word) ? 'key' : 'scalar', span, context)]
}

function argument(reader: Reader, span: Span, word: string): readonly Region[] {
  const { text, declared, name = '' } = reader
  const role = roleOf(reader, word)
  if (role === 'declaration') declared.add(word)
  if (role) return [identifier({ ...span, start: span.start + sigil(word) }, role)]
  if (exporting.test(name) && /^[A-Z]\w+$/.test(word))
    return [plainRegion('code', span, { name: 'envvar' })]
  const context: Context = {
    slot: 'value',
    name: routing.test(name) ? 'route' : 'argument',
    keys: [name],
  }
  const holes = spansOf(text, span, variable)
  return [
    plainRegion('scalar', span, context),
    ...holes.map(hole => plainRegion('placeholder', hole)),
  ]
}

const sigil = (word: string): number => Number('$@'.includes(word[0] ?? ' '))

/** What an argument is where it names something of the file itself. */
function roleOf({ declared, name = '', count }: Reader, word: string): string | undefined {
  const isName = /^\$?[A-Za-z_][\w.-]*$/.test(word)
  if (isName && declares(name, count, word)) return 'declaration'
  if (/^@[\w-]+$/.test(word) || declared.has(word)) return 'reference'
  return isName && count === 0 && referring.test(name) && !/\.\w+$/.test(word)
    ? 'reference'
    : undefined
}

const declares = (name: string, count: number, word: string): boolean =>
  count === 0 ? declaring.test(name) : count === 1 && mapping.test(name) && word.startsWith('$')
