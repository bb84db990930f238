import type { Analyze, Region, Source } from '../core/region.ts'
import type { Span } from '../core/span.ts'
import { commentRegion } from './data-regions.ts'
import { expressionRegions } from './expression.ts'
import { type HoldsHit, hitLookup } from './hits.ts'
import { type DialectName, dialects } from './template-dialects.ts'
import { findHoles, type Hole } from './template-holes.ts'
import { maskHoles } from './template-mask.ts'

/**
 * Reads the holes of a template itself and hands the text around them to the language it produces.
 *
 *     <p class="lighthouse">{{ lighthouse.name }}</p>
 *               ^^^^^^^^^^ outer ^^^^^^^^^^ identifier
 */
export function template(outer: Analyze, dialect: DialectName, language?: string): Analyze {
  return async (source, hits) => {
    const { text } = source
    const holes = findHoles(text, dialects[dialect])
    const [within, around] = partHits(hits, holes)
    const holdsHit = hitLookup(within)
    const asked = holes.filter(({ start, end }) => holdsHit(start, end))
    const regions = asked.flatMap(hole => holeRegions(text, hole, holdsHit))
    if (!around.length) return regions
    const masked: Source = {
      ...source,
      text: maskHoles(text, holes),
      language: language ?? source.language,
    }
    return [...regions, ...(await outer(masked, around))]
  }
}

/** The hits in holes and the others, in one walk over both. */
function partHits(hits: readonly Span[], holes: readonly Span[]): readonly [Span[], Span[]] {
  const parts: [Span[], Span[]] = [[], []]
  let next = 0
  for (const hit of hits) {
    while ((holes[next]?.end ?? Number.POSITIVE_INFINITY) <= hit.start) next += 1
    const isWithin = (holes[next]?.start ?? Number.POSITIVE_INFINITY) <= hit.start
    parts[isWithin ? 0 : 1].push(hit)
  }
  return parts
}

function holeRegions(text: string, hole: Hole, holdsHit: HoldsHit): readonly Region[] {
  const { inside, content } = hole
  if (inside === 'comment') return [commentRegion(hole, 'block')]
  if (inside === 'placeholder') return placeholderRegions(text, content, holdsHit)
  if (inside.startsWith('language:')) return codeRegions(text, hole, holdsHit)
  const isTag = inside === 'tag'
  const start = isTag && hole.open.startsWith('@') ? hole.start + 1 : content.start
  return expressionRegions(text, { start, end: content.end }, { holdsHit, isTag })
}

/** The hole as a whole, and the strings in it. */
function placeholderRegions(text: string, span: Span, holdsHit: HoldsHit): Region[] {
  const whole: Region = { ...span, syntax: 'placeholder', trail: ['placeholder'] }
  const parts = expressionRegions(text, span, { holdsHit, isTag: false })
  return [whole, ...parts.filter(({ syntax }) => syntax === 'string')]
}

/** Code of a language; half a statement such as `if (lit) {`, or an object, is read by its names. */
function codeRegions(text: string, hole: Hole, holdsHit: HoldsHit): readonly Region[] {
  const language = hole.inside.slice('language:'.length)
  const { start, end } = language === 'php' ? hole : hole.content
  const code = text.slice(start, end)
  const isWhole = /^(?:ruby|json|css)$/.test(language) || (isBalanced(code) && !/^\s*\{/.test(code))
  if (!isWhole) return expressionRegions(text, hole.content, { holdsHit, isTag: false })
  return [{ start, end, syntax: 'string', trail: ['template', 'code'], language }]
}

function isBalanced(code: string): boolean {
  let depth = 0
  for (const [mark] of code.matchAll(/[{}()]/g)) {
    depth += mark === '{' || mark === '(' ? 1 : -1
    if (depth < 0) return false
  }
  return depth === 0
}
