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

/** Every agent that a command line of a text names. */
export const namedAgents = (text: string): readonly NamedAgent[] =>
  [...text.matchAll(commandForm)].flatMap(({ 0: line, index: offset }) =>
    [...line.matchAll(agentForm)].map(([key]) => ({ key, offset })),
  )

/** A text in which command lines name other agents. */
export const renameAgents = (text: string, rename: (key: string) => string): string =>
  text.replace(commandForm, line => line.replace(agentForm, rename))
