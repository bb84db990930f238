import type { Command } from './command.ts'
import { colorOptions, missionOptions } from './options.ts'

/** Where the missions of a project stand. */
export const status: Command = {
  summary: 'show where the missions of a Spec Kitty project stand, or the board of one',
  arguments: [],
  options: [
    ...missionOptions,
    { flags: '--open', description: 'only missions that are not at 100 %' },
    { flags: '--watch', description: 'show it again when something changes' },
    { flags: '--json', description: 'as one JSON value' },
    { flags: '-f, --format <name>', description: 'pretty or json' },
    ...colorOptions,
  ],
  lists: [],
  examples: ['cutover status', 'cutover status --mission 042 --watch', 'cutover status --json'],
  run: async (input, io) => (await import('../run-status.ts')).runStatus(input, io),
}
