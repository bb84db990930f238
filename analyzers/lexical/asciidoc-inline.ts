import type { Span } from '../../core/span.ts'
import { add, named, type Page } from './page.ts'

const markup = new RegExp(
  [
    '`\\+?(?<code>[^`\\n+]+)\\+?`',
    '(?<!\\{)\\{(?<attribute>[\\w-]+)\\}',
    '<<(?<anchor>[^,<>\\n]{1,200})(?:,(?<anchorText>[^<>]{1,400}))?>>',
    '\\bxref:(?<xref>[^[\\s]{1,400})\\[(?<xrefText>[^\\]]{0,400})\\]',
    '\\b(?:link:|(?=(?:https?|ftp|mailto):))(?<url>[^[\\s]{1,2000})\\[(?<urlText>[^\\]]{0,400})\\]',
    '(?<plainUrl>\\bhttps?:[^\\s\\[<>]*[^\\s\\[<>.,;:!?)])',
    '\\bimage:(?<image>[^[\\s:][^[\\s]{0,400})\\[(?<imageText>[^\\]]{0,400})\\]',
    '\\[\\[(?<label>[^[\\]\\n]{1,200})\\]\\]',
    '\\b(?:kbd|btn|menu|footnote|pass|stem):\\w*\\[(?<macro>[^\\]]{0,400})\\]',
  ].join('|'),
  'g',
)

/** Running text and the marks in it. */
export function readAsciidocText(page: Page, span: Span, role: string): void {
  if (!page.holdsHit(span.start, span.end)) return
  add(page, 'text', span, { role })
  for (const match of page.text.slice(span.start, span.end).matchAll(markup)) {
    let from = span.start + match.index
    for (const [name, content] of Object.entries(match.groups ?? {})) {
      if (content === undefined) continue
      const start = page.text.indexOf(content, from)
      readers[name]?.(page, { start, end: start + content.length })
      from = start + content.length
    }
  }
}

const linkText = (page: Page, span: Span) => add(page, 'text', span, { role: 'link-text' })
const target = (page: Page, span: Span) => add(page, 'target', span)

const readers: Record<string, (page: Page, span: Span) => void> = {
  code: (page, span) => add(page, 'code', span, named('literal')),
  attribute: (page, span) => add(page, 'placeholder', span),
  anchor: target,
  anchorText: linkText,
  xref: target,
  xrefText: linkText,
  url: target,
  urlText: linkText,
  plainUrl: (page, span) => add(page, 'target', span, { role: 'autolink' }),
  image: target,
  imageText: (page, span) => add(page, 'text', span, { role: 'alt' }),
  macro: (page, span) => add(page, 'code', span, named('macro')),
  label: (page, span) => add(page, 'target', span, { role: 'declaration' }),
}
