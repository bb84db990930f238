import type { Sighting } from './sighting.ts'

/** Marked-up code inside text: the span's content, and the role that marks it. */
export interface Marked {
  readonly content: string
  readonly role: string
}

/** Code-like roles of reStructuredText; other roles mark links or words. */
const codeRole = /^(?:(?:py|c|cpp|js|rst|std):)?(?:func|class|meth|mod|attr|data|exc|obj|const|any|option|envvar|file|program|command|code|samp|literal|type|macro|member|var|keyword|kbd|program|token)$/

interface Mark {
  readonly pattern: RegExp
  readonly role: (match: RegExpMatchArray) => string | undefined
}

/** Each pattern's group `code` is the marked content. The first mark around the hit counts. */
const marks: readonly Mark[] = [
  { pattern: /(`{1,3})(?<code>(?!`)[^\n]*?[^`\n]|[^`\n]*\n[^`\n]*)\1(?!`)/gd, role: () => 'code' },
  { pattern: /:(?<name>[\w:+.-]+):`(?<code>[^`]+)`/gd, role: match => (codeRole.test(match.groups?.['name'] ?? '') ? (match.groups?.['name'] ?? '') : undefined) },
  { pattern: /\{@(?:link|linkplain|linkcode|code|see|inheritDoc)\s+(?<code>[^}]+)\}/gd, role: () => 'link' },
  { pattern: /<(?<tag>code|kbd|tt|samp)\b[^>]*>(?<code>[^<]*)<\/\k<tag>>/gd, role: () => 'code' },
  { pattern: /<see(?:also)? cref="(?<code>[^"]+)"/gd, role: () => 'link' },
  { pattern: /^\s*(?:[*/#]+\s*)?@(?:param|arg|argument|property|prop|typedef|template|callback|see|throws|type|returns?|yields?)\s+(?:\{[^}]*\}\s*)?(?<code>[[\]\w$.=]+)/gmd, role: match => (/@(?:returns?|yields?|throws|see|type)\b/.test(match[0]) ? undefined : 'param') },
  { pattern: /@(?:param|type|returns?|throws|typedef|property)\s+\{(?<code>[^}]*)\}/gd, role: () => 'type' },
  { pattern: /:(?:param|type|raises|keyword|ivar|cvar|var)\s+(?<code>[\w.* ]+?):/gd, role: () => 'param' },
  { pattern: /\[(?<code>[A-Za-z_][\w]*(?:::\w+)+(?:\(\))?)\]/gd, role: () => 'link' },
]

/** How far before and behind a hit its marks may stand. */
const reach = 400

/** The marked-up code around a hit, or undefined where it stands in plain words. */
export function markedAround({ text, hit, region }: Sighting): Marked | undefined {
  const from = Math.max(region.start, text.lastIndexOf('\n\n', hit.start) + 1, hit.start - reach)
  const to = Math.min(region.end, hit.end + reach)
  const window = text.slice(from, to)
  if (!/[`:@<{[]/.test(window)) return undefined
  for (const { pattern, role } of marks) {
    for (const match of window.matchAll(pattern)) {
      const [start = 0, end = 0] = match.indices?.groups?.['code'] ?? []
      if (from + start > hit.start) break
      const name = hit.start < from + end ? role(match) : undefined
      if (name !== undefined) return { content: match.groups?.['code'] ?? '', role: name }
    }
  }
  return undefined
}
