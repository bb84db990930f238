import type { Context, Region } from '../core/region.ts'
import type { Span } from '../core/span.ts'
import { stringContext } from './expression-strings.ts'
import type { HoldsHit } from './hits.ts'

interface Asked {
  readonly holdsHit: HoldsHit
  /** The first name is a tag's own: `include "rock.html"`. */
  readonly isTag: boolean
}

const name = '[\\p{L}_$@][\\p{L}\\p{N}_$]*(?:-[\\p{L}_][\\p{L}\\p{N}_$]*)*'
const link = '(?:\\??\\.|\\??->|::)'
const token = new RegExp(
  [
    `(?<text>"(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*'|\`[^\`]*\`)`,
    `(?<names>${link}?${name}(?:${link}${name})*)`,
    '(?<mark>=>|[=!]==?|<>|[()[\\]{}|,:=;])',
  ].join('|'),
  'gsu',
)
const trail = ['template', 'expression']
const part = new RegExp(`(?<link>${link}?)(?<name>${name})`, 'gu')

/** Names and strings of an expression, whatever its language, by what stands beside them. */
export function expressionRegions(text: string, span: Span, { holdsHit, isTag }: Asked): Region[] {
  const file = isTag ? bareFile(text, span) : undefined
  const from = file?.end ?? span.start
  const tokens = [...text.slice(from, span.end).matchAll(token)].map(toToken)
  const frames: Frame[] = [{ ...frame('', undefined), head: file && 'include' }]
  const regions = tokens.flatMap((current, index) => {
    const [before, after] = [tokens[index - 1], tokens[index + 1]]
    const inside = frames.at(-1) ?? frame('', undefined)
    step(frames, current, before)
    const start = from + current.start
    if (!holdsHit(start, start + current.text.length)) return []
    if (current.kind === 'names') {
      const isRoot = !/[)\]}]/.test(before?.text ?? '')
      return nameRegions(current, start, { inside, after: after?.text, holdsHit, isRoot })
    }
    if (current.kind === 'mark') return []
    const [name, filter] = [tokens[index - 2]?.text, tokens[index + 2]?.text]
    return [
      stringRegion(current, start, stringContext({ before, after, name, filter, inside, isTag })),
    ]
  })
  return file ? [fileRegion(file), ...regions] : regions
}

const bare = /^(\s*(?:include|include_cached|include_relative|render)\s+)([\w./-]+\.\w+)/

/** A file that a tag names without quotes: `include rock/lighthouse.html`. */
function bareFile(text: string, span: Span): Span | undefined {
  const [, lead = '', path] = bare.exec(text.slice(span.start, span.end)) ?? []
  const start = span.start + lead.length
  return path === undefined ? undefined : { start, end: start + path.length }
}

function fileRegion({ start, end }: Span): Region {
  return { start, end, syntax: 'string', trail, context: { slot: 'module', callee: 'include' } }
}

export interface Token {
  readonly kind: 'text' | 'names' | 'mark'
  readonly text: string
  readonly start: number
}

function toToken(match: RegExpExecArray): Token {
  const { text, names } = match.groups ?? {}
  const kind = text === undefined ? (names === undefined ? 'mark' : 'names') : 'text'
  return { kind, text: match[0], start: match.index }
}

/** What an open bracket holds so far. */
export interface Frame {
  readonly open: string
  /** The name in front of the bracket. */
  readonly callee: string | undefined
  /** The first name within it, which takes what follows where no parenthesis does. */
  head: string | undefined
  commas: number
  /** Names and strings behind the head. */
  followers: number
}

const frame = (open: string, callee: string | undefined): Frame => ({
  open,
  callee,
  head: undefined,
  commas: 0,
  followers: 0,
})

function step(frames: Frame[], current: Token, before: Token | undefined): void {
  const inside = frames.at(-1)
  if (!inside) return
  if (current.kind !== 'mark') follow(inside, current)
  else if ('([{'.includes(current.text)) {
    frames.push(frame(current.text, before?.kind === 'names' ? before.text : undefined))
  } else if (')]}'.includes(current.text) && frames.length > 1) frames.pop()
  else if ('|;'.includes(current.text)) Object.assign(inside, frame(inside.open, inside.callee))
  else if (current.text === ',') inside.commas += 1
}

function follow(inside: Frame, { kind, text }: Token): void {
  if (inside.head !== undefined) inside.followers += 1
  else if (kind === 'names' && !keywords.has(text)) inside.head = text
}

/** Words before the one that takes the arguments. */
const keywords = new Set(
  'if elif elsif elseif else unless while range for with in and or not is do return echo'.split(
    ' ',
  ),
)

interface Name {
  readonly inside: Frame
  readonly after: string | undefined
  /** A dot in front of the first name stands for the whole data, as in `.Values.lighthouse`. */
  readonly isRoot: boolean
  readonly holdsHit: HoldsHit
}

/** Each name of a chain: those behind a dot are properties, and so are keywords and keys. */
function nameRegions(
  { text }: Token,
  start: number,
  { inside, after, holdsHit, isRoot }: Name,
): Region[] {
  return [...text.matchAll(part)].flatMap(match => {
    const { link: mark = '', name: own = '' } = match.groups ?? {}
    const from = start + match.index + mark.length
    const span = { start: from, end: from + own.length }
    if (!holdsHit(span.start, span.end)) return []
    const isKeyword = text === own && isKeyBefore(after, text, inside)
    const isMember = mark !== '' && mark !== '::' && !(isRoot && match.index === 0)
    const role = isKeyword || isMember ? 'property' : 'reference'
    return [{ ...span, syntax: 'identifier', role, trail: [...trail, 'name'] }]
  })
}

const assigners = new Set(['set', 'assign', 'let', 'capture'])

/** Says whether a name is a keyword argument or a key rather than something that is set. */
function isKeyBefore(after: string | undefined, own: string, { open, head = own }: Frame): boolean {
  if (after === ':') return open === '{'
  return after === '=' && isGiven(own, open, head)
}

/** Says whether `own = ...` hands a value over instead of setting a variable. */
export const isGiven = (own: string, open: string, head: string | undefined): boolean =>
  open === '(' || (head !== undefined && head !== own && !assigners.has(head))

function stringRegion({ text }: Token, start: number, context: Context | undefined): Region {
  const span = { start: start + 1, end: start + text.length - 1 }
  const region: Region = { ...span, syntax: 'string', trail: [...trail, 'string'] }
  return context ? { ...region, context } : region
}
