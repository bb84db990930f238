/** Where the words of a command line take what the agent or the user has to say. */
export const slots = { arguments: '{arguments}', agent: '{agent}' } as const

/** What an action is about: one work package, a mission as a whole, or neither. */
export type Level = 'mission' | 'work-package' | 'none'

interface CommandSpec {
  /** As a resolver spells it: underscores for hyphens. */
  readonly action: string
  readonly level: Level
  /** Whether a thin file runs the command, or a full prompt guides the agent. */
  readonly driven: 'cli' | 'prompt'
  /** The canonical command line, with slots. */
  readonly words: readonly string[]
  /** What has to be put in by hand; left out where nothing has. */
  readonly name?: string
  readonly description: string
  /** What earlier generators wrote in its place. */
  readonly former?: readonly string[]
}

const { arguments: rest, agent } = slots
const resolve = (action: string): readonly string[] => [
  ...['spec-kitty', 'agent', 'context', 'resolve', '--action', action, rest],
]

/**
 * Every command that Spec Kitty 3.2.7 installs, which is every action that can be resolved, sorted.
 * The command files, the checks, the resolver and the documents are made from this table.
 */
export const commandTable = {
  accept: {
    action: 'accept',
    level: 'mission',
    driven: 'cli',
    words: ['spec-kitty', 'agent', 'mission', 'accept', rest],
    description: 'Validate an approved mission before merge',
    former: ['Accept a completed mission'],
  },
  analyze: {
    action: 'analyze',
    level: 'mission',
    driven: 'prompt',
    words: resolve('analyze'),
    description: 'Cross-artifact consistency and quality analysis',
  },
  charter: {
    action: 'charter',
    level: 'none',
    driven: 'prompt',
    words: ['spec-kitty', 'charter', 'status', rest],
    description: 'Interview and compile a project charter',
  },
  dashboard: {
    action: 'dashboard',
    level: 'none',
    driven: 'cli',
    words: ['spec-kitty', 'dashboard', rest],
    description: 'Open the mission dashboard',
  },
  implement: {
    action: 'implement',
    level: 'work-package',
    driven: 'cli',
    words: ['spec-kitty', 'agent', 'action', 'implement', rest, '--agent', agent],
    description: 'Execute a work package implementation',
  },
  merge: {
    action: 'merge',
    level: 'mission',
    driven: 'cli',
    words: ['spec-kitty', 'merge', rest],
    description: 'Merge an accepted mission',
    former: ['Merge a completed mission'],
  },
  plan: {
    action: 'plan',
    level: 'mission',
    driven: 'prompt',
    words: ['spec-kitty', 'agent', 'mission', 'setup-plan', rest],
    description: 'Create an implementation plan',
  },
  research: {
    action: 'research',
    level: 'mission',
    driven: 'prompt',
    words: ['spec-kitty', 'research', rest],
    description: 'Generate research documents for the current mission',
  },
  review: {
    action: 'review',
    level: 'work-package',
    driven: 'cli',
    words: ['spec-kitty', 'agent', 'action', 'review', rest, '--agent', agent],
    description: 'Review a work package implementation',
  },
  specify: {
    action: 'specify',
    level: 'none',
    driven: 'prompt',
    words: ['spec-kitty', 'specify', rest],
    name: 'NAME',
    description: 'Create a mission specification',
  },
  status: {
    action: 'status',
    level: 'mission',
    driven: 'cli',
    words: ['spec-kitty', 'agent', 'tasks', 'status', rest],
    description: 'Show mission and work package status',
  },
  tasks: {
    action: 'tasks',
    level: 'mission',
    driven: 'prompt',
    words: resolve('tasks'),
    description: 'Translate implementation concerns into work packages',
  },
  'tasks-finalize': {
    action: 'tasks_finalize',
    level: 'mission',
    driven: 'cli',
    words: ['spec-kitty', 'agent', 'mission', 'finalize-tasks', rest],
    description: "Finalize a mission's work packages",
  },
  'tasks-outline': {
    action: 'tasks_outline',
    level: 'mission',
    driven: 'prompt',
    words: resolve('tasks_outline'),
    description: 'Create a work package manifest',
  },
  'tasks-packages': {
    action: 'tasks_packages',
    level: 'mission',
    driven: 'prompt',
    words: resolve('tasks_packages'),
    description: 'Materialize work package files',
  },
} as const satisfies Record<string, CommandSpec>

export type CommandName = keyof typeof commandTable

export const commandNames = Object.keys(commandTable) as readonly CommandName[]

export const isCommandName = (name: string): name is CommandName =>
  Object.hasOwn(commandTable, name)

/** What the table says of a command. */
export const commandOf = (name: CommandName): CommandSpec => commandTable[name]

/** The command of an action, in either spelling; undefined for what is none. */
export function commandOfAction(typed: string): CommandName | undefined {
  const name = typed.replaceAll('_', '-')
  return isCommandName(name) ? name : undefined
}

/** Commands that are no more or never were installed, with what is used in their place. */
export const goneCommands: Readonly<Record<string, string>> = {
  checklist: 'is retired: `specify` writes the checklists of a mission itself',
  clarify: 'is retired: `specify` and `plan` ask what is not clear',
  constitution: 'is retired: it is called `charter` now',
  debug: "is one of Spec Kitty's own, and not for projects",
  doctor: "is one of Spec Kitty's own, and not for projects",
  materialize: "is one of Spec Kitty's own, and not for projects",
}

/** The version of Spec Kitty that the table describes. */
export const tableVersion = '3.2.7'

/** The first version that has all commands of the table's kind: direct ones. */
export const firstDirect = '3.1.1'
