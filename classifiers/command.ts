import { isCommand } from './code-shape.ts'
import { configAs } from './meanings.ts'
import {
  all,
  any,
  type Claim,
  callee,
  content,
  firstOf,
  isFirst,
  isLiteral,
  named,
  not,
  slot,
  syntax,
} from './rows.ts'
import { isSentence } from './shapes.ts'
import { isCommandDeclaration, isLauncher, isProcess } from './vocabulary.ts'

const looksLikeCommand: Claim = seen => isCommand(seen.content, seen.token)

const isUnderScripts: Claim = ({ context }) => context.keys?.includes('scripts') === true

const isRun = any(
  callee(isProcess),
  named(name => /^(?:run|script|scripts|cmd|command|entrypoint|signature)$/i.test(name)),
  isUnderScripts,
)

/** The words of a line; of a longer text only what can tell a command. */
const wordsOf = (line: string): readonly string[] =>
  line
    .slice(0, longestLine)
    .trim()
    .replace(/^[$>%]\s+/, '')
    .split(/\s+/)

const isLine: Claim = seen => isSentence(seen.content) && wordsOf(seen.content).length > 1

/** Words in front of the occurrence that are no options. */
const isNearTheProgram: Claim = seen => {
  const words = wordsOf(seen.content)
  const at = words.findIndex(word => word.includes(seen.token.text))
  return words.slice(0, at).filter(word => !word.startsWith('-')).length <= 2
}

const isSignature: Claim = seen =>
  seen.context.name === 'signature' && (wordsOf(seen.content)[0] ?? '').includes(seen.token.text)

const isFirstItem: Claim = ({ context }) =>
  context.slot === 'item' && context.item === 0 && (context.index ?? 0) === 0

/** Longest command line that is looked at, in UTF-16 units. */
const longestLine = 2000

/** Strings that are run or that declare a command: the program and its subcommand. */
export const command = firstOf(
  [undefined, not(isLiteral)],
  [
    configAs('cli-command'),
    all(
      callee(isCommandDeclaration),
      isFirst,
      not(slot('keyword')),
      content(/^[\w:-]+(?:\s+[[<{].*)?$/),
    ),
  ],
  [undefined, not(any(isRun, looksLikeCommand))],
  [configAs('cli-command'), isSignature],
  [configAs('cli-command'), all(isLine, isNearTheProgram, looksLikeCommand)],
  [undefined, isLine],
  [configAs('cli-command'), syntax('scalar')],
  [configAs('cli-command'), all(isFirstItem, callee(isProcess))],
  [configAs('enum-string'), any(slot('item'), not(isFirst))],
  [configAs('cli-command'), callee(isLauncher)],
)
