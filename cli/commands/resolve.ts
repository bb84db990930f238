import type { Command } from './command.ts'
import { colorOptions } from './options.ts'

/** The one table of actions. */
export const resolve: Command = {
  summary: 'say which command an action of Spec Kitty runs, and for what',
  arguments: [{ syntax: '<action>', description: 'such as accept, implement or tasks-finalize' }],
  options: [
    { flags: '--mission <name>', description: 'by slug, number, id or their beginning' },
    { flags: '--wp <id>', description: 'the work package, for implement and review alone' },
    { flags: '--agent <name>', description: 'who works, for implement and review' },
    { flags: '-f, --format <name>', description: 'pretty (default) or json' },
    { flags: '--json', description: 'the same as `--format json`; mistakes are JSON too' },
    ...colorOptions,
  ],
  lists: [],
  examples: [
    'cutover resolve accept --mission 042',
    'cutover resolve implement --mission 042 --wp WP01 --agent claude --json',
    'cutover resolve dashboard',
  ],
  run: async (input, io) => (await import('../run-resolve.ts')).runResolve(input, io),
}
