import type { Context, Region } from '../../core/region.ts'
import type { Span } from '../../core/span.ts'
import { trimmed } from './line-regions.ts'
import { nearbyLine } from './lines.ts'
import { identifier } from './names.ts'
import type { Site } from './site.ts'
import { shellWord } from './words.ts'

const variable = /(?<=%)[A-Za-z_]\w*(?=(?::[^%\n]*)?%)|(?<=!)[A-Za-z_]\w*(?=!)/g
const setting = /(?<=(?:^|[\s&|(@])set[ \t]+(?:\/[ap][ \t]+)?"?)([A-Za-z_][\w.]*)[ \t]*[-+*/]?=/i
const label = /(?<=^[ \t]*:|\bgoto[ \t]+:?|\bcall[ \t]+:)[\w.-]+/gi
const listed = /\bin[ \t]*\([^)\n]*/gi
const printed = /(?<=(?:^|[\s&|(@])echo[. \t])[^&|<>\n]*/gi

/** Windows batch: variables of the environment, labels, what is printed, and words of commands. */
export function batchName(site: Site): Region {
  const line = nearbyLine(site.text, site.index)
  for (const read of readers) {
    const region = read(site, line)
    if (region) return region
  }
  return shellWord(site)
}

const readers: readonly ((site: Site, line: Span) => Region | undefined)[] = [
  (site, line) => environment(spanAt(site, line, variable)),
  message,
  assigned,
  (site, line) => {
    const span = spanAt(site, line, label)
    return span && identifier(span, 'label')
  },
  (site, line) => spanAt(site, line, listed) && argument(site, { callee: 'for' }),
]

/** What of a line an expression finds around the place that is asked for. */
function spanAt({ text, index }: Site, line: Span, pattern: RegExp): Span | undefined {
  for (const { 0: found, index: at } of text.slice(line.start, line.end).matchAll(pattern)) {
    const start = line.start + at
    if (start <= index && index < start + found.length) return { start, end: start + found.length }
  }
  return undefined
}

const environment = (span: Span | undefined): Region | undefined =>
  span && { ...span, syntax: 'key', role: 'env', trail: ['variable', 'key'] }

/** `set NAME=value`, also with its quotes around both. */
function assigned({ text, index, start, end }: Site, line: Span): Region | undefined {
  const match = setting.exec(text.slice(line.start, line.end))
  const name = match?.[1]
  if (!match || name === undefined) return undefined
  const from = line.start + match.index
  const value = from + match[0].length
  if (from <= index && index < from + name.length)
    return environment({ start: from, end: from + name.length })
  if (index < value) return undefined
  return argument({ start: Math.max(start, value), end }, { slot: 'value', name })
}

const argument = ({ start, end }: Span, context: Context): Region => ({
  start,
  end,
  syntax: 'word',
  role: 'argument',
  trail: ['command', 'argument'],
  context,
})

/** `echo The lighthouse is lit`, as far as the variables in it. */
function message(site: Site, line: Span): Region | undefined {
  const { text, index } = site
  const span = spanAt(site, line, printed)
  if (!span) return undefined
  const cut = (from: number, to: number) => text.slice(from, to).search(/[%!](?=\w+[%!:])/)
  const ahead = cut(index, span.end)
  const behind = /^.*[%!]/.exec(text.slice(span.start, index))?.[0].length ?? 0
  const end = ahead === -1 ? span.end : index + ahead
  const words = trimmed(text, { start: span.start + behind, end })
  return { ...words, syntax: 'text', role: 'message', trail: ['echo', 'text'] }
}
