import type { Region } from '../../core/region.ts'
import type { Span } from '../../core/span.ts'
import { fieldRegions } from './fields.ts'
import { commentRegion, plainRegion, spansOf } from './line-regions.ts'
import { covering, type Line, limitOf, linesOf } from './lines.ts'

const cue = /^(?:\d+$|[\d:.,]+[ \t]*-->)/

/** Subtitles: what is said is prose, the numbers and times around it are none. */
export function captions(text: string, hits: readonly Span[]): readonly Region[] {
  const regions = linesOf(text, limitOf(hits)).map(({ at, end }): Region => {
    const content = text.slice(at, end)
    if (content.startsWith('NOTE')) return commentRegion({ start: at, end })
    if (cue.test(content)) return plainRegion('output', { start: at, end })
    return { start: at, end, syntax: 'text', role: 'paragraph', trail: ['caption', 'text'] }
  })
  return covering(regions, hits)
}

const field = /^([A-Za-z][\w-]*):/

/** Mail and manifests: fields with their values, then words. */
export function mail(text: string, hits: readonly Span[]): readonly Region[] {
  let isHead = true
  let name = ''
  const regions = linesOf(text, limitOf(hits)).flatMap(line => {
    if (line.at === line.end) isHead = false
    if (/^From .+\d{4}$/.test(text.slice(line.start, line.start + 120))) isHead = true
    const own = isHead ? field.exec(text.slice(line.start, line.end)) : undefined
    name = own?.[1] ?? name
    return isHead ? fieldRegions(text, line, name, own?.[0].length ?? 0) : wordsOf(text, line)
  })
  return covering(regions, hits)
}

const wordsOf = (text: string, line: Line): readonly Region[] =>
  spansOf(text, line, /\S(?:.*\S)?/g).map(
    (span): Region => ({
      ...span,
      syntax: 'text',
      role: text[span.start] === '>' ? 'quote' : 'paragraph',
      trail: ['mail', 'text'],
    }),
  )
