import type { CommanderError } from 'commander'
import { type CutoverError, mistake } from '../core/errors.ts'
import { commands } from './commands/index.ts'
import { nearestOf } from './nearest.ts'

/** Says in our words what the option parser could not read. */
export function usageError(error: CommanderError, argv: readonly string[]): CutoverError {
  const named = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  const [name = '', command] = Object.entries(commands).find(([key]) => key === argv[0]) ?? []
  const program = name === '' ? 'cutover' : `cutover ${name}`
  switch (error.code) {
    case 'commander.unknownCommand':
      return unknownCommand(named)
    case 'commander.unknownOption': {
      const known = command?.options.flatMap(({ flags }) => flags.match(/--[\w-]+/g) ?? []) ?? []
      return mistake('unknownOption', program, named, nearestOf(named, [...known, '--help']))
    }
    case 'commander.missingArgument':
      return mistake('missingArgument', program, `<${named}>`)
    case 'commander.optionMissingArgument':
      return mistake('missingValue', named)
    case 'commander.excessArguments':
      return mistake('extraArgument', program)
    default:
      return mistake('usage', error.message)
  }
}

/** An error that lists the commands and suggests the nearest. */
export function unknownCommand(name: string): CutoverError {
  const known = Object.keys(commands)
  return mistake('unknownName', 'command', name, known, nearestOf(name, known))
}
