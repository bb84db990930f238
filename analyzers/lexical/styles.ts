import type { Region } from '../../core/region.ts'
import { identifier, nameRegion } from './names.ts'
import type { Site } from './site.ts'

const selectorMarks = '.#&%'

/** Style sheets: selectors and properties are tags, `$name` and `@name` variables, the rest values. */
export function styleName(site: Site): Region {
  const { text, start, end, after, before, lineStart } = site
  const mark = text[start - 1] ?? ''
  if (mark === '$' || mark === '@') return variable(site)
  const previous = nameRegion(site).role
  if (previous === 'declaration' || previous === 'import') return identifier(site, previous)
  if (selectorMarks.includes(mark) || text.startsWith('--', start)) return identifier(site, 'tag')
  const isFirst = before === lineStart || '{;'.includes(text[before - 1] ?? '')
  if (isFirst || isSelector(text, after)) return identifier(site, 'tag')
  return { start, end, syntax: 'identifier', role: 'reference', trail: ['value', 'identifier'] }
}

function variable(site: Site): Region {
  const { text, after, before, lineStart } = site
  const isSet = before === lineStart && text[after] === ':'
  const isDeclared = isSet || nameRegion(site).role === 'declaration'
  return identifier(site, isDeclared ? 'declaration' : 'reference')
}

/** Whether the line goes on to an opening brace before anything ends it. */
function isSelector(text: string, from: number): boolean {
  return /^[^;{}\n]*\{(?!\s*[$#]?\{)/.test(text.slice(from, from + 120))
}
