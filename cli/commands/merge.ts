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
    {
      flags: '--strategy <name>',
      description: 'merge, squash or rebase (default: by .kittify/config.yaml, else squash)',
    },
    { flags: '--push', description: 'push the target afterwards' },
    { flags: '--keep-branch', description: 'keep the branches of the mission and its lanes' },
    { flags: '--keep-worktree', description: 'keep the worktrees of its lanes' },
    { flags: '--status', description: 'say what is done of one that was begun' },
    { flags: '--resume', description: 'finish one that was cut off; a plain rerun does so too' },
    { flags: '--continue', description: 'go on with a conflict solved in its worktree' },
    { flags: '--abort', description: 'give it up: the target is as before, or it says why not' },
    { flags: '-f, --format <name>', description: 'pretty (default), json or markdown' },
    { flags: '--json', description: 'the same as `--format json`' },
    ...colorOptions,
  ],
  lists: [],
  examples: [
    'cutover merge --mission 042 --dry-run',
    'cutover merge --mission 042 --strategy merge',
    'cutover merge --mission 042 --status',
  ],
  run: async (input, io) => (await import('../run-merge.ts')).runMergeCommand(input, io),
}
