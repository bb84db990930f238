import { isPath, isUrl, isVariable } from './shapes.ts'
import type { Answer, Classifier } from './sighting.ts'
import { isFileTool, isPrinter, isProgram, isTextTool } from './vocabulary.ts'

/** Bare words of a shell, by the command that they stand in. */
export const word: Classifier = ({ region, token, context, content, text, hit }) => {
  if (region.syntax !== 'word') return undefined
  if (isVariable(token) && token.text.startsWith('$')) return { category: 'config', kind: 'env-var' }
  if (isUrl(token)) return { category: 'path', kind: 'url' }
  if (region.role === 'command') return isFunction(content, text) ?? { category: 'config', kind: 'cli-command' }
  const program = (context.callee ?? '').split('/').at(-1) ?? ''
  if (isPath(token, false) || isFileTool(program)) return { category: 'path', kind: 'path-literal' }
  if (isPrinter(program)) return { category: 'prose', kind: 'message' }
  if (/^[A-Z][A-Z0-9_]*=/.test(content)) return { category: 'config', kind: 'env-var' }
  const deepest = isProgram(program) && !/[-\d]/.test(content) ? 1 : 0
  const isSubcommand = plainIndex(program, text.slice(text.lastIndexOf('\n', hit.start - 1) + 1, region.start)) <= deepest && /^[a-z][\w:-]*$/i.test(content) && !isTextTool(program)
  return { category: 'config', kind: isSubcommand ? 'cli-command' : 'enum-string' }
}

/** A function of the script itself: declared where its name stands in front of `()`, called elsewhere. */
function isFunction(name: string, text: string): Answer | undefined {
  if (!/^[\w-]+$/.test(name) || !new RegExp(`(?:^|[;\\s])(?:function\\s+${name}\\b|${name}\\s*\\(\\s*\\))`).test(text)) return undefined
  return { category: 'identifier', kind: 'reference' }
}

/** Position among the words of a command that are neither options nor an option's value. */
function plainIndex(program: string, before: string): number {
  const words = before.trim().split(/\s+/)
  const from = words.findLastIndex(word => word === program || word.endsWith(`/${program}`))
  if (program === '' || from === -1) return words.length
  const rest = words.slice(from + 1)
  return rest.filter((word, index) => !word.startsWith('-') && !/^-\w$/.test(rest[index - 1] ?? '')).length
}
