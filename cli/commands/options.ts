import { styleNames } from '../../core/styles.ts'
import type { OptionSpec } from './command.ts'

/** How a term is read. */
export const termOptions: readonly OptionSpec[] = [
  { flags: '-e, --term <term>', description: 'one more term', repeat: 'each' },
  { flags: '--to <new>', description: 'the new name, one for each term in order', repeat: 'each' },
  { flags: '--exact', description: 'only the spelling as typed' },
  {
    flags: '--variants <styles>',
    description: `only these spellings: all, ${styleNames.join(', ')}`,
    repeat: 'list',
  },
  { flags: '--plural <word>', description: 'the plural of the last word, where it is irregular' },
  { flags: '--no-plural', description: 'only the number as typed' },
]

/** Which files of a commit are read. */
export const scopeOptions: readonly OptionSpec[] = [
  { flags: '--include <glob>', description: 'only files that match', repeat: 'each' },
  { flags: '--exclude <glob>', description: 'no files that match', repeat: 'each' },
  { flags: '--max-file-size <size>', description: 'skip larger files (default: 32MiB)' },
]

/** Which files of a folder are read. */
export const fileOptions: readonly OptionSpec[] = [
  ...scopeOptions.slice(0, 2),
  { flags: '--no-ignore', description: 'read ignored files too' },
  { flags: '--hidden', description: 'read hidden files too' },
  ...scopeOptions.slice(2),
]

/** How a plan's open occurrences are decided without a terminal. */
export const decideOptions: readonly OptionSpec[] = [
  {
    flags: '--decide <decision>',
    description: "'FIELDS=ACTION: REASON'; fields as below, or a category or kind alone",
    repeat: 'each',
  },
]

/** How it is shown. */
export const colorOptions: readonly OptionSpec[] = [
  { flags: '--color', description: 'colour, also without a terminal' },
  { flags: '--no-color', description: 'no colour' },
]

/** Which missions, and by which numbers. */
export const missionOptions: readonly OptionSpec[] = [
  { flags: '--mission <name>', description: 'one mission, by slug, number, id or their beginning' },
  { flags: '--profile <name>', description: 'cutover (default) or spec-kitty' },
]
