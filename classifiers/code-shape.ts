import { isFlag, isNoPath, isPath, isRoute, isScreaming, isUrl, isVariable } from './shapes.ts'
import type { Answer } from './sighting.ts'
import type { Token } from './token.ts'
import { isProgram } from './vocabulary.ts'

/**
 * What code marked inside of text is by its shape: flag, variable, path, command, else a symbol.
 * `content` is the whole marked piece, `token` the run around the hit in it.
 */
export function codeShape(content: string, token: Token): Answer {
  if (isFlag(token)) return { category: 'config', kind: 'cli-flag' }
  if (isVariable(token)) return { category: 'config', kind: 'env-var' }
  if (
    isScreaming(token.text) &&
    /(?:_HOME|_DIR|_PATH|_TOKEN|_KEY|_URL|_ENV|_DEBUG|_HOST|_PORT|_SECRET|_DISABLED?|_ENABLED?)$/.test(
      token.text,
    )
  )
    return { category: 'config', kind: 'env-var' }
  if (isUrl(token) || (isRoute(token) && /^\/.*\/:/.test(token.text)))
    return { category: 'path', kind: 'url' }
  if (isPath(token, false) && !isNoPath(token) && !isCall(token))
    return { category: 'path', kind: 'path-literal' }
  if (isCommand(content, token)) return { category: 'config', kind: 'cli-command' }
  return { category: 'identifier', kind: 'inline-code' }
}

const isCall = ({ text }: Token): boolean => /\w\(|^@|\bimport\b/.test(text) && !text.includes('*')

/** A line that begins with a program and goes on with plain words. */
export function isCommand(content: string, token: Token): boolean {
  const line = content
    .slice(0, 2000)
    .trim()
    .replace(/^[$>%]\s+/, '')
  const [first = '', second = '', ...rest] = line.split(/\s+/)
  if (second === '' || /[=(){};:]$/.test(first) || /^[=!<>|&+*/]/.test(second)) return false
  if (isProgram(first))
    return (
      second.includes(token.text) ||
      first.includes(token.text) ||
      rest.slice(0, 2).some(word => word.includes(token.text))
    )
  return (
    first.includes(token.text) &&
    /^[a-z][\w-]*$/.test(first) &&
    /^(?:-{1,2}[a-z]|[a-z][\w-]*$)/.test(second) &&
    /\s-{1,2}[a-z]/.test(line)
  )
}
