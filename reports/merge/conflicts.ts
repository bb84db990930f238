import type { MergeConflict } from '../../core/merge-report.ts'
import { quantity, shorten } from '../parts/count.ts'
import { visible } from '../parts/visible.ts'

/** Paths in conflict that are shown, and what git says of them. */
const most = 20

/** What is in the way of a merge: paths, the places in them, and git's own words. */
export function conflictLines(
  name: string,
  { conflicts, messages }: MergeConflict,
): readonly string[] {
  const paths = conflicts.map(({ path, kind, hunks }) => {
    const lines = hunks.map(({ line }) => line).slice(0, 5)
    const where =
      lines.length === 0 ? '' : `, ${quantity(hunks.length, 'place')} (line ${lines.join(', ')})`
    return `  ${visible(path)}  ${kind}${where}`
  })
  const { shown, rest } = shorten(paths, most, null)
  // What git says of contents is what the line above says.
  const told = messages.filter(one => /^CONFLICT \((?!content|add\/add)/.test(one)).slice(0, most)
  if (shown.length + told.length === 0) return []
  return [
    `${visible(name)} conflicts in`,
    ...shown,
    ...rest,
    ...told.map(message => `    ${visible(message)}`),
  ]
}
