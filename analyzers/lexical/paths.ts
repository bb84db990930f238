import type { Region } from '../../core/region.ts'
import { nearbyLine } from './lines.ts'
import type { Site } from './site.ts'
import { stringContext } from './string-context.ts'

/** A path that stands without quotes: `./lighthouse`, `src/lighthouse.c`. */
export function pathRegion({ text, index, lexicon }: Site): Region | undefined {
  if (lexicon.grammar.paths === undefined) return undefined
  const line = nearbyLine(text, index)
  for (const { 0: path, index: from } of text.slice(line.start, line.end).matchAll(lexicon.paths)) {
    const start = line.start + from
    const end = start + path.length
    if (start <= index && index < end) {
      const piece = { from: start, start, end, to: end, delimiter: undefined }
      const context = stringContext(text, piece, lexicon)
      return { start, end, syntax: 'string', trail: ['path', 'string'], context }
    }
  }
  return undefined
}
