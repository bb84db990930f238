import { type CommandName, commandOf, slots } from '../actions.ts'
import { hasInput } from './placeholders.ts'

/** A command line of Spec Kitty's, up to the end of its back-ticks or its line. */
const commandForm = /(?<![\w/.-])spec-kitty [^`\n]*/g

/** An agent that is named in one: `<name>` and the like are nobody. */
const agentForm = /(?<=--agent[ =])[\w-]+(?![\w>-])/g

/** An agent that a command line names. */
export interface NamedAgent {
  readonly key: string
  /** Where the command line begins, in UTF-16 units. */
  readonly offset: number
}

/** Whether a command line is run by the agent itself: it takes the user's words, or is that of the file. */
const isOwn = (line: string, command: CommandName): boolean =>
  hasInput(line) || line.startsWith(headOf(command))

/** The canonical command line, up to what is filled in. */
function headOf(command: CommandName): string {
  const { words } = commandOf(command)
  return `${words.slice(0, words.indexOf(slots.arguments)).join(' ')} `
}

/** Every agent that a command line names which the agent runs; in an example anybody may be named. */
export const namedAgents = (text: string, command: CommandName): readonly NamedAgent[] =>
  [...text.matchAll(commandForm)]
    .filter(([line]) => isOwn(line, command))
    .flatMap(({ 0: line, index: offset }) =>
      [...line.matchAll(agentForm)].map(([key]) => ({ key, offset })),
    )

/** A text in which the command lines that the agent runs name other agents. */
export const renameAgents = (
  text: string,
  command: CommandName,
  rename: (key: string) => string,
): string =>
  text.replace(commandForm, line => (isOwn(line, command) ? line.replace(agentForm, rename) : line))
