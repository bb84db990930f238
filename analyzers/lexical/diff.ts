import type { Region } from '../../core/region.ts'
import type { Span } from '../../core/span.ts'
import { plainRegion, spansOf } from './line-regions.ts'
import { covering, type Line, linesOf } from './lines.ts'

const header =
  /^(?:diff |index |--- |\+\+\+ |rename |copy |new file|deleted file|similarity |Index: )/
const hunkHead = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/
const named = /^(?:---|\+\+\+) (?:[ab]\/)?([^\t\r\n]+)/

/**
 * A patch. Headers name files; the lines of a hunk are code of the file that is named above, those
 * that are taken away read on their own.
 *
 *     +++ b/lighthouse.c
 *     @@ -1,2 +1,2 @@ int main()   hunk, from behind the marks on
 *     -int lighthouse;             removed
 *     +int beacon;
 */
export function diff(text: string, hits: readonly Span[]): readonly Region[] {
  const reader: Reader = { text, regions: [], path: '', hunk: undefined, removed: undefined }
  for (const line of linesOf(text, text.length)) readLine(reader, line)
  close(reader)
  return covering(reader.regions, hits)
}

/** A hunk with the lines that its head still promises. */
interface Hunk {
  readonly start: number
  end: number
  old: number
  new: number
}

interface Reader {
  readonly text: string
  readonly regions: Region[]
  path: string
  hunk: Hunk | undefined
  removed: { readonly start: number; end: number } | undefined
}

function readLine(reader: Reader, line: Line): void {
  const { text, hunk } = reader
  const content = text.slice(line.start, Math.min(line.end, line.start + 400))
  if (hunk && (hunk.old > 0 || hunk.new > 0 || content.startsWith('\\')))
    inHunk(reader, hunk, line, content[0] ?? ' ')
  else outside(reader, line, content)
}

function outside(reader: Reader, line: Line, content: string): void {
  const { text, regions } = reader
  close(reader)
  const head = hunkHead.exec(content)
  if (head) {
    const start = line.start + head[0].length
    reader.hunk = { start, end: line.end, old: Number(head[1] ?? 1), new: Number(head[2] ?? 1) }
  } else if (header.test(content)) {
    const path = named.exec(content)?.[1]
    if (path && path !== '/dev/null') reader.path = path
    const words = spansOf(text, line, /\S+/g)
    regions.push(
      ...words.map(span => plainRegion('string', span, { slot: 'value', name: 'path-pattern' })),
    )
  } else regions.push(plainRegion('output', line))
}

function inHunk(reader: Reader, hunk: Hunk, line: Line, mark: string): void {
  hunk.end = line.end
  if (mark !== '+') hunk.old -= Number(mark !== '\\')
  if (mark !== '-') hunk.new -= Number(mark !== '\\')
  if (mark !== '-') closeRemoved(reader)
  else if (reader.removed) reader.removed.end = line.end
  else reader.removed = { start: line.start, end: line.end }
}

function closeRemoved(reader: Reader): void {
  if (reader.removed) reader.regions.push(code(reader.removed, 'removed', reader.path))
  reader.removed = undefined
}

function close(reader: Reader): void {
  closeRemoved(reader)
  if (reader.hunk) reader.regions.push(code(reader.hunk, 'hunk', reader.path))
  reader.hunk = undefined
}

/** Code of the file that `name` is. */
const code = ({ start, end }: Span, side: string, name: string): Region => ({
  start,
  end,
  syntax: 'output',
  trail: ['diff', side],
  context: { name },
})
