import type { Context, Region } from '../../core/region.ts'
import type { Span } from '../../core/span.ts'
import { commentRegion, plainRegion, spansOf, trimmed } from './line-regions.ts'
import { covering, type Line, limitOf, linesOf } from './lines.ts'
import { identifier, keyword } from './names.ts'

const titleLine =
  /^(?:Feature|Background|Rule|Scenarios?(?: Outline| Template)?|Examples?|Ability|Business Need)[ \t]*:[ \t]*/
const stepLine = /^(?:Given|When|Then|And|But|\*)[ \t]+/
const docString = /^(?:"""|```)/

/** Titles, steps, tables and doc strings of Cucumber's language. */
export function gherkin(text: string, hits: readonly Span[]): readonly Region[] {
  const lines = linesOf(text, limitOf(hits))
  const regions: Region[] = []
  let header: readonly string[] | undefined
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]
    if (!line) break
    const content = text.slice(line.at, line.end)
    if (content === '') continue
    const mark = docString.exec(content)?.[0]
    if (mark) {
      const last = closingLine(text, lines, index, mark)
      regions.push(...quoted(lines, index, last))
      index = last
      continue
    }
    const cells = content.startsWith('|') ? cellsOf(text, line) : undefined
    regions.push(...(cells ? row(text, cells, header) : lineRegions(text, line, content)))
    header = cells && (header ?? cells.map(({ start, end }) => text.slice(start, end)))
  }
  return covering(regions, hits)
}

/** Index of the line that closes a doc string, or of its opener where none does. */
function closingLine(text: string, lines: readonly Line[], first: number, mark: string): number {
  for (let index = first + 1; index < lines.length; index += 1) {
    if (text.startsWith(mark, lines[index]?.at)) return index
  }
  return lines.length
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

function lineRegions(text: string, { at, end }: Line, content: string): readonly Region[] {
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

const cellsOf = (text: string, { at, end }: Line) =>
  spansOf(text, { start: at, end }, /(?<=\|)(?:\\.|[^|\\\n])+(?=\|)/g).map(span =>
    trimmed(text, span),
  )

function row(
  text: string,
  cells: readonly Span[],
  header: readonly string[] | undefined,
): readonly Region[] {
  return cells.map((span, column) => {
    const name = header?.[column]
    if (name === undefined)
      return plainRegion('key', span, { name: text.slice(span.start, span.end) })
    const context: Context = { slot: 'value', name }
    return plainRegion('scalar', span, context)
  })
}
