import { styleNames } from '../../core/styles.ts'
import type { Command } from './command.ts'
import { colorOptions, decideOptions, scopeOptions } from './options.ts'

/** Freezes a census and its decisions. */
export const plan: Command = {
  summary: 'freeze a census and its decisions, and list what is open',
  arguments: [
    { syntax: '<old>', description: 'the name that goes, in any spelling' },
    { syntax: '[new]', description: 'the name that comes; none with --remove' },
  ],
  options: [
    { flags: '--pair <old=new>', description: 'one more pair', repeat: 'each' },
    { flags: '--swap', description: 'the new name becomes the old one as well' },
    { flags: '--remove', description: 'the old name goes, and nothing takes its place' },
    { flags: '--name <name>', description: 'the folder below .cutover/ (default: old-to-new)' },
    { flags: '--base <revision>', description: 'the commit that counts (default: HEAD)' },
    { flags: '--replace', description: 'take a new census for a plan that is there' },
    { flags: '--path <path>', description: 'only this file or folder', repeat: 'each' },
    { flags: '--exact', description: 'only the spelling as typed' },
    {
      flags: '--variants <styles>',
      description: `only these spellings: ${styleNames.join(', ')}`,
      repeat: 'list',
    },
    { flags: '--plural <word>', description: 'the plural of the last word, where it is irregular' },
    { flags: '--no-plural', description: 'only the number as typed' },
    ...scopeOptions,
    ...decideOptions,
    { flags: '-f, --format <name>', description: 'pretty or json' },
    ...colorOptions,
  ],
  lists: [],
  examples: [
    'cutover plan lighthouse beacon',
    "cutover plan lighthouse beacon --decide 'config/key=keep: stored by users'",
    'cutover plan master primary --pair slave=replica --name roles',
    'cutover plan left right --swap',
  ],
  run: async (input, io) => (await import('../run-plan.ts')).runPlan(input, io),
}
