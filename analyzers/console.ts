import type { Analyze, Region } from '../core/region.ts'
import { lineAround } from '../core/text.ts'

const prompt = /^\s*(?:\([\w.-]+\)\s*)?(?:[\w.@~:/-]*[$%#>]|PS [^>]*>|>>>)\s+/

/** A recorded session: what stands behind a prompt is shell, everything else its output. */
export const console: Analyze = ({ text }, hits) =>
  hits.map(({ start }): Region => {
    const line = lineAround(text, start)
    const lead = prompt.exec(text.slice(line.start, line.end))?.[0].length
    if (lead === undefined || line.start + lead > start)
      return { syntax: 'output', ...line, trail: ['session', 'output'] }
    const isPython = text.slice(line.start, line.start + lead).includes('>>>')
    return {
      syntax: 'output',
      start: line.start + lead,
      end: line.end,
      language: isPython ? 'python' : 'shell',
      trail: ['session', 'command'],
    }
  })
