import type { Command } from './command.ts'
import { colorOptions } from './options.ts'

/** A merge of a mission that survives being cut off. */
export const merge: Command = {
  summary: 'merge a mission, and finish on a rerun what was cut off',
  arguments: [],
  options: [
    { flags: '--mission <name>', description: 'by slug, number, id or their beginning' },
    { flags: '--dry-run', description: 'say what it would do, and write nothing' },
    { flags: '--target <branch>', description: 'what it goes into (default: by meta.json)' },
    { flags: '--strategy <name>', description: 'squash (default) or merge' },
    { flags: '--resume', description: 'finish one that was cut off; a plain rerun does so too' },
    { flags: '--abort', description: 'give up one that has not reached its target' },
    { flags: '--json', description: 'as one JSON value' },
    ...colorOptions,
  ],
  lists: [],
  examples: [
    'cutover merge --mission 042 --dry-run',
    'cutover merge --mission 042 --strategy merge',
  ],
  run: async (input, io) => (await import('../run-merge.ts')).runMergeCommand(input, io),
}
