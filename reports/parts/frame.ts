import { codeFrameColumns } from '@babel/code-frame'
import type { Occurrence } from '../../core/occurrence.ts'
import type { Frame } from '../../core/report.ts'
import type { Screen } from '../reporter.ts'
import { paintOf } from './view.ts'
import { visible } from './visible.ts'

/** Lines of a file with carets below an occurrence, safe to print and cut to the screen. */
export function renderFrame(
  { line, column, text }: Pick<Occurrence, 'line' | 'column' | 'text'>,
  frame: Frame,
  screen: Screen,
): readonly string[] {
  if (line === null || column === null) return []
  const source = frame.lines[line - frame.first] ?? ''
  const start = printable(source.slice(0, column - 1)).length
  const length = printable(text.split(/\r?\n/, 1)[0] ?? '').length
  const width = Math.max(screen.width - gutterWidth(frame), 20)
  const shift = start + length > width ? Math.max(start - Math.floor(width / 3), 0) : 0
  const lines = frame.lines.map(content => cut(printable(content), shift, width))
  const point = (offset: number) => ({ line, column: Math.min(offset - shift, width) + 1 })
  // The installed code-frame knows `startLine`, its types do not yet.
  const options = {
    startLine: frame.first,
    linesAbove: frame.lines.length,
    linesBelow: frame.lines.length,
  }
  const drawn = codeFrameColumns(
    lines.join('\n'),
    { start: point(start), end: point(start + length) },
    options,
  )
  const paint = paintOf(screen.color)
  return drawn.split('\n').map(row => `  ${paintRow(row, paint.red, paint.dim)}`)
}

/** The width of ` > 12 | ` before each line, with the indentation of the frame. */
const gutterWidth = ({ first, lines }: Frame): number => String(first + lines.length).length + 7

/** Tabs as two spaces, line ends gone, everything else visible. */
const printable = (text: string): string => visible(text.replace(/\r$/, '').replaceAll('\t', '  '))

const cut = (text: string, shift: number, width: number): string => {
  const piece = text.slice(shift, shift + width)
  return text.length > shift + width ? `${piece.slice(0, -1)}…` : piece
}

function paintRow(
  row: string,
  marks: (text: string) => string,
  rest: (text: string) => string,
): string {
  if (row.startsWith('>')) return row
  const [, gutter, carets] = /^( +\| *)(\^+)$/.exec(row) ?? []
  return gutter === undefined || carets === undefined ? rest(row) : rest(gutter) + marks(carets)
}
