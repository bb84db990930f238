import Table from 'cli-table3'

/** No lines at all: columns stand apart by two spaces. */
const chars = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '  ',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
}

/** Aligns rows in columns, indented by two; wide characters count as wide. */
export function renderTable(
  rows: readonly (readonly string[])[],
  alignments: readonly ('left' | 'right')[] = [],
): readonly string[] {
  if (rows.length === 0) return []
  if (alignments.length === 0 && rows.every(row => row.every(isPlain))) return padRows(rows)
  const style = { 'padding-left': 0, 'padding-right': 0, head: [], border: [] }
  const table = new Table({ chars, style, colAligns: [...alignments] })
  for (const row of rows) table.push([...row])
  return table
    .toString()
    .split('\n')
    .map(line => line.trimEnd())
}

/** Whether every character of a cell fills one column: no colours, line ends or wide characters. */
const isPlain = (cell: string): boolean => /^[ -~]*$/.test(cell)

/** The same for plain text to the left, for which the library would take seconds in a long list. */
function padRows(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = []
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, cell.length)
    }
  }
  return rows.map(row =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  )
}

/** Joins items by commas into lines of a width, never breaking an item. */
export function packItems(items: readonly string[], width: number): string {
  const lines: string[] = []
  for (const [index, item] of items.entries()) {
    const text = index < items.length - 1 ? `${item},` : item
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + text.length > width) lines.push(text)
    else lines[lines.length - 1] = `${last} ${text}`
  }
  return lines.join('\n')
}
