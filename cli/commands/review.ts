import { selectorFields } from '../../core/selector-fields.ts'
import type { Command } from './command.ts'
import { colorOptions, decideOptions } from './options.ts'

/** Decides what a plan leaves open. */
export const review: Command = {
  summary: 'decide what a plan leaves open, group by group',
  arguments: [{ syntax: '[plan]', description: 'its name, where there are several' }],
  options: [
    ...decideOptions,
    { flags: '-f, --format <name>', description: 'pretty or json' },
    ...colorOptions,
  ],
  lists: [{ title: 'Fields', rows: Object.entries(selectorFields) }],
  examples: [
    'cutover review',
    "cutover review --decide 'config/key surface:config=keep: stored by users'",
    "cutover review --decide 'path:docs/**=rename: teach the new name'",
    "cutover review --decide 'name:Lighthouse=rename(Beacon): our product'",
  ],
  run: async (input, io) => (await import('../run-review.ts')).runReview(input, io),
}
