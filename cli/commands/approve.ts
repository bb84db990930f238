import type { Command } from './command.ts'
import { colorOptions } from './options.ts'

/** Binds somebody to a plan and its census. */
export const approve: Command = {
  summary: 'bind your name to a plan and its census',
  arguments: [{ syntax: '[plan]', description: 'its name, where there are several' }],
  options: [
    { flags: '--by <person>', description: 'who approves (default: the user of git)' },
    { flags: '-f, --format <name>', description: 'pretty or json' },
    ...colorOptions,
  ],
  lists: [],
  examples: ['cutover approve', "cutover approve roles --by 'Ada <ada@example.org>'"],
  run: async (input, io) => (await import('../run-approve.ts')).runApprove(input, io),
}
