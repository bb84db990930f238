import { categories } from '../../core/occurrence.ts'
import { surfaces } from '../../core/surface.ts'
import { formats } from '../../reports/index.ts'
import { groupings } from '../../reports/reporter.ts'
import type { Command } from './command.ts'
import { colorOptions, fileOptions, termOptions } from './options.ts'

/** The census of a term. */
export const scan: Command = {
  summary: 'find every occurrence of a term and say what each one is',
  arguments: [
    { syntax: '<term>', description: 'a name in any spelling, such as "work package"' },
    { syntax: '[path...]', description: 'files and folders (default: the working folder)' },
  ],
  options: [
    ...termOptions,
    ...fileOptions,
    {
      flags: '--category <names>',
      description: `only these: ${categories.join(', ')}`,
      repeat: 'list',
    },
    {
      flags: '--kind <names>',
      description: 'only these kinds, as in heading or prose/heading',
      repeat: 'list',
    },
    {
      flags: '--surface <names>',
      description: `only these: ${surfaces.join(', ')}`,
      repeat: 'list',
    },
    { flags: '--near-misses', description: 'list near misses too' },
    {
      flags: '-f, --format <name[=file]>',
      description: 'a format below; with =FILE into a file; repeatable',
      repeat: 'each',
    },
    { flags: '--group-by <what>', description: `list every occurrence by ${groupings.join(', ')}` },
    { flags: '--limit <n>', description: 'rows of each list' },
    ...colorOptions,
    { flags: '--no-pager', description: 'print at once, also when it is longer than the screen' },
  ],
  lists: [
    {
      title: 'Formats',
      rows: Object.entries(formats).map(([name, { description }]) => [name, description]),
    },
  ],
  examples: [
    'cutover scan lighthouse',
    'cutover scan "work package" --to mission src docs',
    'cutover scan lighthouse --category prose --group-by file',
    'cutover scan lighthouse -f summary -f json=census.json',
    'cutover scan -- --lighthouse',
  ],
  run: async (input, io) => (await import('../run-scan.ts')).runScan(input, io),
}
