import type { Region } from '../../core/region.ts'
import { lineAround } from '../../core/text.ts'
import { identifier } from './names.ts'
import type { Site } from './site.ts'

const commandBefore = /\\([a-zA-Z]+)\*?(?:\[[^\]\n]*\])?\{[^{}\n]*$/
const headings = /^(?:part|chapter|(?:sub)*section|paragraph|title|caption)$/
const targets =
  /^(?:label|\w*ref|\w*cite\w*|input|include|includegraphics|url|href|bibliography|usepackage|documentclass)$/
const codes = /^(?:texttt|verb|code|lstinline|mintinline)$/
const names = /^(?:(?:re)?newcommand|def|(?:re)?newenvironment|begin|end|DeclareMathOperator)$/

/** Commands are names, what stands in their braces is what they say; the rest of a line is prose. */
export function texName(site: Site): Region {
  const { text, start, end, lineStart } = site
  if (text[start - 1] === '\\')
    return identifier(site, names.test(precedingCommand(site)) ? 'declaration' : 'reference')
  const command = precedingCommand(site)
  if (targets.test(command)) return { start, end, syntax: 'target', trail: [command, 'target'] }
  if (codes.test(command)) return { start, end, syntax: 'code', trail: [command, 'code'] }
  if (names.test(command)) return identifier(site, 'reference')
  if (headings.test(command))
    return { start, end, syntax: 'text', role: 'heading', trail: [command, 'text'] }
  const line = { start: lineStart, end: Math.min(lineAround(text, start).end, start + 2000) }
  const rest = /[\\%$]/.exec(text.slice(start, line.end))
  return {
    start,
    end: rest ? start + rest.index : line.end,
    syntax: 'text',
    role: 'paragraph',
    trail: ['text'],
  }
}

function precedingCommand({ text, start, lineStart }: Site): string {
  const before = text.slice(Math.max(lineStart, start - 200), start)
  return commandBefore.exec(before)?.[1] ?? ''
}
