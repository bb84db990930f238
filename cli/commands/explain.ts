import type { Command } from './command.ts'
import { colorOptions, fileOptions, termOptions } from './options.ts'

/** Why one occurrence is what it is. */
export const explain: Command = {
  summary: 'say why an occurrence has its category and action, step by step',
  arguments: [
    { syntax: '<place>', description: 'PATH:LINE or PATH:LINE:COLUMN' },
    { syntax: '[term]', description: 'the term, unless --term names it' },
  ],
  options: [
    ...termOptions,
    ...fileOptions,
    { flags: '-f, --format <name>', description: 'pretty or json' },
    ...colorOptions,
  ],
  lists: [],
  examples: [
    'cutover explain src/keeper.ts:12 --term lighthouse',
    'cutover explain src/keeper.ts:12:7 lighthouse -f json',
  ],
  run: async (input, io) => (await import('../run-explain.ts')).runExplain(input, io),
}
