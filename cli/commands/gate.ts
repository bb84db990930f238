import type { Command } from './command.ts'
import { colorOptions } from './options.ts'

/** The check of every branch. */
export const gate: Command = {
  summary: 'check a branch: as approved, and nothing of the old name comes back',
  arguments: [{ syntax: '[plan]', description: 'its name, where there are several' }],
  options: [
    { flags: '--base <revision>', description: 'the branch it goes into (default: the usual one)' },
    { flags: '--head <revision>', description: 'the branch under test (default: HEAD)' },
    { flags: '--limit <n>', description: 'rows of each list' },
    { flags: '-f, --format <name>', description: 'pretty, json or markdown' },
    ...colorOptions,
  ],
  lists: [],
  examples: ['cutover gate', 'cutover gate roles --base origin/main -f markdown'],
  run: async (input, io) => (await import('../run-gate.ts')).runGate(input, io),
}
