import { verifyStates } from '../../core/verification.ts'
import type { Command } from './command.ts'
import { colorOptions } from './options.ts'

/** Holds any change against what was approved. */
export const verify: Command = {
  summary: 'hold a change against the approved plan, whoever made it',
  arguments: [{ syntax: '[plan]', description: 'its name, where there are several' }],
  options: [
    { flags: '--base <revision>', description: 'what the change starts from (default: the plan)' },
    { flags: '--head <revision>', description: 'what is verified (default: the work tree)' },
    { flags: '--strict', description: 'changes that touch no occurrence fail too' },
    { flags: '--all', description: 'list what is as approved as well' },
    { flags: '--limit <n>', description: 'rows of each list' },
    { flags: '-f, --format <name>', description: 'pretty, json or markdown' },
    ...colorOptions,
  ],
  lists: [
    {
      title: 'States',
      rows: Object.entries(verifyStates).map(([name, { fails, means }]) => [
        name,
        fails ? `${means}; fails` : means,
      ]),
    },
  ],
  examples: ['cutover verify', 'cutover verify roles --head HEAD -f markdown'],
  run: async (input, io) => (await import('../run-verify.ts')).runVerify(input, io),
}
