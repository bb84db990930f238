import type { Command } from './command.ts'
import { colorOptions } from './options.ts'

/** Spec Kitty's occurrence maps. */
export const map: Command = {
  summary: "write, read and check Spec Kitty's occurrence_map.yaml",
  arguments: [
    { syntax: '<what>', description: 'export, import or check' },
    { syntax: '[name]', description: 'the plan to export, or the map to import or check' },
  ],
  options: [
    { flags: '--name <name>', description: 'the plan that an import makes' },
    { flags: '--base <revision>', description: 'what a change starts from (default: origin/HEAD)' },
    { flags: '--head <revision>', description: 'what is checked (default: HEAD)' },
    { flags: '-f, --format <name>', description: 'pretty or json' },
    ...colorOptions,
  ],
  lists: [],
  examples: [
    'cutover map export > kitty-specs/042-lamps/occurrence_map.yaml',
    'cutover map import kitty-specs/042-lamps/occurrence_map.yaml --name lamps',
    'cutover map check kitty-specs/042-lamps/occurrence_map.yaml --base main',
  ],
  run: async (input, io) => (await import('../run-map.ts')).runMap(input, io),
}
