import type { Problem } from '../../core/check.ts'
import type { Declared } from '../programs/declared.ts'
import { type CommandLine, commandsIn, flagsOf } from '../references/command-line.ts'
import type { Named } from '../references/found.ts'
import type { Reference } from '../references/reference.ts'
import { deadTasks, type Programs, problemAt, type Shown } from './tasks.ts'

/** Every command that the documents show in a code span of more than one word, or in a block. */
export const commandsShown = (documents: readonly Named[]): readonly Shown[] =>
  documents.flatMap(({ path, isShipped, references }) =>
    references
      .filter(({ isPast }) => !isPast)
      .filter(
        ({ kind, text }) =>
          kind === 'line' || (/^(?:code|label)$/.test(kind) && text.includes(' ')),
      )
      .flatMap(reference =>
        commandsIn(reference.text).map(command => ({ path, isShipped, reference, command })),
      ),
  )

/** The command of a program of the repository: its first word, where that can be one. */
const subcommandOf = ({ words }: CommandLine): string | undefined => {
  const [first = ''] = words
  return /^[a-z][a-z0-9]+(?:-[a-z0-9]+)*$/.test(first) ? first : undefined
}

/** What of the commands shown has to be looked up in the code. */
export function namedOf(
  shown: readonly Shown[],
  { own }: Programs,
): { readonly flags: readonly string[]; readonly commands: readonly string[] } {
  const ours = shown.filter(({ command }) => own.has(command.program))
  return {
    flags: [...new Set(ours.flatMap(({ command }) => flagsOf(command)))],
    commands: [...new Set(ours.flatMap(({ command }) => subcommandOf(command) ?? []))],
  }
}

/** Where the code span at the head of a row of a list or table, or of a heading, begins at most. */
const head = 8

/** An option alone in a code span, as lists and tables of options have it. */
const alone = /^(--[a-zA-Z][\w-]*)(?:[= ]\S.*)?$/

/** The options that documents name alone, where the repository makes a program. */
export const loneFlags = (
  documents: readonly Named[],
  { own }: Programs,
): readonly { readonly path: string; readonly reference: Reference; readonly flag: string }[] =>
  own.size === 0
    ? []
    : documents.flatMap(({ path, isShipped, references }) =>
        isShipped
          ? []
          : references
              .filter(({ kind, isPast, column }) => kind === 'code' && !isPast && column <= head)
              .flatMap(reference => {
                const flag = alone.exec(reference.text)?.[1]
                return flag === undefined ? [] : [{ path, reference, flag }]
              }),
      )

/**
 * Options that documents name alone and no code has. Many a page speaks of other programs: it has to
 * name options of ours, and hardly any that is unknown.
 */
export function deadLoneFlags(
  lone: ReturnType<typeof loneFlags>,
  shown: readonly Shown[],
  { own }: Programs,
  declared: Declared,
): readonly Problem[] {
  const ours = new Map<string, Set<string>>()
  const note = (path: string, flag: string) =>
    ours.set(path, (ours.get(path) ?? new Set()).add(flag))
  for (const { path, flag } of lone) note(path, flag)
  for (const { path, command } of shown)
    if (own.has(command.program)) for (const flag of flagsOf(command)) note(path, flag)
  return lone
    .filter(({ flag }) => !always.has(flag) && !declared.flag(flag))
    .filter(({ path }) => {
      const flags = [...(ours.get(path) ?? [])]
      const unknown = flags.filter(flag => !declared.flag(flag)).length
      return flags.length - unknown >= 2 && unknown <= Math.max(1, flags.length / 4)
    })
    .map(({ path, reference, flag }) =>
      problemAt(
        'dead-flag',
        path,
        reference,
        `Unexpected option \`${flag}\`, expected one that the code has`,
      ),
    )
}

const always: ReadonlySet<string> = new Set(['--help', '--version'])

/** Commands that the libraries behind programs bring along. */
const brought: ReadonlySet<string> = new Set([
  ...['help', 'version', 'list', 'completion', 'completions', 'autocomplete'],
])

/** Programs that run others, whose words are not theirs: `lamp-run ships --fog`. */
const runsOthers = /(?:^|[-_])(?:run|exec|wrap|with)$/

/** Commands and options that do not exist. */
export function deadCommands(
  shown: readonly Shown[],
  programs: Programs,
  declared: Declared,
): readonly Problem[] {
  const commands = namedOf(shown, programs).commands.filter(name => !brought.has(name))
  // A program whose first words are often no commands takes something else there.
  const known = commands.filter(declared.command)
  const unknown = commands.length - known.length
  const hasCommands = known.length >= 2 && unknown <= Math.max(1, commands.length / 5)
  const ours = shown.filter(
    ({ command: { program } }) => programs.own.has(program) && !runsOthers.test(program),
  )
  return [
    ...deadTasks(shown, programs),
    ...(hasCommands ? ours.flatMap(one => deadCommand(one, declared)) : []),
    ...ours.flatMap(one => deadFlags(one, declared)),
  ]
}

function deadCommand({ path, reference, command }: Shown, declared: Declared): readonly Problem[] {
  const name = subcommandOf(command)
  return name === undefined || brought.has(name) || declared.command(name)
    ? []
    : [
        problemAt(
          'dead-command',
          path,
          reference,
          `Unexpected command \`${command.program} ${name}\`, expected one that the code has`,
        ),
      ]
}

const deadFlags = ({ path, reference, command }: Shown, declared: Declared): readonly Problem[] =>
  flagsOf(command)
    .filter(flag => !always.has(flag) && !declared.flag(flag))
    .map(flag =>
      problemAt(
        'dead-flag',
        path,
        reference,
        `Unexpected option \`${flag}\` of \`${command.program}\`, expected one that the code has`,
      ),
    )
