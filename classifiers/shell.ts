import { isPath, isUrl, isVariable } from './shapes.ts'
import type { Classifier } from './sighting.ts'
import { isFileTool, isPrinter, isProgram, isTextTool } from './vocabulary.ts'

/** Bare words of a shell, by the command that they stand in. */
export const word: Classifier = ({ region, token, context, content }) => {
  if (region.syntax !== 'word') return undefined
  if (isVariable(token) && token.text.startsWith('$')) return { category: 'config', kind: 'env-var' }
  if (isUrl(token)) return { category: 'path', kind: 'url' }
  if (region.role === 'command') return { category: 'config', kind: 'cli-command' }
  const program = (context.callee ?? '').split('/').at(-1) ?? ''
  if (isPath(token, false) || isFileTool(program)) return { category: 'path', kind: 'path-literal' }
  if (isPrinter(program)) return { category: 'prose', kind: 'message' }
  if (/^[A-Z][A-Z0-9_]*=/.test(content)) return { category: 'config', kind: 'env-var' }
  const deepest = isProgram(program) && !/[-\d]/.test(content) ? 1 : 0
  const isSubcommand = (context.index ?? 9) <= deepest && /^[a-z][\w:-]*$/i.test(content) && !isTextTool(program)
  return { category: 'config', kind: isSubcommand ? 'cli-command' : 'enum-string' }
}
