import { visible } from '../reports/parts/visible.ts'
import type { Io } from './io.ts'

/** Files that are named; after a checkout of something else it is all of them. */
const most = 20

/** Names the files that somebody changed, because of which nothing was touched. */
export function reportStrangers(strangers: readonly { readonly path: string }[], io: Io): number {
  for (const { path } of strangers.slice(0, most))
    io.stderr.write(
      `cutover: Unexpected content or mode of \`${visible(path)}\`, expected that of the plan's base or of its edits; nothing was touched\n`,
    )
  if (strangers.length > most)
    io.stderr.write(`cutover: and ${strangers.length - most} more such files\n`)
  io.stderr.write(
    'cutover: put your own changes of such files aside, by `git stash` for one, and run it again\n',
  )
  return 1
}
