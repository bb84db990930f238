import type { Region } from '../../core/region.ts'
import type { Span } from '../../core/span.ts'
import { plainRegion } from './line-regions.ts'
import { covering, limitOf } from './lines.ts'

const cell = /"((?:[^"]|"")*)"|[^,;\t\r\n"][^,;\t\r\n]*|[,;\t]|\r?\n/g

/** How much of a heading names its column. */
const longestName = 200

interface Cell extends Span {
  readonly row: number
  readonly column: number
}

/** Cells of a table: the first line holds the keys, the others their values. */
export function csv(text: string, hits: readonly Span[]): readonly Region[] {
  const cells = cellsOf(text, limitOf(hits))
  const heads = cells.filter(({ row }) => row === 0)
  const names = new Map(
    heads.map(
      ({ column, start, end }) =>
        [column, text.slice(start, Math.min(end, start + longestName)).trim()] as const,
    ),
  )
  return covering(
    cells.map(found => cellRegion(found, names.get(found.column))),
    hits,
  )
}

function cellsOf(text: string, limit: number): readonly Cell[] {
  const separator = /[\t;,]/.exec(text)?.[0] ?? ','
  const cells: Cell[] = []
  let row = 0
  let column = 0
  for (const { 0: token, 1: quoted, index } of text.matchAll(cell)) {
    if (index >= limit) break
    if (token.endsWith('\n')) {
      row += 1
      column = 0
    } else if (token === separator) column += 1
    else cells.push({ ...contentOf(index, token, quoted), row, column })
  }
  return cells
}

function contentOf(index: number, token: string, quoted: string | undefined): Span {
  const start = index + (quoted === undefined ? 0 : 1)
  return { start, end: start + (quoted ?? token).length }
}

function cellRegion({ row, start, end }: Cell, name: string | undefined): Region {
  const keys = name ? { name, keys: [name] } : {}
  const span = { start, end }
  return row === 0
    ? plainRegion('key', span, keys)
    : plainRegion('scalar', span, { slot: 'value', ...keys })
}
