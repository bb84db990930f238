import type { Region, Syntax } from '../../core/region.ts'
import type { Span } from '../../core/span.ts'
import { itemsOf } from './items.ts'
import { commentRegion, plainRegion, spansOf } from './line-regions.ts'
import { covering, limitOf, linesOf } from './lines.ts'

const blankLine = /\n[^\S\n]*(?=\n)/g

/** Paragraphs, items and titles of a text of no known format. */
export function plain(text: string, hits: readonly Span[]): readonly Region[] {
  const regions = paragraphs(text, hits, 'plain')
  return [...regions, ...regions.flatMap(region => itemsOf(text, region))]
}

/** Whatever a program printed, a block at a time. */
export function output(text: string, hits: readonly Span[]): readonly Region[] {
  return paragraphs(text, hits, 'output')
}

function paragraphs(text: string, hits: readonly Span[], syntax: Syntax): readonly Region[] {
  const regions: Region[] = []
  let start = 0
  for (const { start: hit } of hits) {
    if (hit < (regions.at(-1)?.end ?? 0)) continue
    let end = paragraphEnd(text, start)
    while (end <= hit && end < text.length) {
      start = end
      end = paragraphEnd(text, start)
    }
    regions.push(plainRegion(syntax, { start, end }))
    start = end
  }
  return regions
}

function paragraphEnd(text: string, from: number): number {
  blankLine.lastIndex = from
  const match = blankLine.exec(text)
  return match ? match.index + match[0].length + 1 : text.length
}

/** Files that list paths, a pattern a line, with owners or options behind it. */
export function pathPatterns(text: string, hits: readonly Span[]): readonly Region[] {
  const name = 'path-pattern'
  const regions = linesOf(text, limitOf(hits)).flatMap(({ at, end }) => {
    if (text[at] === '#') return [commentRegion({ start: at, end })]
    return spansOf(text, { start: at, end }, /[^\s#][^\s]*|#.*/g).map((span, index) => {
      if (text[span.start] === '#') return commentRegion(span)
      return plainRegion('scalar', span, index === 0 ? { name } : { slot: 'value', name })
    })
  })
  return covering(regions, hits)
}
