import { discrepancies } from '../../core/recover-report.ts'
import type { Command } from './command.ts'
import { colorOptions } from './options.ts'

/** What a crash has left of branches, worktrees and state, and its repair. */
export const recover: Command = {
  summary: 'find and repair what a crash left of worktrees and state',
  arguments: [],
  options: [
    { flags: '--mission <name>', description: 'by slug, number, id or their beginning' },
    { flags: '--all', description: 'every mission (default, where nothing is repaired)' },
    { flags: '--fix [kind]', description: 'repair what is safe to repair, or one kind of it' },
    { flags: '--resume <wp>', description: 'make the workspace of a work package usable' },
    { flags: '-f, --format <name>', description: 'pretty (default), json or markdown' },
    { flags: '--json', description: 'the same as `--format json`' },
    ...colorOptions,
  ],
  lists: [{ title: 'Kinds', rows: Object.entries(discrepancies) }],
  examples: [
    'cutover recover --mission 042',
    'cutover recover --mission 042 --fix',
    'cutover recover --mission 042 --resume WP03',
  ],
  run: async (input, io) => (await import('../run-recover.ts')).runRecover(input, io),
}
