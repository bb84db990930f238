import type { Command } from './command.ts'
import { colorOptions } from './options.ts'

/** What cutover can read. */
export const languages: Command = {
  summary: 'list the languages with their parsers and file names',
  arguments: [],
  options: [{ flags: '-f, --format <name>', description: 'pretty or json' }, ...colorOptions],
  lists: [],
  examples: ['cutover languages', 'cutover languages -f json'],
  run: async (input, io) => (await import('../run-languages.ts')).runLanguages(input, io),
}
