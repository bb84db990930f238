import { perText } from '../core/memo.ts'
import { configAs, identifierAs, pathAs, proseAs } from './meanings.ts'
import { all, any, type Claim, content, firstOf, not, syntax } from './rows.ts'
import { isNoPath, isPath, isUrl, isVariable } from './shapes.ts'
import type { Sighting } from './sighting.ts'
import { isFileTool, isNesting, isPrinter, isProgram, isTextTool } from './vocabulary.ts'

const programOf = ({ context }: Sighting): string => (context.callee ?? '').split('/').at(-1) ?? ''

const program =
  (test: (program: string) => boolean): Claim =>
  seen =>
    test(programOf(seen))

const isCommandWord: Claim = ({ region }) => region.role === 'command'

const declaresFunction = perText((text, name) =>
  new RegExp(`(?:^|[;\\s])(?:function\\s+${name}\\b|${name}\\s*\\(\\s*\\))`).test(text),
)

/** A function of the script itself: its name stands in front of `()` somewhere. */
const isFunction: Claim = ({ content: name, text, region }) =>
  region.role === 'command' && /^[\w-]{1,200}$/.test(name) && declaresFunction(text, name)

/** How much of a line is looked at for its command, in UTF-16 units. */
const reach = 1000

/** The words of the command in front that are neither options nor an option's value. */
function plainWords(seen: Sighting): readonly string[] | undefined {
  const { text, hit, region } = seen
  const words = text
    .slice(Math.max(0, hit.start - reach), region.start)
    .replace(/^[\s\S]*\n/, '')
    .trim()
    .split(/\s+/)
  const name = programOf(seen)
  const from = words.findLastIndex(word => word === name || word.endsWith(`/${name}`))
  if (name === '' || from === -1) return undefined
  const rest = words.slice(from + 1)
  return rest.filter((word, index) => !word.startsWith('-') && !/^-\w$/.test(rest[index - 1] ?? ''))
}

const isSubcommand: Claim = seen => {
  if (!/^[a-z][\w:-]*$/i.test(seen.content) || isTextTool(programOf(seen))) return false
  const [first, ...rest] = plainWords(seen) ?? ['', '']
  return (
    first === undefined || (isProgram(programOf(seen)) && rest.length === 0 && isNesting(first))
  )
}

const looksLikePath: Claim = ({ token }) => isPath(token, false) && !isNoPath(token)

const looksLikeImage: Claim = ({ token }) => isPath(token, false) && isNoPath(token)

const isSourced: Claim = ({ context }) => /^(?:source|\.|Import-Module)$/.test(context.callee ?? '')

/** Bare words of a shell, by the command that they stand in. */
export const word = firstOf(
  [undefined, not(syntax('word'))],
  [configAs('env-var'), ({ token }) => isVariable(token)],
  [pathAs('url'), ({ token }) => isUrl(token)],
  [identifierAs('reference'), isFunction],
  [configAs('cli-command'), isCommandWord],
  [pathAs('import-path'), all(isSourced, looksLikePath)],
  [configAs('value'), looksLikeImage],
  [pathAs('path-literal'), any(looksLikePath, program(isFileTool))],
  [proseAs('message'), program(isPrinter)],
  [configAs('env-var'), content(/^[A-Z][A-Z0-9_]*=/)],
  [configAs('cli-command'), isSubcommand],
  [configAs('enum-string'), syntax('word')],
)
