import { configAs, identifierAs, pathAs, proseAs } from './meanings.ts'
import { any, type Claim, content, firstOf, not, syntax } from './rows.ts'
import { isPath, isUrl, isVariable } from './shapes.ts'
import type { Sighting } from './sighting.ts'
import { isFileTool, isPrinter, isProgram, isTextTool } from './vocabulary.ts'

const programOf = ({ context }: Sighting): string => (context.callee ?? '').split('/').at(-1) ?? ''

const program =
  (test: (program: string) => boolean): Claim =>
  seen =>
    test(programOf(seen))

const isCommandWord: Claim = ({ region }) => region.role === 'command'

/** A function of the script itself: its name stands in front of `()` somewhere. */
const isFunction: Claim = ({ content: name, text, region }) =>
  region.role === 'command' &&
  /^[\w-]+$/.test(name) &&
  new RegExp(`(?:^|[;\\s])(?:function\\s+${name}\\b|${name}\\s*\\(\\s*\\))`).test(text)

/** Position among the words of the command that are neither options nor an option's value. */
function plainIndex(seen: Sighting): number {
  const { text, hit, region } = seen
  const words = text
    .slice(text.lastIndexOf('\n', hit.start - 1) + 1, region.start)
    .trim()
    .split(/\s+/)
  const name = programOf(seen)
  const from = words.findLastIndex(word => word === name || word.endsWith(`/${name}`))
  if (name === '' || from === -1) return words.length
  const rest = words.slice(from + 1)
  return rest.filter((word, index) => !word.startsWith('-') && !/^-\w$/.test(rest[index - 1] ?? ''))
    .length
}

const isSubcommand: Claim = seen => {
  const deepest = isProgram(programOf(seen)) && !/[-\d]/.test(seen.content) ? 1 : 0
  return (
    /^[a-z][\w:-]*$/i.test(seen.content) &&
    !isTextTool(programOf(seen)) &&
    plainIndex(seen) <= deepest
  )
}

/** Bare words of a shell, by the command that they stand in. */
export const word = firstOf(
  [undefined, not(syntax('word'))],
  [configAs('env-var'), ({ token }) => isVariable(token)],
  [pathAs('url'), ({ token }) => isUrl(token)],
  [identifierAs('reference'), isFunction],
  [configAs('cli-command'), isCommandWord],
  [pathAs('path-literal'), any(({ token }) => isPath(token, false), program(isFileTool))],
  [proseAs('message'), program(isPrinter)],
  [configAs('env-var'), content(/^[A-Z][A-Z0-9_]*=/)],
  [configAs('cli-command'), isSubcommand],
  [configAs('enum-string'), syntax('word')],
)
