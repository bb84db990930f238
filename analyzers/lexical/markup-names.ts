import type { Region } from '../../core/region.ts'
import { lineAround } from '../../core/text.ts'
import { identifier } from './names.ts'
import type { Site } from './site.ts'

const reach = 2000

/** Names inside of angle brackets are tags, everything else is text up to the next one. */
export function markupName(site: Site): Region {
  const { text, start } = site
  const before = text.slice(Math.max(0, start - reach), start)
  if (before.lastIndexOf('<') > before.lastIndexOf('>')) return identifier(site, 'tag')
  const line = lineAround(text, start).end
  const tag = text.slice(start, Math.min(line, start + reach)).indexOf('<')
  const end = tag === -1 ? Math.min(line, start + reach) : start + tag
  return { start, end, syntax: 'text', role: 'paragraph', trail: ['text'] }
}
