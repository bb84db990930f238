import type { Span } from '../../core/span.ts'
import { trimEnd } from './lines.ts'
import {
  add,
  type Body,
  contentOf,
  isBlank,
  named,
  type Page,
  type RstLine,
  spanOfLines,
} from './page.ts'
import { readText } from './rst-inline.ts'

/** A directive: its name without a domain, its argument, and the lines below its options. */
export interface Directive {
  readonly name: string
  readonly argument: Span
  readonly content: readonly RstLine[]
  readonly body: Body
}

type ReadBody = (page: Page, body: Body) => void
type ReadDirective = (page: Page, directive: Directive, readBody: ReadBody) => void

const option = /^:(?<name>[\w-][\w -]*):(?:[ \t]+|$)/

/** `:name: value` lines at the head of a directive; returns what follows them. */
export function readOptions(page: Page, lines: readonly RstLine[]): readonly RstLine[] {
  let index = 0
  for (const line of lines) {
    const name = option.exec(contentOf(page, line))?.groups?.['name']
    if (name === undefined) break
    const end = line.at + 1 + name.length
    add(page, 'key', { start: line.at + 1, end }, { role: 'directive', ...named(name) })
    readValue(page, name, { start: end + 1, end: line.end })
    index += 1
  }
  return lines.slice(index)
}

function readValue(page: Page, name: string, { start, end }: Span) {
  const spaces = page.text.slice(start, end).search(/\S/)
  if (spaces < 0) return
  const span = { start: start + spaces, end }
  if (name === 'alt') add(page, 'text', span, { role: 'alt' })
  else add(page, 'scalar', span, { context: { slot: 'value', name } })
}

/** What a directive does with its argument and its content; unknown ones hold text. */
export const readDirective: ReadDirective = (page, directive, readBody) =>
  (kinds[kindOf.get(directive.name) ?? 'text'] ?? text)(page, directive, readBody)

const text: ReadDirective = (page, { argument, content, body }, readBody) => {
  readText(page, argument, body.role)
  readBody(page, bodyOf(content, body))
}

const bodyOf = (lines: readonly RstLine[], { role, depth }: Body): Body => ({
  lines,
  indent: lines.find(line => !isBlank(line))?.indent ?? 0,
  role,
  depth: depth + 1,
})

const languageAt = (page: Page, { start, end }: Span) =>
  page.text.slice(start, trimEnd(page.text, start, end)).toLowerCase()

const pythonic = new Set(['doctest', 'testcode', 'testsetup'])
const noLanguage = new Set(['', 'text', 'none', 'plain', 'output'])

const kinds: Record<string, ReadDirective> = {
  text,
  code: (page, { argument, content, name }) => {
    const known = pythonic.has(name) ? 'python' : languageAt(page, argument)
    add(page, 'scalar', argument, { context: { slot: 'value', name: 'language' } })
    if (noLanguage.has(known)) add(page, 'output', spanOfLines(content))
    else add(page, 'string', spanOfLines(content), { language: known })
  },
  setting: (page, { argument, name }) =>
    add(page, 'scalar', argument, { context: { slot: 'value', name } }),
  output: (page, { argument, content }) => {
    add(page, 'text', argument, { role: 'paragraph' })
    add(page, 'output', spanOfLines(content))
  },
  target: (page, { argument, content, body }, readBody) => {
    add(page, 'target', argument)
    readBody(page, bodyOf(content, body))
  },
  symbol: (page, { argument, content, name, body }, readBody) => {
    add(page, 'code', argument, named(name))
    readBody(page, bodyOf(content, body))
  },
  entries: (page, { content }) => {
    for (const line of content) readEntry(page, line)
  },
  table: (page, { argument, content, body }, readBody) => {
    readText(page, argument, 'table')
    readBody(page, bodyOf(content, { ...body, role: 'table' }))
  },
  rows: (page, { argument, content }) => {
    readText(page, argument, 'table')
    for (const { at, end } of content) readText(page, { start: at, end }, 'table')
  },
}

/** `Title <path>` or a path. */
function readEntry(page: Page, { at, end }: RstLine) {
  const [, title, path] = /^(.*\S)\s+<([^<>]+)>$/.exec(page.text.slice(at, end)) ?? []
  if (title === undefined || path === undefined) return add(page, 'target', { start: at, end })
  add(page, 'text', { start: at, end: at + title.length }, { role: 'link-text' })
  add(page, 'target', { start: end - 1 - path.length, end: end - 1 })
}

const names: Readonly<Record<string, string>> = {
  code: 'code code-block sourcecode doctest testcode raw code-tab',
  setting: 'highlight highlightlang default-role role',
  output:
    'parsed-literal math graphviz mermaid digraph graph plantuml productionlist testoutput prompt',
  target: 'include image figure literalinclude thumbnail download',
  symbol:
    'autoclass automodule autofunction automethod autoattribute autodata autoexception autoproperty autodecorator module currentmodule class function method attribute data exception property decorator classmethod staticmethod type var macro struct enum enumerator member option program envvar confval setting cmdoption click typer describe object autosummary-entry staticmethod alias namespace automodule argparse',
  entries: 'toctree autosummary',
  table: 'table list-table flat-table',
  rows: 'csv-table',
}

const kindOf = new Map(
  Object.entries(names).flatMap(([kind, list]) =>
    list.split(' ').map(name => [name, kind] as const),
  ),
)
