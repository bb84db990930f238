import { categories } from '../../core/occurrence.ts'
import type { Command } from './command.ts'
import { colorOptions } from './options.ts'

/** Performs what was approved. */
export const apply: Command = {
  summary: 'perform exactly the approved edits; can be rerun when it was cut off',
  arguments: [{ syntax: '[plan]', description: 'its name, where there are several' }],
  options: [
    {
      flags: '--only <categories>',
      description: `only these: ${categories.slice(0, -1).join(', ')}`,
      repeat: 'list',
    },
    { flags: '--dry-run', description: 'print the edits as a patch, and do nothing' },
    ...colorOptions,
  ],
  lists: [],
  examples: [
    'cutover apply --dry-run',
    'cutover apply',
    'cutover apply roles --only comment,prose',
  ],
  run: async (input, io) => (await import('../run-apply.ts')).runApply(input, io),
}
