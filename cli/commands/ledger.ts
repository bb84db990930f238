import type { Command } from './command.ts'
import { colorOptions } from './options.ts'

/** The old names that stay on purpose. */
export const ledger: Command = {
  summary: 'list the old names that stay on purpose, and those that nobody accounts for',
  arguments: [{ syntax: '[plan]', description: 'its name, where there are several' }],
  options: [
    { flags: '--add', description: 'add what the plan has kept' },
    { flags: '--owner <person>', description: 'who answers for what is added (default: git)' },
    { flags: '--expires <date>', description: 'the last day of what is added' },
    { flags: '--prune', description: 'remove what fits nothing any more' },
    { flags: '--limit <n>', description: 'rows of each list' },
    { flags: '-f, --format <name>', description: 'pretty or json' },
    ...colorOptions,
  ],
  lists: [],
  examples: ['cutover ledger', 'cutover ledger --add --owner team-a', 'cutover ledger --prune'],
  run: async (input, io) => (await import('../run-ledger.ts')).runLedger(input, io),
}
