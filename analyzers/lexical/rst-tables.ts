import { spansOf, trimmed } from './line-regions.ts'
import { type Body, contentOf, isBlank, type Page } from './page.ts'
import { readText } from './rst-inline.ts'

const gridBorder = /^\+(?:[-=]+\+)+$/
const simpleBorder = /^=+(?:[ \t]+=+)+[ \t]*$/

/** A table drawn with lines, a cell at a time. Returns the index behind it. */
export function readGrid(page: Page, { lines }: Body, index: number): number | undefined {
  const first = lines[index]
  if (!first || !gridBorder.test(contentOf(page, first))) return undefined
  let next = index
  for (
    let line = lines[next];
    line && '+|'.includes(page.text[line.at] ?? ' ');
    line = lines[next]
  ) {
    for (const cell of spansOf(page.text, { start: line.at, end: line.end }, /[^|+]+/g)) {
      const span = trimmed(page.text, cell)
      if (/[^-=]/.test(page.text.slice(span.start, span.end))) readText(page, span, 'table')
    }
    next += 1
  }
  return next
}

/** A table under double lines, a row at a time. */
export function readSimpleTable(page: Page, { lines }: Body, index: number): number | undefined {
  const first = lines[index]
  if (!first || !simpleBorder.test(contentOf(page, first))) return undefined
  for (let next = index + 1; next < lines.length; next += 1) {
    const line = lines[next]
    const after = lines[next + 1]
    if (!line) break
    const isBorder = /^[=-][-= ]+$/.test(contentOf(page, line))
    if (isBorder && (!after || isBlank(after))) return next + 1
    if (!isBorder && !isBlank(line)) readText(page, { start: line.at, end: line.end }, 'table')
  }
  return lines.length
}
