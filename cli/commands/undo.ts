import type { Command } from './command.ts'

/** Takes an apply back. */
export const undo: Command = {
  summary: 'return every file that an apply has touched to its old content and mode',
  arguments: [{ syntax: '[plan]', description: 'its name, where there are several' }],
  options: [],
  lists: [],
  examples: ['cutover undo', 'cutover undo roles'],
  run: async (input, io) => (await import('../run-undo.ts')).runUndo(input, io),
}
