import { codeShape } from './code-shape.ts'
import { configAs, identifierAs, pathAs, proseAs } from './meanings.ts'
import type { Answer, Classifier, Sighting } from './sighting.ts'

/** Marked-up code inside text: the span's content, and the role that marks it. */
interface Marked {
  readonly content: string
  readonly role: string
}

/** Code-like roles of reStructuredText; other roles mark links or words. */
const codeRole =
  /^(?:(?:py|c|cpp|js|rst|std):)?(?:func|class|meth|mod|attr|data|exc|obj|const|any|option|envvar|file|program|command|code|samp|literal|type|macro|member|var|keyword|kbd|token)$/

interface Mark {
  /** A character without which the pattern cannot match. */
  readonly needs: string
  /** The group `code` is the marked content. */
  readonly pattern: RegExp
  readonly role: (match: RegExpMatchArray) => string | undefined
}

const nameOf = (match: RegExpMatchArray): string => match.groups?.['name'] ?? ''

/** The first mark around the hit counts. */
const marks: readonly Mark[] = [
  { needs: 'import(', pattern: /\bimport\(['"](?<code>[^'"\n]+)['"]\)/dg, role: () => 'module' },
  {
    needs: ':`',
    pattern: /:(?<name>[\w:+.-]+):`(?<code>[^`]+)`/dg,
    role: match => (codeRole.test(nameOf(match)) ? nameOf(match) : undefined),
  },
  {
    needs: '{@',
    pattern: /\{@(?:link|linkplain|linkcode|code|see|inheritDoc)\s+(?<code>[^}]+)\}/dg,
    role: () => 'link',
  },
  {
    needs: '</',
    pattern: /<(?<tag>code|kbd|tt|samp)\b[^>]*>(?<code>[^<]*)<\/\k<tag>>/dg,
    role: () => 'code',
  },
  { needs: 'cref=', pattern: /<see(?:also)? cref="(?<code>[^"]+)"/dg, role: () => 'link' },
  {
    needs: 'name=',
    pattern: /<(?:param|paramref|typeparam|typeparamref)\s+name="(?<code>[^"]+)"/dg,
    role: () => 'param',
  },
  {
    needs: '$',
    pattern: /@(?:param|var|property)\s+[^\s$]+\s+(?<code>\$\w+)/dg,
    role: () => 'param',
  },
  {
    needs: '@',
    pattern:
      /^\s*(?:[*/#]+\s*)?@(?:param|arg|argument|property|prop|typedef|template|callback)\s+(?:\{[^}]*\}\s*)?(?<code>[[\]\w$.=]+)/dgm,
    role: () => 'param',
  },
  {
    needs: '@',
    pattern: /@(?:param|type|returns?|throws|typedef|property)\s+\{(?<code>[^}]*)\}/dg,
    role: () => 'type',
  },
  {
    needs: ':',
    pattern: /:(?:param|type|raises|keyword|ivar|cvar|var)\s+(?<code>[\w.* ]+?):/dg,
    role: () => 'param',
  },
  {
    needs: '::',
    pattern: /\](?:\(|: )(?<code>(?:[A-Za-z_]\w*::)+\w+)/dg,
    role: () => 'link',
  },
  { needs: '::', pattern: /\[(?<code>[A-Za-z_]\w*(?:::\w+)+(?:\(\))?)\]/dg, role: () => 'link' },
]

/** A span between backticks; a longer run of them does not close a shorter one. */
function codeSpanAround(window: string, at: number): Marked | undefined {
  const runs = Array.from(window.matchAll(/`+/g), ({ 0: run, index }) => ({
    length: run.length,
    index,
  }))
  for (let open = 0; open < runs.length; open += 1) {
    const first = runs[open]
    if (!first || first.index > at) return undefined
    const start = first.index + first.length
    const close = runs.findIndex((run, index) => index > open && run.length === first.length)
    const content = close === -1 ? undefined : window.slice(start, runs[close]?.index)
    if (content === undefined || lineBreak.test(content)) continue
    if (at < start + content.length) return { content, role: 'code' }
    open = close
  }
  return undefined
}

/** A span may go over one line break, and not over two. */
const lineBreak = /\n[^\n]*\n/

/** How far before and behind a hit its marks may stand. */
const reach = 400

function markedAround({ text, hit, region }: Sighting): Marked | undefined {
  const near = Math.max(region.start, hit.start - reach)
  const paragraph = text.slice(near, hit.start).lastIndexOf('\n\n')
  const from = near + paragraph + 1
  const window = text.slice(from, Math.min(region.end, hit.end + reach))
  // A role stands in front of its backticks, so that it is asked first.
  for (const mark of marks) {
    const marked = window.includes(mark.needs) ? markIn(mark, window, hit.start - from) : undefined
    if (marked) return marked
  }
  return window.includes('`') ? codeSpanAround(window, hit.start - from) : undefined
}

/** The piece that a mark puts around `at`. */
function markIn({ pattern, role }: Mark, window: string, at: number): Marked | undefined {
  for (const match of window.matchAll(pattern)) {
    const [start = 0, end = 0] = match.indices?.groups?.['code'] ?? []
    if (start > at) return undefined
    const name = at < end ? role(match) : undefined
    if (name !== undefined) return { content: match.groups?.['code'] ?? '', role: name }
  }
  return undefined
}

/** Roles that say what the marked code is. */
const meanings: Readonly<Record<string, Answer>> = {
  envvar: configAs('env-var'),
  program: configAs('cli-command'),
  command: configAs('cli-command'),
  flag: configAs('cli-flag'),
  address: pathAs('url'),
  file: pathAs('path-literal'),
  metavariable: proseAs('message'),
  param: identifierAs('inline-code'),
  type: identifierAs('inline-code'),
  link: identifierAs('inline-code'),
}

function byRole(role: string): Answer | undefined {
  const name = role.replace(/^\w+:/, '')
  return Object.hasOwn(meanings, name) ? meanings[name] : undefined
}

const holdsWords = /^(?:comment|text|plain|scalar|string|output)$/

/** Code that is marked inside of words: by backticks, `{@link}`, `:func:`, `<code>`. */
export const marked: Classifier = seen => {
  const { region, content, token, context } = seen
  if (region.syntax === 'code') return byRole(context.name ?? '') ?? codeShape(content, token)
  const found = holdsWords.test(region.syntax) ? markedAround(seen) : undefined
  if (found?.role === 'module')
    return /^[./~]/.test(found.content) ? pathAs('import-path') : identifierAs('import')
  return found && (byRole(found.role) ?? codeShape(found.content, token))
}
