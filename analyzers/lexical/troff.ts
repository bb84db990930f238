import type { Region } from '../../core/region.ts'
import type { Span } from '../../core/span.ts'
import { commentRegion, plainRegion, spansOf } from './line-regions.ts'
import { covering, type Line, limitOf, linesOf } from './lines.ts'
import { keyword } from './names.ts'

/** Macros that say what the words behind them are, by the name of the mark. */
const marks: Readonly<Record<string, string>> = {
  Ar: 'metavariable',
  Cm: 'command',
  Dv: 'type',
  Er: 'type',
  Ev: 'envvar',
  Fa: 'type',
  Fl: 'flag',
  Fn: 'type',
  Ft: 'type',
  Ic: 'command',
  Nm: 'program',
  Pa: 'file',
  Va: 'type',
  Vt: 'type',
  Xr: 'program',
}

const heading = /^(?:SH|SS|Sh|Ss|TH|Dt)$/
const item = /^(?:TP|IP|HP|TQ)$/
const itemEnd = /^(?:PP|P|LP|SH|SS|TH)$/
const verbatimStart = /^(?:nf|EX|Dl|D1)$/
const verbatimEnd = /^(?:fi|EE|Ed)$/
const comment = /^[.'][ \t]*\\"|^\\"|^'''/
const word = /"[^"]*"?|\S+/g
/** `\fItower\fR` and `<tower>`: what stands for a value. */
const metavariable = /(?<=\\fI)[^\s\\<>]+(?=\\f)|(?<=<)[\w-]+(?=>)/g

/** Manual pages in both of their dialects. */
export function troff(text: string, hits: readonly Span[]): readonly Region[] {
  const page: Page = { text, lists: 0, isItem: false, isVerbatim: false }
  const regions = linesOf(text, limitOf(hits)).flatMap(line => lineRegions(page, line))
  return covering(regions, hits)
}

interface Page {
  readonly text: string
  /** Lists of the second dialect that are open. */
  lists: number
  /** Behind the mark of an item of the first dialect. */
  isItem: boolean
  isVerbatim: boolean
}

function lineRegions(page: Page, line: Line): readonly Region[] {
  const { text } = page
  const { start, end } = line
  const content = text.slice(start, end)
  if (comment.test(content)) return [commentRegion({ start, end })]
  const macro = /^[.'][ \t]*([A-Za-z]\w*)/.exec(content)
  if (macro) return macroRegions(page, line, macro[1] ?? '', macro[0].length)
  if (page.isVerbatim) return [plainRegion('output', { start, end })]
  return words(text, { start, end }, isList(page) ? 'list' : 'paragraph')
}

const words = (text: string, span: Span, role: string): readonly Region[] => [
  { ...span, syntax: 'text', role, trail: ['manual', role] },
  ...spansOf(text, span, metavariable).map(
    (name): Region => ({ ...name, syntax: 'text', role: 'message', trail: ['metavariable'] }),
  ),
]

function macroRegions(page: Page, line: Line, name: string, length: number): readonly Region[] {
  const { text } = page
  const args = { start: line.start + length, end: line.end }
  follow(page, name, text.slice(args.start, args.end))
  const own = keyword({ start: line.start, end: args.start }, 'macro')
  if (heading.test(name)) return [own, ...words(text, args, 'heading')]
  const isTable = / Ta /.test(text.slice(args.start, args.end))
  const role = isTable ? 'table' : isList(page) ? 'list' : 'paragraph'
  return [own, ...words(text, args, role), ...marked(text, args, name)]
}

const isList = ({ lists, isItem }: Page): boolean => lists > 0 || isItem

/** What a macro begins or ends. */
function follow(page: Page, name: string, rest: string): void {
  if (item.test(name)) page.isItem = true
  if (itemEnd.test(name)) page.isItem = false
  if (name === 'Bl') page.lists += 1
  if (name === 'El') page.lists = Math.max(0, page.lists - 1)
  if (verbatimStart.test(name) || (name === 'Bd' && /-(?:literal|unfilled)/.test(rest)))
    page.isVerbatim = true
  if (verbatimEnd.test(name)) page.isVerbatim = false
}

/** Words of one line behind the macros that say what they are. */
function marked(text: string, args: Span, name: string): readonly Region[] {
  let mark = marks[name]
  return spansOf(text, args, word).flatMap(span => {
    const written = text.slice(span.start, span.end)
    if (/^[A-Z][a-z0-9]$/.test(written)) {
      mark = marks[written]
      return []
    }
    if (mark === undefined || /^[^\w"\\-]+$/.test(written)) return []
    return [plainRegion('code', span, { name: mark })]
  })
}
