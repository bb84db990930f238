import type { Span } from '../../core/span.ts'
import { add, named, type Page } from './page.ts'

const markup = new RegExp(
  [
    '``(?<literal>(?:[^`]|`(?!`))+)``',
    ':(?<role>[A-Za-z][\\w:+.-]{0,40}):`(?<interpreted>(?:\\\\.|[^`\\\\])+)`',
    '`(?<quoted>(?:\\\\.|[^`\\\\])+)`(?<link>__?(?!\\w))?',
    '\\|(?<substitution>[^|\\s][^|\\n]*)\\|',
    '(?<url>\\b(?:https?|ftp):[^\\s<>`]*[^\\s<>`.,;:!?)\\]\'"])',
    '(?<![\\w`])(?<reference>[A-Za-z][\\w.-]{0,80}_)(?![\\w`*])',
  ].join('|'),
  'g',
)

/** Running text and the marks in it. */
export function readText(page: Page, span: Span, role: string): void {
  if (!page.holdsHit(span.start, span.end)) return
  add(page, 'text', span, { role })
  for (const match of page.text.slice(span.start, span.end).matchAll(markup)) {
    const groups = match.groups ?? {}
    const start = span.start + match.index
    const name = Object.keys(readers).find(key => groups[key] !== undefined)
    const content = name ? groups[name] : undefined
    if (!name || content === undefined) continue
    const from = start + match[0].indexOf(content, (groups['role']?.length ?? -1) + 1)
    readers[name]?.(page, { start: from, end: from + content.length }, groups)
  }
}

type Groups = Readonly<Record<string, string | undefined>>

const readers: Record<string, (page: Page, span: Span, groups: Groups) => void> = {
  literal: (page, span) => add(page, 'code', span, named('literal')),
  interpreted: (page, span, { role = '' }) => readRole(page, span, role),
  quoted: (page, span, { link }) =>
    link ? readLink(page, span, 'target') : add(page, 'code', span, named('default')),
  substitution: (page, span) => add(page, 'placeholder', span),
  url: (page, span) => add(page, 'target', span, { role: 'autolink' }),
  reference: (page, { start, end }) => readLink(page, { start, end: end - 1 }, 'target'),
}

const codeRoles = new Set(
  'func function class meth method mod module attr attribute data const exc obj any type enum member macro struct var command option envvar file program kbd code samp literal program makevar mimetype regexp token directive role cli confval setting djadmin lint'.split(
    ' ',
  ),
)
const targetRoles = new Set(['ref', 'doc', 'numref', 'download', 'keyref', 'cite'])

/** `:func:` and its kin are code, `:ref:` points at something, the rest is text. */
function readRole(page: Page, span: Span, role: string) {
  const name = role.slice(role.lastIndexOf(':') + 1)
  if (codeRoles.has(name)) readLink(page, span, 'code', role)
  else if (targetRoles.has(name)) readLink(page, span, 'target', role)
  else add(page, 'text', span, { role: 'paragraph', ...named(role) })
}

const titled = /^([\s\S]*?)\s*<([^<>]+)>$/

/** `title <target>`, or a target that is its own title. */
function readLink(page: Page, span: Span, syntax: 'code' | 'target', role?: string) {
  const context = role ? named(role) : {}
  const [, title, target] = titled.exec(page.text.slice(span.start, span.end)) ?? []
  if (title === undefined || target === undefined) return add(page, syntax, span, context)
  add(page, 'text', { start: span.start, end: span.start + title.length }, { role: 'link-text' })
  const end = span.end - 1
  add(page, syntax, { start: end - target.length, end }, context)
}
