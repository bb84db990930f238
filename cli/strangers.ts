import { visible } from '../reports/parts/visible.ts'
import type { Io } from './io.ts'

/** Names the files that somebody changed, because of which nothing was touched. */
export function reportStrangers(strangers: readonly { readonly path: string }[], io: Io): number {
  for (const { path } of strangers)
    io.stderr.write(
      `cutover: Unexpected content of \`${visible(path)}\`, expected that of the plan's base or of its edits; nothing was touched\n`,
    )
  return 1
}
