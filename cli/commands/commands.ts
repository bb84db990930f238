import { checkRules } from '../../core/check-rules.ts'
import type { Command } from './command.ts'
import { colorOptions } from './options.ts'

/** The command files of agents. */
export const commands: Command = {
  summary: "check or rewrite the command files of Spec Kitty's agents",
  arguments: [{ syntax: '<what>', description: 'check or write' }],
  options: [
    { flags: '--agent <name>', description: 'write: those of this agent', repeat: 'each' },
    { flags: '--all', description: 'write: those of every agent that has some' },
    { flags: '--force', description: 'write: edited files too; a copy is kept' },
    { flags: '--dry-run', description: 'write: print the changes as a diff, and make none' },
    {
      flags: '--rule <id=severity>',
      description: 'error, warning, info or off for a rule below',
      repeat: 'each',
    },
    { flags: '--limit <n>', description: 'rows of each list' },
    { flags: '-f, --format <name>', description: 'pretty (default), json, ndjson or markdown' },
    { flags: '--json', description: 'the same as `--format json`' },
    ...colorOptions,
  ],
  lists: [
    {
      title: 'Rules',
      rows: Object.entries(checkRules)
        .filter(([name]) => /^(?:command|agent)-/.test(name))
        .map(([name, { summary, severity }]) => [name, `${summary}; ${severity}`]),
    },
  ],
  examples: [
    'cutover commands check',
    'cutover commands write --all --dry-run',
    'cutover commands write --agent gemini',
  ],
  run: async (input, io) => (await import('../run-commands.ts')).runCommands(input, io),
}
