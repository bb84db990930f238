import { CommanderError, Command as Parser } from 'commander'
import type { Command, Input, OptionSpec } from './commands/command.ts'
import { commands } from './commands/index.ts'
import { renderHelp } from './help.ts'
import type { Io } from './io.ts'
import { usageError } from './usage-error.ts'
import { readValues } from './values.ts'
import { readVersion } from './version.ts'

/** A command to run, or the end after help and version. */
export type Parsed =
  | { readonly type: 'run'; readonly command: Command; readonly input: Input }
  | { readonly type: 'done'; readonly status: number }

/** Reads a command line by the table of commands. Throws a `CutoverError` for what it cannot read. */
export function parseCommandLine(argv: readonly string[], io: Io): Parsed {
  let parsed: Parsed = { type: 'done', status: 0 }
  const program = newProgram(io)
  program.helpInformation = () => renderHelp('', columnsOf(io)) ?? ''
  for (const [name, command] of Object.entries(commands)) {
    const parser = addCommand(program, name, command, io)
    parser.action(() => {
      const input = { args: parser.args, values: readValues(parser.opts()) }
      parsed = { type: 'run', command, input }
    })
  }
  try {
    program.parse(argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.code === 'commander.help') return { type: 'done', status: argv.length === 0 ? 2 : 0 }
    if (error.exitCode === 0) return { type: 'done', status: 0 }
    throw usageError(error, argv)
  }
  return parsed
}

/** The parser of everything before a command's name; it neither prints errors nor exits. */
const newProgram = (io: Io): Parser =>
  new Parser('cutover')
    .version(readVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .enablePositionalOptions()
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({
      writeOut: text => io.stdout.write(text),
      writeErr: text => io.stderr.write(text),
      outputError: () => {},
    })

function addCommand(program: Parser, name: string, command: Command, io: Io): Parser {
  const parser = program.command(name)
  for (const { syntax, description } of command.arguments) parser.argument(syntax, description)
  for (const option of command.options) addOption(parser, option)
  parser.helpInformation = () => renderHelp(name, columnsOf(io)) ?? ''
  return parser
}

function addOption(parser: Parser, { flags, description, repeat }: OptionSpec): void {
  if (repeat === undefined) parser.option(flags, description)
  else parser.option(flags, description, repeat === 'list' ? collectList : collectEach)
}

const collectEach = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
]

const collectList = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...value
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== ''),
]

const columnsOf = ({ stdout }: Io): number => stdout.columns ?? 80
