import { checkRules } from '../../core/check-rules.ts'
import type { Command } from './command.ts'
import { colorOptions, scopeOptions } from './options.ts'

/** What a repository teaches besides its code, and what of it is wrong. */
export const audit: Command = {
  summary: 'find what templates and docs teach and name that is gone',
  arguments: [],
  options: [
    {
      flags: '-e, --term <old[=new]>',
      description: 'a term (default: plans, glossaries)',
      repeat: 'each',
    },
    { flags: '--mission <name>', description: 'its work packages, by slug, number or id' },
    { flags: '--wp <wp>', description: 'the scope of one of them' },
    ...scopeOptions,
    { flags: '--history <glob>', description: 'more paths that are history', repeat: 'each' },
    { flags: '--not-history <glob>', description: 'paths that are no history', repeat: 'each' },
    { flags: '--rule <id=severity>', description: 'error, warning, info or off', repeat: 'each' },
    { flags: '--baseline <file>', description: 'known findings (default: .cutover/baseline.json)' },
    { flags: '--update-baseline', description: 'accept what is found now' },
    { flags: '--prune', description: 'drop from the baseline what is found no more' },
    {
      flags: '-f, --format <name[=file]>',
      description: 'pretty, json, ndjson or markdown; repeatable',
      repeat: 'each',
    },
    { flags: '--limit <n>', description: 'findings that are listed (default: 100)' },
    ...colorOptions,
    { flags: '--no-pager', description: 'print at once, also when it is longer than the screen' },
  ],
  lists: [
    {
      title: 'Rules',
      rows: Object.entries(checkRules)
        .filter(([name]) => !/^(?:command|agent)-/.test(name))
        .map(([name, { severity, summary }]) => [name, `${severity}: ${summary}`]),
    },
  ],
  examples: [
    'cutover audit',
    'cutover audit --term lighthouse=beacon',
    'cutover audit --mission 042 --wp WP03 -f markdown=audit.md',
    'cutover audit --update-baseline',
  ],
  run: async (input, io) => (await import('../run-audit.ts')).runAudit(input, io),
}
