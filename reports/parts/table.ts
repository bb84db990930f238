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
  const style = { 'padding-left': 0, 'padding-right': 0, head: [], border: [] }
  const table = new Table({ chars, style, colAligns: [...alignments] })
  table.push(...rows.map(row => [...row]))
  return table
    .toString()
    .split('\n')
    .map(line => line.trimEnd())
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
