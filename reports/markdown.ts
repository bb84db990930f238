import { markdownGroups } from './markdown/groups.ts'
import { markdownLists } from './markdown/lists.ts'
import { markdownTotals } from './markdown/totals.ts'
import type { Reporter } from './reporter.ts'

/** Tables for a pull request comment. Text of files appears as code only, so it stays inert. */
export const markdown: Reporter = (report, options) => {
  const blocks = [
    ...markdownTotals(report, options),
    ...markdownLists(report, options),
    ...markdownGroups(report, options),
  ]
  return `${blocks.map(lines => lines.join('\n')).join('\n\n')}\n`
}
