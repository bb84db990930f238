import type { Command } from './command.ts'
import { colorOptions, missionOptions } from './options.ts'

/** How far missions are, by the one formula. */
export const progress: Command = {
  summary: 'say how far missions are, by the one formula of every surface',
  arguments: [],
  options: [
    ...missionOptions,
    { flags: '--json', description: 'as one JSON value' },
    {
      flags: '-f, --format <name>',
      description: 'pretty, json, or sync: write .kittify/derived/*/progress.json as well',
    },
    ...colorOptions,
  ],
  lists: [],
  examples: [
    'cutover progress',
    'cutover progress --mission 042 --json',
    'cutover progress --profile spec-kitty --format sync',
  ],
  run: async (input, io) => (await import('../run-progress.ts')).runProgress(input, io),
}
