import type { Problem } from '../../core/check.ts'
import type { Declared } from '../programs/declared.ts'
import { type CommandLine, commandsIn, flagsOf } from '../references/command-line.ts'
import type { Named } from '../references/found.ts'
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

/** Every command that the documents show in a code span of more than one word, or in a block. */
export const commandsShown = (documents: readonly Named[]): readonly Shown[] =>
  documents.flatMap(({ path, isShipped, references }) =>
    references
      .filter(({ isPast }) => !isPast)
      .filter(({ kind, text }) => kind === 'line' || (kind === 'code' && text.includes(' ')))
      .flatMap(reference =>
        commandsIn(reference.text).map(command => ({ path, isShipped, reference, command })),
      ),
  )

/** A word that names a command: neither an option, a path, a number nor something to fill in. */
const word = /^[a-z][a-z0-9]*(?:[-:][a-z0-9]+)*$/

/** The command of a program of the repository: its first word, where that can be one. */
const subcommandOf = ({ words }: CommandLine): string | undefined => {
  const [first = ''] = words
  return /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(first) ? first : undefined
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

const always: ReadonlySet<string> = new Set(['--help', '--version'])

/** Commands that the libraries behind programs bring along. */
const brought: ReadonlySet<string> = new Set([
  ...['help', 'version', 'list', 'completion', 'completions', 'autocomplete'],
])

/** Commands and options that do not exist. */
export function deadCommands(
  shown: readonly Shown[],
  programs: Programs,
  declared: Declared,
): readonly Problem[] {
  const { commands } = namedOf(shown, programs)
  // A program whose first words are often no commands takes something else there.
  const known = commands.filter(declared.command)
  const unknown = commands.length - known.length
  const hasCommands = known.length >= 2 && unknown <= Math.max(1, commands.length / 5)
  return shown.flatMap(one => [
    ...(one.isShipped ? [] : [...deadScript(one, programs), ...deadTarget(one, programs)]),
    ...(programs.own.has(one.command.program)
      ? [...(hasCommands ? deadCommand(one, declared) : []), ...deadFlags(one, declared)]
      : []),
  ])
}

const managers = /^(?:npm|pnpm|yarn|bun)$/
const usual = /^(?:build|test|dev|start|serve|lint|format|deploy|release|docs|watch|preview)$/
const forMaintainers =
  /(?:^|\/)(?:README|CONTRIBUTING|AGENTS|CLAUDE|GEMINI|HACKING|DEVELOP\w*|MAINTAIN\w*)\.|contribut|develop|maintain|^\./i

function deadScript(
  { path, reference, command: { program, words } }: Shown,
  { scripts, hasManifest }: Programs,
): readonly Problem[] {
  const [run = '', ...rest] = words
  const script = rest.find(one => !one.startsWith('-'))
  const isRun = managers.test(program) && /^run(?:-script)?$/.test(run) && hasManifest
  if (!isRun || script === undefined || !word.test(script) || scripts.has(script)) return []
  // What every project has is mostly that of the reader.
  if (usual.test(script) && !forMaintainers.test(path)) return []
  return [
    problemAt(
      'dead-command',
      path,
      reference,
      `Unexpected script \`${script}\`, expected one of a package.json`,
    ),
  ]
}

function deadTarget(
  { path, reference, command: { program, words } }: Shown,
  { targets, own }: Programs,
): readonly Problem[] {
  // Who makes such a program shows it with the files of others.
  const isRunner = (program === 'make' || program === 'just') && !own.has(program)
  const known = isRunner ? targets[program] : undefined
  const isElsewhere = words.some(one => /^-[CfF]|^--(?:directory|file|makefile)/.test(one))
  // In a sentence, `make sense of it` is no command.
  const isSentence =
    reference.kind === 'code' && words.length > 1 && words.some(one => !/[-=/]/.test(one))
  if (!known || isElsewhere || isSentence) return []
  return words
    .filter(one => word.test(one) && !known.has(one))
    .slice(0, 1)
    .map(target =>
      problemAt(
        'dead-command',
        path,
        reference,
        `Unexpected target \`${target}\` of \`${program}\`, expected one that is there`,
      ),
    )
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

const problemAt = (
  rule: Problem['rule'],
  path: string,
  { line, column }: Reference,
  message: string,
): Problem => ({ rule, path, line, column, message })
