import { pointsIn } from '../../core/text.ts'
import type { Reference } from './reference.ts'

interface Form {
  readonly kind: Reference['kind']
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
export function referencesOfPlain(path: string, text: string): readonly Reference[] {
  const [, extension = ''] = /\.(\w+)$/.exec(path) ?? []
  const known = { rst: 'rst', adoc: 'adoc', asciidoc: 'adoc' }[extension] ?? 'other'
  const pointOf = pointsIn(text)
  const isLong = text.split('\n').some(line => line.length > longest)
  if (isLong) return []
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
}
