import type { Analyze, Region } from '../core/region.ts'
import type { Span } from '../core/span.ts'
import { hitLookup } from './hits.ts'
import { markup } from './markup.ts'
import { maskHoles } from './template-mask.ts'

/** Openings of C# in Razor markup, the first that fits counts; what closes them is found by balance. */
const openings =
  /@\*|^[ \t]*@(?:page|using|inject|inherits|model|implements|layout|attribute|typeparam|namespace|rendermode|addTagHelper)\b.*$|@(?:code|functions)\s*\{|@\{|@(?:if|for|foreach|while|switch|lock|using)\s*\(|@\(|@(?!@)[A-Za-z_][\w.]*(?:\(|\[)?/gm

/** Markup with C# in it: directives, code blocks, `@expressions`. */
export const razor: Analyze = async (source, hits) => {
  const holes = holesOf(source.text)
  const holdsHit = hitLookup(hits)
  const inside = holes
    .filter(({ start, end }) => holdsHit(start, end))
    .map((hole): Region => regionOf(source.text, hole))
  const outside = hits.filter(
    hit => !holes.some(({ start, end }) => start <= hit.start && hit.start < end),
  )
  if (outside.length === 0) return inside
  return [
    ...inside,
    ...(await markup(
      { ...source, text: maskHoles(source.text, holes), language: 'html' },
      outside,
    )),
  ]
}

function holesOf(text: string): readonly Span[] {
  const holes: Span[] = []
  openings.lastIndex = 0
  for (let match = openings.exec(text); match; match = openings.exec(text)) {
    const at = match.index + match[0].lastIndexOf('@')
    if (/[\w.]/.test(text.charAt(at - 1)) && at === match.index) continue
    const end = endOf(text, match.index, match[0])
    holes.push({ start: match.index, end })
    openings.lastIndex = end
  }
  return holes
}

/** Behind what closes an opening; a comment that never closes goes to the end. */
function endOf(text: string, start: number, opening: string): number {
  const open = start + opening.length
  if (opening.endsWith('@*')) {
    const close = text.indexOf('*@', open)
    return close === -1 ? text.length : close + 2
  }
  return /[([{]$/.test(opening) ? balanced(text, open) : open
}

/** Longest expression that is looked for, in UTF-16 units. */
const reach = 20_000

/** Behind the bracket that closes the one in front of `from`. */
function balanced(text: string, from: number): number {
  let depth = 1
  const last = Math.min(text.length, from + reach)
  for (let index = from; index < last; index += 1) {
    const char = text.charAt(index)
    if (char === '(' || char === '{' || char === '[') depth += 1
    if (char === ')' || char === '}' || char === ']') depth -= 1
    if (depth === 0) return index + 1
  }
  return last
}

function regionOf(text: string, { start, end }: Span): Region {
  if (text.startsWith('@*', start))
    return { start, end, syntax: 'comment', role: 'block', trail: ['razor', 'comment'] }
  const lead =
    /^\s*@(?:(?:page|inject|inherits|model|implements|layout|attribute|typeparam|namespace|rendermode|addTagHelper)\b|(?:code|functions)\s*\{|\{|\()?/.exec(
      text.slice(start, end),
    )?.[0].length ?? 1
  const close = /@(?:(?:code|functions)\s*)?[{(]$/.test(text.slice(start, start + lead)) ? 1 : 0
  return {
    start: start + lead,
    end: end - close,
    syntax: 'output',
    language: 'csharp',
    trail: ['razor', 'code'],
  }
}
