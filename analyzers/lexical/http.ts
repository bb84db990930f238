import type { Region } from '../../core/region.ts'
import type { Span } from '../../core/span.ts'
import { commentRegion, embeddedRegion, plainRegion, spansOf, trimmed } from './line-regions.ts'
import { covering, type Line, limitOf, linesOf } from './lines.ts'
import { identifier, keyword } from './names.ts'

const variable = /^@([\w.-]+)[ \t]*=/
const separator = /^###/
const remark = /^(?:#|\/\/)/
const request =
  /^(?:(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE|CONNECT|GRAPHQL|WEBSOCKET|GRPC|QUERY)[ \t]+|(?=https?:\/\/|\{\{))/
const protocol = /[ \t]+HTTP\/[\d.]+[ \t]*$/
const header = /^([\w-]+):/
const hole = /(?<=\{\{)[^{}\n]+(?=\}\})/g

/** What the lines below belong to: nothing yet, a request's headers, or its body. */
type Part = 'preamble' | 'head' | 'body'

/**
 * Requests that an editor sends.
 *
 *     @host = localhost                 host: declaration
 *     GET {{host}}/lighthouses          an address with a hole
 *     Accept: application/json          key and value
 */
export function http(text: string, hits: readonly Span[]): readonly Region[] {
  const reader: Reader = { text, regions: [], part: 'preamble', body: [] }
  for (const line of linesOf(text, limitOf(hits))) readLine(reader, line)
  closeBody(reader)
  return covering(reader.regions, hits)
}

interface Reader {
  readonly text: string
  readonly regions: Region[]
  readonly body: Line[]
  part: Part
}

function readLine(reader: Reader, line: Line): void {
  const { text, regions } = reader
  const content = text.slice(line.at, line.end)
  if (separator.test(content)) reader.part = 'preamble'
  if (reader.part === 'body') {
    reader.body.push(line)
    return
  }
  closeBody(reader)
  if (content === '') {
    if (reader.part === 'head') reader.part = 'body'
    return
  }
  regions.push(...lineRegions(text, line, content, reader.part))
  if (reader.part === 'preamble' && request.test(content)) reader.part = 'head'
}

function closeBody({ text, regions, body }: Reader): void {
  regions.push(...bodyRegions(text, body.splice(0)))
}

function lineRegions(text: string, line: Line, content: string, part: Part): readonly Region[] {
  const { at, end } = line
  if (remark.test(content)) return [commentRegion({ start: at, end })]
  const name = variable.exec(content)
  if (name) return [named(at + 1, name[1] ?? ''), ...value(text, at + name[0].length, end)]
  const key = part === 'head' ? header.exec(content) : undefined
  if (key) return [headerName(at, key[1] ?? ''), ...value(text, at + key[0].length, end, key[1])]
  const method = request.exec(content)?.[0]
  const start = at + (method?.length ?? 0)
  const stop = end - (protocol.exec(content)?.[0].length ?? 0)
  const verb = method ? [keyword({ start: at, end: start }, 'method')] : []
  return [...verb, address({ start, end: stop }), ...holes(text, { start, end: stop })]
}

const named = (start: number, name: string): Region =>
  identifier({ start, end: start + name.length }, 'declaration')

const headerName = (start: number, name: string): Region =>
  plainRegion('key', { start, end: start + name.length }, { name, keys: [name] })

const address = (span: Span): Region => plainRegion('code', span, { name: 'address' })

const holes = (text: string, span: Span): readonly Region[] =>
  spansOf(text, span, hole).map(name => plainRegion('placeholder', name))

function value(text: string, start: number, end: number, name = 'variable'): readonly Region[] {
  const span = trimmed(text, { start, end })
  const keys = [name]
  return [plainRegion('scalar', span, { slot: 'value', name, keys }), ...holes(text, span)]
}

/** The body of a request in the language that its first character shows. */
function bodyRegions(text: string, lines: readonly Line[]): readonly Region[] {
  const [first] = lines.filter(({ at, end }) => at < end)
  if (!first) return []
  const span = { start: first.start, end: lines.at(-1)?.end ?? first.end }
  const mark = text[first.at] ?? ''
  if ('{['.includes(mark)) return [embeddedRegion(span, 'json'), ...holes(text, span)]
  if (mark === '<') return [embeddedRegion(span, 'xml'), ...holes(text, span)]
  return [plainRegion('output', span), ...holes(text, span)]
}
