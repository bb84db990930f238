import type { Verification } from '../../core/verification.ts'
import { jsonText } from '../parts/json-text.ts'
import { shownStates, type VerifyOptions } from './verdict.ts'

/** A verification as one JSON value, an item a line. */
export function jsonVerification(
  { items, ...verification }: Verification,
  options: VerifyOptions,
): string {
  const shown = new Set(shownStates(options))
  const lines = items.filter(({ state }) => shown.has(state)).map(item => `    ${jsonText(item)}`)
  const head = Object.entries(verification).map(
    ([name, value]) => `  "${name}": ${jsonText(value)}`,
  )
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`
  return `{\n${[...head, `  "items": ${list}`].join(',\n')}\n}\n`
}
