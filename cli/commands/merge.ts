import type { Command } from './command.ts'
import { colorOptions } from './options.ts'

/** What a merge of a mission would do. */
export const merge: Command = {
  summary: 'say what a merge of a mission would do, work package by work package',
  arguments: [],
  options: [
    { flags: '--mission <name>', description: 'by slug, number, id or their beginning' },
    { flags: '--dry-run', description: 'needed: merging itself is not built yet' },
    { flags: '--target <branch>', description: 'what it goes into (default: by meta.json)' },
    { flags: '--json', description: 'as one JSON value' },
    ...colorOptions,
  ],
  lists: [],
  examples: [
    'cutover merge --mission 042 --dry-run',
    'cutover merge --mission 042 --dry-run --json',
  ],
  run: async (input, io) => (await import('../run-merge.ts')).runMerge(input, io),
}
