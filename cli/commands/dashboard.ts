import type { Command } from './command.ts'
import { missionOptions } from './options.ts'

/** The missions of a project in a browser. */
export const dashboard: Command = {
  summary: 'show the missions of a Spec Kitty project in a browser, live or as one file',
  arguments: [],
  options: [
    ...missionOptions,
    { flags: '--port <n>', description: 'of the loopback address (default: any free one)' },
    { flags: '-o, --output <file>', description: 'write one document that needs no server' },
  ],
  lists: [],
  examples: ['cutover dashboard', 'cutover dashboard --output missions.html'],
  run: async (input, io) => (await import('../run-dashboard.ts')).runDashboard(input, io),
}
