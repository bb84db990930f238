import { restrictionsOf } from './filter.ts'
import { jsonText } from './parts/json-text.ts'
import type { Reporter } from './reporter.ts'

/** The census as one JSON value: a line for each member and for each item of its lists. */
export const json: Reporter = ({ head, summary, ...report }, { selection }) => {
  const restrictions = restrictionsOf(selection.filter)
  const members: readonly (readonly [string, unknown])[] = [
    ...Object.entries({ schema: head.schema, tool: head.tool, base: head.base, terms: head.terms }),
    ...(restrictions.length > 0 ? [['filter', Object.fromEntries(restrictions)] as const] : []),
    ['summary', summary],
    ['occurrences', report.occurrences],
    ...(selection.nearMisses ? [['nearMisses', report.nearMisses] as const] : []),
    ['skipped', report.skipped],
    ['findings', report.findings],
  ]
  return `{\n${members.map(([name, value]) => `  "${name}": ${memberText(value)}`).join(',\n')}\n}\n`
}

function memberText(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return jsonText(value)
  return `[\n${value.map(item => `    ${jsonText(item)}`).join(',\n')}\n  ]`
}
