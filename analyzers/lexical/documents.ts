import type { Region } from '../../core/region.ts'
import type { Span } from '../../core/span.ts'
import type { Read } from './lexer.ts'
import { commentRegion, plainRegion, spansOf } from './line-regions.ts'
import { covering, type Line, limitOf, linesOf } from './lines.ts'

/** How a format of documents marks its lines. */
export interface Marks {
  readonly heading: RegExp
  readonly item: RegExp
  readonly comment: RegExp
  readonly table: RegExp
  /** The lines around code; group 1 of the first names its language. */
  readonly fence: readonly [open: RegExp, close: RegExp]
  /** Code within a line, without its marks. */
  readonly code: RegExp
  readonly target: RegExp
}

const never = /(?!)/

export const documentMarks = {
  mediawiki: {
    heading: /^={1,6}[^=]/,
    item: /^[*#:;]/,
    comment: /^<!--/,
    table: /^[|!]/,
    fence: [
      /^<(?:syntaxhighlight|source|pre)(?: lang="(\w+)")?[^>]*>[ \t]*$/,
      /^<\/(?:syntaxhighlight|source|pre)>/,
    ],
    code: /(?<=<(?:code|tt)>)[^<>\n]+(?=<\/)/g,
    target: /(?<=\[\[)[^\]|\n]+|(?<=\[)https?:[^\]\s]+/g,
  },
  org: {
    heading: /^\*+[ \t]|^#\+(?:title|subtitle):/i,
    item: /^(?:[-+]|\d+[.)])[ \t]/,
    comment: /^#(?:[ \t]|\+(?!title|begin|end))/i,
    table: /^\|/,
    fence: [/^#\+begin_(?:src|example)[ \t]*([\w+-]*)/i, /^#\+end_/i],
    code: /(?<=(?<![\w])[=~])[^\s=~][^=~\n]*(?=[=~])/g,
    target: /(?<=\[\[)[^\]\n]+(?=\])/g,
  },
  pod: {
    heading: /^=head\d/,
    item: /^=item\b/,
    comment: /^=(?:for|begin|cut|encoding)\b/,
    table: never,
    fence: [never, never],
    code: /(?<=[CFIL]<)(?!https?:)[^<>\n]+(?=>)/g,
    target: /(?<=L<)https?:[^<>\n]+(?=>)/g,
  },
  rdoc: {
    heading: /^=+[ \t]/,
    item: /^(?:[*-]|\d+\.)[ \t]/,
    comment: /^#--/,
    table: never,
    fence: [never, never],
    code: /(?<=(?<!\w)\+)[\w.:?!#-]+(?=\+)|(?<=<(?:tt|code)>)[^<>\n]+(?=<\/)/g,
    target: /(?<=\}?\[)(?:https?|rdoc-ref|link):[^\]\s]+/g,
  },
  textile: {
    heading: /^h[1-6]\b[^.\n]{0,80}\./,
    item: /^[*#]+[ \t]/,
    comment: /^###\./,
    table: /^\|/,
    fence: [/^(?:bc|pre)\.\./, /^p\./],
    code: /(?<=(?<!\w)@)[^@\n]+(?=@)/g,
    target: /(?<=":)[^\s]+/g,
  },
  typst: {
    heading: /^=+[ \t]/,
    item: /^[-+][ \t]/,
    comment: /^\/\//,
    table: never,
    fence: [/^```(\w*)/, /^```/],
    code: /(?<=`)[^`\n]+(?=`)/g,
    target: /(?<=#(?:link|image)\(")[^"\n]+/g,
  },
} satisfies Record<string, Marks>

/** Makes the reader of a format whose lines say by their first characters what they are. */
export function documentReader(marks: Marks): Read {
  return (text, hits) => {
    const page: Page = { text, marks, fence: undefined, role: 'paragraph' }
    const regions = linesOf(text, limitOf(hits)).flatMap(line => lineRegions(page, line))
    return covering(regions, hits)
  }
}

interface Page {
  readonly text: string
  readonly marks: Marks
  /** The language of the code that is open, empty for an unknown one. */
  fence: string | undefined
  role: string
}

function lineRegions(page: Page, line: Line): readonly Region[] {
  const { text, marks, fence } = page
  const content = text.slice(line.at, line.end)
  if (fence !== undefined) return fenced(page, line, fence, content)
  const opened = marks.fence[0].exec(content)
  if (opened) page.fence = opened[1] ?? ''
  if (opened || content === '') {
    page.role = 'paragraph'
    return []
  }
  if (marks.comment.test(content)) return [commentRegion({ start: line.at, end: line.end })]
  page.role = roleOf(content, marks) ?? (page.role === 'list' ? 'list' : 'paragraph')
  return words(text, line, page.role, marks)
}

function fenced(page: Page, line: Line, language: string, content: string): readonly Region[] {
  if (!page.marks.fence[1].test(content)) return [code(line, language)]
  page.fence = undefined
  return []
}

const code = ({ start, end }: Line, language: string): Region => ({
  ...plainRegion('output', { start, end }),
  ...(language ? { language } : {}),
})

function roleOf(content: string, marks: Marks): string | undefined {
  if (marks.heading.test(content)) return 'heading'
  if (marks.item.test(content)) return 'list'
  return marks.table.test(content) ? 'table' : undefined
}

function words(text: string, { at, end }: Line, role: string, marks: Marks): readonly Region[] {
  const span: Span = { start: at, end }
  return [
    { ...span, syntax: 'text', role, trail: ['document', role] },
    ...spansOf(text, span, marks.code).map(found => plainRegion('code', found)),
    ...spansOf(text, span, marks.target).map(found => plainRegion('target', found)),
  ]
}
