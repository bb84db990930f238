import type { Region, Slot } from '../core/region.ts'
import type { Span } from '../core/span.ts'
import type { HoldsHit } from './hits.ts'

/** The keys from a document's root downwards, shared by everything below them. */
export interface KeyPath {
  readonly name: string
  readonly above: KeyPath | undefined
  readonly depth: number
}

const deepest = 1000

/** The path one key further down. Throws where a document nests beyond reason. */
export function below(above: KeyPath | undefined, name: string): KeyPath {
  const depth = (above?.depth ?? 0) + 1
  if (depth > deepest) {
    throw new RangeError(`Unexpected key ${depth} levels deep, expected at most ${deepest}`)
  }
  return { name, above, depth }
}

/** The names of a path, the root's first. */
export function keysOf(path: KeyPath | undefined): readonly string[] {
  const keys: string[] = []
  for (let step = path; step; step = step.above) keys.push(step.name)
  return keys.reverse()
}

/** A key; `path` ends with the key itself. */
export function keyRegion({ start, end }: Span, path: KeyPath): Region {
  const context = { name: path.name, keys: keysOf(path) }
  return { start, end, syntax: 'key', trail: ['pair', 'key'], context }
}

const trails: Partial<Record<Slot, readonly string[]>> = { item: ['list', 'item'] }

/** A value below `path`, without its quotes. */
export function scalarRegion({ start, end }: Span, path: KeyPath | undefined, slot: Slot): Region {
  const keys = path && { name: path.name, keys: keysOf(path) }
  const trail = trails[slot] ?? ['pair', 'value']
  return { start, end, syntax: 'scalar', trail, context: { slot, ...keys } }
}

const placeholder = /(?<open>\{\{)[^{}]*\}\}|(?<name>[$#]\{)[^{}]*\}/g
const beyondName = /(?<=\w):?[-+?=].*$|(?<=[\w.]):.*$/s

/**
 * The holes of a scalar that the program fills in; a default behind the name is not the name.
 *
 *     "http://${LIGHTHOUSE_HOST:-localhost}/{{ id }}"
 *               ^^^^^^^^^^^^^^^              ^^^^
 */
export function placeholderRegions(text: string, span: Span, holdsHit: HoldsHit): Region[] {
  return [...text.slice(span.start, span.end).matchAll(placeholder)].flatMap(match => {
    const { open = '' } = match.groups ?? {}
    const start = span.start + match.index + 2
    const inside = match[0].slice(2, open === '' ? -1 : -2)
    const end = start + (open === '' ? inside.replace(beyondName, '') : inside).length
    if (!holdsHit(start, end)) return []
    return [{ start, end, syntax: 'placeholder', trail: ['scalar', 'placeholder'] }]
  })
}

/** A comment up to the end of its line, or one between marks. */
export function commentRegion(
  { start, end }: Span,
  role: 'line' | 'block' | 'directive' = 'line',
): Region {
  return { start, end, syntax: 'comment', role, trail: ['comment'] }
}
