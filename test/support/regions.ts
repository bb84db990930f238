import type { Analyze, Region } from '../../core/region.ts'
import type { Span } from '../../core/span.ts'
import { lineAround } from '../../core/text.ts'

const term = /lighthouses?/gi

interface Sample {
  readonly text: string
  readonly language?: string
  readonly path?: string
}

/**
 * Draws what an analyzer says of every `lighthouse` in a text: below each line that holds one,
 * the innermost region's extent on that line, with its syntax and context. `~~~` marks a hit
 * that no region covers.
 *
 *     lighthouse: tall
 *     ^^^^^^^^^^ key name=lighthouse keys=lighthouse
 */
export async function drawRegions(analyze: Analyze, sample: Sample): Promise<string> {
  const { text, language = '', path = 'rock' } = sample
  const hits = Array.from(text.matchAll(term), ({ 0: hit, index }) => ({
    start: index,
    end: index + hit.length,
  }))
  const regions = await analyze({ path, text, language }, hits)
  const lineStarts = new Set(hits.map(hit => lineAround(text, hit.start).start))
  const blocks = [...lineStarts].map(start => {
    const { end } = lineAround(text, start)
    const own = hits.filter(hit => hit.start >= start && hit.start < end)
    const marks = own.map(hit => drawHit({ start, end }, hit, innermost(regions, hit)))
    return [text.slice(start, end), ...new Set(marks)].join('\n')
  })
  return `\n${blocks.join('\n')}\n`
}

function innermost(regions: readonly Region[], { start }: Span): Region | undefined {
  const covering = regions.filter(region => region.start <= start && start < region.end)
  const length = (region: Region) => region.end - region.start
  return covering.toSorted((left, right) => length(left) - length(right))[0]
}

function drawHit(line: Span, hit: Span, region: Region | undefined): string {
  const { start, end } = region ?? hit
  const from = Math.max(start, line.start)
  const width = Math.min(end, line.end) - from
  const mark = (region ? '^' : '~').repeat(width)
  return `${' '.repeat(from - line.start)}${mark} ${region ? describeRegion(region) : 'no region'}`
}

function describeRegion({ syntax, role, language, context = {} }: Region): string {
  const { keys, ...others } = context
  const details = {
    ...others,
    ...(keys && { keys: keys.join('.') }),
    ...(language && { language }),
  }
  const words = Object.entries(details).map(([name, value]) => `${name}=${value}`)
  return [role ? `${syntax}/${role}` : syntax, ...words].join(' ')
}
