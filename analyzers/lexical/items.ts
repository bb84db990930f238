import type { Region } from '../../core/region.ts'
import type { Span } from '../../core/span.ts'

const item = /^[ \t]*(?:[*+•‣-]|\d{1,3}[.)])[ \t]+(?=\S)/
const underline = /^[ \t]*(?:={3,}|-{3,}|~{3,}|\^{3,})[ \t]*\r?$/

/**
 * Items and titles of one paragraph of plain text.
 *
 *     Changes          heading
 *     =======
 *     * The lighthouse shines   list
 *       at night                list
 */
export function itemsOf(text: string, { start, end }: Span): readonly Region[] {
  const regions: Region[] = []
  let opened: number | undefined
  let previous: Span | undefined
  const close = (stop: number): void => {
    if (opened !== undefined) regions.push(words({ start: opened, end: stop }, 'list'))
    opened = undefined
  }
  for (let at = start; at < end; ) {
    const found = text.indexOf('\n', at)
    const line = { start: at, end: found === -1 || found > end ? end : found }
    const content = text.slice(line.start, line.end)
    if (item.test(content.slice(0, 100))) {
      close(line.start)
      opened = line.start
    }
    if (previous && underline.test(content) && opened === undefined)
      regions.push(words(previous, 'heading'))
    previous = line
    at = line.end + 1
  }
  close(end)
  return regions
}

const words = (span: Span, role: string): Region => ({
  ...span,
  syntax: 'text',
  role,
  trail: ['plain', role],
})
