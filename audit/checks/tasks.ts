import type { Problem } from '../../core/check.ts'
import type { CommandLine } from '../references/command-line.ts'
import type { Reference } from '../references/reference.ts'

/** What can be run in a repository. */
export interface Programs {
  /** Programs that the repository makes. */
  readonly own: ReadonlySet<string>
  readonly scripts: ReadonlySet<string>
  readonly hasManifest: boolean
  /** The targets of the makefiles and justfiles; undefined where there are none, or not all can be read. */
  readonly targets: Readonly<Record<'make' | 'just', ReadonlySet<string> | undefined>>
}

/** A command of a document, where it stands. */
export interface Shown {
  readonly path: string
  /** Whether it is read in the projects of others. */
  readonly isShipped: boolean
  readonly reference: Reference
  readonly command: CommandLine
}

/** A task that a document names: a script of a package, or a target of a makefile or justfile. */
interface Task {
  readonly shown: Shown
  readonly runner: 'npm' | 'make' | 'just'
  readonly name: string
  readonly isKnown: boolean
}

/** Tasks that do not exist. Templates speak of the projects of others. */
export function deadTasks(shown: readonly Shown[], programs: Programs): readonly Problem[] {
  const tasks = shown
    .filter(({ isShipped }) => !isShipped)
    .flatMap(one => [...scriptOf(one, programs), ...targetOf(one, programs)])
  const others = documentsOfOthers(tasks)
  return tasks
    .filter(task => !task.isKnown && !others.has(documentOf(task)))
    .map(({ shown: { path, reference }, runner, name }) =>
      problemAt('dead-command', path, reference, messages[runner](name)),
    )
}

const messages: Readonly<Record<Task['runner'], (name: string) => string>> = {
  npm: name => `Unexpected script \`${name}\`, expected one of a package.json`,
  make: name => `Unexpected target \`${name}\` of \`make\`, expected one that is there`,
  just: name => `Unexpected target \`${name}\` of \`just\`, expected one that is there`,
}

const documentOf = ({ shown: { path }, runner }: Task): string => `${runner} ${path}`

/** Names from which on a document without a single known one is about another project. */
const many = 3

function documentsOfOthers(tasks: readonly Task[]): ReadonlySet<string> {
  const unknown = new Map<string, Set<string>>()
  for (const task of tasks)
    unknown.set(documentOf(task), (unknown.get(documentOf(task)) ?? new Set()).add(task.name))
  const known = new Set(tasks.filter(({ isKnown }) => isKnown).map(documentOf))
  return new Set(
    [...unknown]
      .filter(([document, names]) => names.size >= many && !known.has(document))
      .map(([document]) => document),
  )
}

/** A word that names a task: neither an option, a path, a number nor something to fill in. */
const word = /^[a-z][a-z0-9]*(?:[-:][a-z0-9]+)*$/

const managers = /^(?:npm|pnpm|yarn|bun)$/

/** Options of managers with a value behind them. */
const takesValue = /^(?:-w|--workspace|--prefix|-C|--dir|--cwd|-F|--filter)$/

/** Scripts that every project has: mostly those of the reader are meant. */
const usual = /^(?:build|test|dev|start|serve|lint|format|deploy|release|docs|watch|preview)$/
const forMaintainers =
  /(?:^|\/)(?:CONTRIBUTING|AGENTS|CLAUDE|GEMINI|HACKING)\.|contribut|develop|maintain|^\./i

function scriptOf(shown: Shown, { scripts, hasManifest }: Programs): readonly Task[] {
  const { program, words } = shown.command
  const [run = '', ...rest] = words
  const name = rest.find((one, at) => !one.startsWith('-') && !takesValue.test(rest[at - 1] ?? ''))
  const isRun = managers.test(program) && /^run(?:-script)?$/.test(run) && hasManifest
  if (!isRun || name === undefined || !word.test(name)) return []
  const isKnown = scripts.has(name)
  if (!isKnown && usual.test(name) && !forMaintainers.test(shown.path)) return []
  return [{ shown, runner: 'npm', name, isKnown }]
}

function targetOf(shown: Shown, { targets, own }: Programs): readonly Task[] {
  const { program, words } = shown.command
  // Who makes such a program shows it with the files of others.
  if ((program !== 'make' && program !== 'just') || own.has(program)) return []
  const known = targets[program]
  const isElsewhere = words.some(one => /^-[CfF]|^--(?:directory|file|makefile)/.test(one))
  // In a sentence, `make sense of it` is no command.
  const isSentence =
    shown.reference.kind !== 'line' && words.length > 1 && words.some(one => !/[-=/]/.test(one))
  if (!known || isElsewhere || isSentence) return []
  // Behind the first one of `just` there may be what it is given.
  const names = words.filter(one => word.test(one)).slice(0, program === 'just' ? 1 : words.length)
  const [name] = [...names.filter(one => !known.has(one)), ...names]
  return name === undefined ? [] : [{ shown, runner: program, name, isKnown: known.has(name) }]
}

export const problemAt = (
  rule: Problem['rule'],
  path: string,
  { line, column }: Reference,
  message: string,
): Problem => ({ rule, path, line, column, message })
