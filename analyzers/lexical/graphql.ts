import type { Region } from '../../core/region.ts'
import { identifier, nameRegion } from './names.ts'
import type { Site } from './site.ts'

const selection = /^(?:query|mutation|subscription|fragment|\{)/
const fieldAfter = /^[ \t]*[:(]/

/** Fields declare inside types and refer inside queries; names before `:` in a call are arguments. */
export function graphqlName(site: Site): Region {
  const region = nameRegion(site)
  if (region.role !== 'reference' && region.role !== 'property') return region
  const { text, before, lineStart, end } = site
  const isField = before === lineStart && lineStart !== site.start
  if (!isField && !fieldAfter.test(text.slice(end, end + 20))) return region
  return identifier(site, isSelected(text, lineStart) ? 'reference' : 'declaration')
}

const reach = 4000

/** Whether the definition around a line selects fields: the nearest line without indentation says. */
function isSelected(text: string, lineStart: number): boolean {
  const least = Math.max(0, lineStart - reach)
  for (let at = lineStart; at > least; at = text.lastIndexOf('\n', at - 2) + 1) {
    const opening = text.slice(at, at + 12)
    if (/^[a-z{]/.test(opening)) return selection.test(opening)
    if (at < 2) break
  }
  return selection.test(text.slice(least, least + 12))
}
