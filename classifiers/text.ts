import { codeShape } from './code-shape.ts'
import { markedAround } from './marked.ts'
import { isFlag, isMime, isName, isNoPath, isPath, isUrl, isVariable } from './shapes.ts'
import type { Answer, Classifier } from './sighting.ts'
import { tokenAround } from './token.ts'

/** Code that is marked inside of words: by backticks, `{@link}`, `:func:`, `<code>`. */
export const marked: Classifier = seen => {
  const { region, content, token } = seen
  if (region.syntax === 'code') return region.role === 'option' || region.role === 'envvar' ? byRole(region.role) : (byRole(seen.context.name ?? '') ?? codeShape(content, token))
  if (!isWords(region.syntax, region.role)) return undefined
  const found = markedAround(seen)
  if (!found) return undefined
  return byRole(found.role) ?? codeShape(found.content, token)
}

const isWords = (syntax: string, role: string | undefined): boolean => /^(?:comment|text|plain|scalar|string|output)$/.test(syntax) && role !== 'symbol'

/** Roles of reStructuredText that say what the marked code is. */
const byRole = (role: string): Answer | undefined => roles[role.replace(/^\w+:/, '')]

const roles: Readonly<Record<string, Answer>> = {
  envvar: { category: 'config', kind: 'env-var' },
  option: { category: 'config', kind: 'cli-flag' },
  program: { category: 'config', kind: 'cli-command' },
  command: { category: 'config', kind: 'cli-command' },
  param: { category: 'identifier', kind: 'inline-code' },
  type: { category: 'identifier', kind: 'inline-code' },
  link: { category: 'identifier', kind: 'inline-code' },
}

/** What the machine skips stays comment, whatever its unmarked words look like. */
export const comment: Classifier = ({ region }) => {
  if (region.syntax === 'string' && region.role === 'doc') return { category: 'comment', kind: 'doc' }
  if (region.syntax !== 'comment') return undefined
  return { category: 'comment', kind: region.role === 'doc' ? 'doc' : region.role === 'block' ? 'block' : 'line' }
}

const proseKinds = {
  heading: 'heading', paragraph: 'paragraph', list: 'list', table: 'table', quote: 'quote', 'link-text': 'link-text', alt: 'alt', message: 'message',
} as const

const isProseRole = (role: string): role is keyof typeof proseKinds => Object.hasOwn(proseKinds, role)

/** Words for readers: flags, variables and paths by their shape, everything else is prose. */
export const prose: Classifier = seen => {
  const { region, token, context } = seen
  if (region.syntax !== 'text') return undefined
  if (context.name?.startsWith('gherkin') === true) return shaped(seen) ?? { category: 'prose', kind: 'message' }
  const role = region.role ?? 'paragraph'
  return shaped(seen) ?? { category: 'prose', kind: isTemplate(seen.path) && !isProseRole(role) ? 'template-text' : isProseRole(role) ? proseKinds[role] : 'paragraph', ...(isName(token) ? {} : {}) }
}

const isTemplate = (path: string): boolean => /\.(?:tmpl|tpl|j2|jinja2?|mustache|hbs|prompt)$/.test(path)

/** A token in plain words that can be nothing but a flag, a variable, an address or a path. */
function shaped({ token }: Parameters<Classifier>[0]): Answer | undefined {
  if (isFlag(token)) return { category: 'config', kind: 'cli-flag' }
  if (isVariable(token)) return { category: 'config', kind: 'env-var' }
  if (isUrl(token)) return { category: 'path', kind: 'url' }
  return isPath(token, true) && !isNoPath(token) && !isSlashCommand(token.text) ? { category: 'path', kind: 'path-literal' } : undefined
}

/** `/lighthouse` in running text is a command of a chat or a shell, as often as a path. */
const isSlashCommand = (text: string): boolean => /^\/[\w.:-]+$/.test(text) && !/\.\w{1,4}$/.test(text)

/** Fences without a language, captured output, plain text, unknown formats: by the token's shape. */
export const fallback: Classifier = seen => {
  const { region, token } = seen
  if (region.syntax !== 'output' && region.syntax !== 'plain') return undefined
  const found = shaped(seen)
  if (found) return found
  if (isMime(token)) return { category: 'config', kind: 'value' }
  if (region.syntax === 'output' && isPath(token, false) && !isNoPath(token)) return { category: 'path', kind: 'path-literal' }
  if (region.syntax === 'output' && isName(token)) return { category: 'identifier', kind: 'inline-code' }
  return { category: 'prose', kind: 'paragraph' }
}

/** Names in holes that a program fills: `{{ lighthouse }}`, `${lighthouse}`, `#{lighthouse}`. */
export const placeholder: Classifier = ({ region, text, hit, context, token }) => {
  const reference = { category: 'identifier', kind: 'reference' } as const
  if (region.syntax === 'placeholder') return isVariable(token) || context.name === 'env' || /\benv\.\w*$/.test(text.slice(Math.max(0, hit.start - 30), hit.start)) ? { category: 'config', kind: 'env-var' } : reference
  if (context.slot === 'attribute' && /^\{(?:Binding|StaticResource|DynamicResource|TemplateBinding|RelativeSource|x:\w+|\w+:\w+)\b/.test(text.slice(region.start, region.end))) return reference
  if (!/^(?:string|scalar|text|output|plain)$/.test(region.syntax) || region.role === 'doc') return undefined
  const before = text.slice(Math.max(region.start, hit.start - 120), hit.start)
  const after = text.slice(hit.end, Math.min(region.end, hit.end + 120))
  const open = /(\{\{|[$#]\{|\{%|<%=?)([^{}\n]*)$/.exec(before)
  if (!open || !/^[^{}\n]*(?:\}|%>)/.test(after)) return isSingleHole(before, after) && region.syntax === 'string' ? reference : undefined
  if (open[1] === '${' && /^[A-Z0-9_]*$/.test(tokenAround(text, hit, region).text.replace(/^\W+/, '')) && /^[A-Z0-9_]*$/.test(open[2] ?? '')) return { category: 'config', kind: 'env-var' }
  return /\benv\.[\w]*$/.test(before) ? { category: 'config', kind: 'env-var' } : reference
}

/** `{name}` in a sentence, as `format` and message catalogues write it; not within a path. */
const isSingleHole = (before: string, after: string): boolean => /(?:^|[\s("'=:,[])\{[\w.!]*$/.test(before) && /^[\w.![\]]*(?::[^{}\s]*)?\}/.test(after)
