import type { Region } from '../../core/region.ts'
import type { Span } from '../../core/span.ts'
import { commentRegion, plainRegion, spansOf } from './line-regions.ts'
import { covering, type Line, limitOf, linesOf } from './lines.ts'
import { keyword } from './names.ts'

const entry = /^(?:domain|msg(?:ctxt|id(?:_plural)?|str(?:\[\d+\])?))(?=[\s"])/
const hole = /(?<=%\()\w+(?=\))|(?<=%?\{)\w+(?=\})/g

/**
 * Message catalogues. What is looked up is a key, what is shown is a message; both may go on over
 * several lines.
 *
 *     #: views.py:11            comment
 *     msgid "The lighthouse"    key
 *     msgstr "Der Leuchtturm"   message
 */
export function gettext(text: string, hits: readonly Span[]): readonly Region[] {
  let isShown = false
  const regions = linesOf(text, limitOf(hits)).flatMap(line => {
    const { at, end } = line
    if (text[at] === '#') return [commentRegion({ start: at, end })]
    const word = entry.exec(text.slice(at, at + 40))?.[0]
    if (word) isShown = word.startsWith('msgstr')
    const quoted = quotedIn(text, line)
    const content = quoted ? (isShown ? message(text, quoted) : [key(text, quoted)]) : []
    return word ? [keyword({ start: at, end: at + word.length }, 'gettext'), ...content] : content
  })
  return covering(regions, hits)
}

function quotedIn(text: string, { at, end }: Line): Span | undefined {
  const content = text.slice(at, end)
  const open = content.indexOf('"')
  const close = content.lastIndexOf('"')
  return close <= open ? undefined : { start: at + open + 1, end: at + close }
}

function key(text: string, span: Span): Region {
  const name = text.slice(span.start, span.end)
  return plainRegion('key', span, { name, keys: [name] })
}

const message = (text: string, span: Span): readonly Region[] => [
  { ...span, syntax: 'text', role: 'message', trail: ['translation', 'text'] },
  ...spansOf(text, span, hole).map(name => plainRegion('placeholder', name)),
]
