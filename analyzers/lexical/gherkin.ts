import type { Context, Region } from '../../core/region.ts'
import type { Span } from '../../core/span.ts'
import { commentRegion, plainRegion, spansOf, trimmed } from './line-regions.ts'
import { covering, type Line, limitOf, linesOf } from './lines.ts'
import { identifier, keyword } from './names.ts'
import { isBlank } from './page.ts'

const titleLine =
  /^(?:Feature|Background|Rule|Scenarios?(?: Outline| Template)?|Examples?|Ability|Business Need)[ \t]*:[ \t]*/
const stepLine = /^(?:Given|When|Then|And|But|\*)[ \t]+/
const docString = /^(?:"""|```)/

/** Titles, steps, tables and doc strings of Cucumber's language. */
export function gherkin(text: string, hits: readonly Span[]): readonly Region[] {
  const lines = linesOf(text, limitOf(hits))
  const regions: Region[] = []
  let header: Header
  for (let index = 0; index < lines.length; index += 1) {
    const end = docStringEnd(text, lines, index)
    const cells = cellsOf(text, lines[index])
    if (end !== undefined) regions.push(...quoted(lines, index, end))
    else if (cells) regions.push(...row(text, cells, header))
    else regions.push(...lineRegions(text, lines[index]))
    header = cells && (header ?? cells.map(cell => text.slice(cell.start, cell.end)))
    index = end ?? index
  }
  return covering(regions, hits)
}

/** The first row of the table that is being read. */
type Header = readonly string[] | undefined

/** Index of the line that closes the doc string which a line opens. */
function docStringEnd(text: string, lines: readonly Line[], first: number): number | undefined {
  const mark = docString.exec(text.slice(lines[first]?.at, lines[first]?.end))?.[0]
  if (!mark) return undefined
  const length = lines.slice(first + 1).findIndex(({ at }) => text.startsWith(mark, at))
  return length === -1 ? lines.length : first + 1 + length
}

function quoted(lines: readonly Line[], first: number, last: number): readonly Region[] {
  const start = lines[first + 1]?.start
  const end = lines[last - 1]?.end
  return start === undefined || end === undefined || end <= start
    ? []
    : [plainRegion('output', { start, end }, { name: 'gherkin-doc-string' })]
}

const textRegion = (span: Span, name: string): Region => ({
  ...span,
  syntax: 'text',
  role: 'paragraph',
  trail: [name, 'text'],
  context: { name },
})

function lineRegions(text: string, line: Line | undefined): readonly Region[] {
  if (!line || isBlank(line)) return []
  const { at, end } = line
  const content = text.slice(at, end)
  if (content.startsWith('#')) return [commentRegion({ start: at, end })]
  if (content.startsWith('@'))
    return spansOf(text, { start: at, end }, /(?<=@)\S+/g).map(span => identifier(span, 'label'))
  const title = titleLine.exec(content)?.[0]
  if (title !== undefined) {
    const name = keyword({ start: at, end: at + title.indexOf(':') }, 'gherkin-keyword')
    return [name, textRegion({ start: at + title.length, end }, 'gherkin-title')]
  }
  const step = stepLine.exec(content)?.[0]
  if (step === undefined) return [textRegion({ start: at, end }, 'gherkin-description')]
  const parameters = spansOf(text, { start: at, end }, /(?<=<)[^<>\n]+(?=>)/g)
  return [
    keyword({ start: at, end: at + step.trimEnd().length }, 'gherkin-keyword'),
    textRegion({ start: at + step.length, end }, 'gherkin-step'),
    ...parameters.map(span => plainRegion('placeholder', span)),
  ]
}

function cellsOf(text: string, line: Line | undefined): readonly Span[] | undefined {
  if (!line || text[line.at] !== '|') return undefined
  const cells = spansOf(text, { start: line.at, end: line.end }, /(?<=\|)(?:\\.|[^|\\\n])+(?=\|)/g)
  return cells.map(cell => trimmed(text, cell))
}

function row(text: string, cells: readonly Span[], header: Header): readonly Region[] {
  return cells.map((span, column) => {
    const name = header?.[column]
    if (name === undefined)
      return plainRegion('key', span, { name: text.slice(span.start, span.end) })
    const context: Context = { slot: 'value', name }
    return plainRegion('scalar', span, context)
  })
}
