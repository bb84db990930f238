import { pointsIn } from '../../core/text.ts'
import type { Written } from './reference.ts'

interface Form {
  readonly kind: Written['kind']
  readonly pattern: RegExp
}

/** Longest line that is looked at, in UTF-16 units. */
const longest = 2000

/** Code between one or two backticks, as reStructuredText, AsciiDoc and templates have it. */
const spans: Form = { kind: 'code', pattern: /(?<!`)`{1,2}([^`\n]{1,200}?)`{1,2}(?!`)(?!_)/g }

/** A line of a shell with its prompt. */
const prompts: Form = { kind: 'line', pattern: /^[ \t]*\$ (.{1,300})$/gm }

/** What each markup names besides. */
const forms: Readonly<Record<string, readonly Form[]>> = {
  rst: [
    {
      kind: 'link',
      pattern: /^[ \t]*\.\. (?:include|image|figure|literalinclude)::[ \t]+(\S{1,300})/gm,
    },
    { kind: 'link', pattern: /`[^`<\n]{1,200}<(?!https?:|mailto:)([^>`\s]{1,300})>`__?/g },
    prompts,
    spans,
  ],
  adoc: [
    { kind: 'link', pattern: /^(?:include|image|video)::([^\s[\]]{1,300})\[/gm },
    { kind: 'link', pattern: /\b(?:link|xref):([^\s[\]:]{1,300})\[/g },
    prompts,
    spans,
  ],
  other: [prompts, spans],
}

/** The references of a text whose markup is not Markdown, by its extension. */
export function referencesOfPlain(path: string, text: string): readonly Written[] {
  const [, extension = ''] = /\.(\w+)$/.exec(path) ?? []
  const known = { rst: 'rst', adoc: 'adoc', asciidoc: 'adoc' }[extension.toLowerCase()] ?? 'other'
  const pointOf = pointsIn(text)
  const lines = text.split('\n')
  if (lines.some(line => line.length > longest)) return []
  const shown = shownLines[known]?.(lines)
  return (forms[known] ?? [])
    .flatMap(({ kind, pattern }) =>
      Array.from(text.matchAll(pattern), found => ({
        kind,
        text: (found[1] ?? '').trim(),
        at: found.index + found[0].indexOf(found[1] ?? ''),
      })),
    )
    .toSorted((left, right) => left.at - right.at)
    .map(({ kind, text: named, at }) => ({ kind, text: named, ...pointOf(at) }))
    .filter(({ kind, line }) => kind === 'line' || !shown?.has(line - 1))
}

/**
 * The lines of literal blocks by their index: markup in them is shown, not meant.
 *
 *     .. code-block:: rst          ----
 *                                  include::lamp.adoc[]
 *        .. include:: lamp.rst     ----
 */
const shownLines: Readonly<Record<string, (lines: readonly string[]) => ReadonlySet<number>>> = {
  rst: indented,
  adoc: fenced,
}

/** What stands further in than the line that opens a block. */
function indented(lines: readonly string[]): ReadonlySet<number> {
  const shown = new Set<number>()
  let margin: number | undefined
  for (const [index, line] of lines.entries()) {
    const content = line.trim()
    const indent = line.length - line.trimStart().length
    if (margin !== undefined && content !== '' && indent <= margin) margin = undefined
    if (margin !== undefined) shown.add(index)
    else if (opensBlock(content)) margin = indent
  }
  return shown
}

const opensBlock = (content: string): boolean =>
  /^\.\. (?:code-block|sourcecode|code|parsed-literal)::/.test(content) ||
  (content.endsWith('::') && !content.startsWith('.. '))

/** What stands between two equal lines of dashes or dots; below a title they only underline. */
function fenced(lines: readonly string[]): ReadonlySet<number> {
  const shown = new Set<number>()
  let fence: string | undefined
  for (const [index, line] of lines.entries()) {
    const content = line.trim()
    if (fence !== undefined) {
      shown.add(index)
      if (content === fence) fence = undefined
    } else if (/^(?:-{4,}|\.{4,}|```\w*)$/.test(content) && isFree(lines[index - 1] ?? ''))
      fence = content.replace(/\w+$/, '')
  }
  return shown
}

const isFree = (before: string): boolean => /^\s*$|^[[.+<]/.test(before)
