import type { Listed } from './map.ts'

/** Where a listed occurrence stands today. */
export interface Anchored {
  readonly listed: Listed
  readonly state: 'at its line' | 'moved' | 'ambiguous' | 'applied' | 'missing'
  /** The line today, from 1. */
  readonly line: number | undefined
}

/** Finds a listed occurrence by its text: lines of maps drift by hundreds. */
export function anchor(listed: Listed, text: string | undefined): Anchored {
  // The name of a file or folder has no line: it is where the path is.
  if (listed.line === undefined && text !== undefined)
    return { listed, state: 'at its line', line: undefined }
  const lines = (text ?? '').split(/\r?\n/)
  const source = listed.source.trim()
  const found = lines.flatMap((line, index) => (line.includes(source) ? [index + 1] : []))
  const [first] = found
  if (source !== '' && listed.line !== undefined && found.includes(listed.line))
    return { listed, state: 'at its line', line: listed.line }
  if (source !== '' && first !== undefined)
    return { listed, state: found.length > 1 ? 'ambiguous' : 'moved', line: nearest(found, listed) }
  const replacement = listed.replacement?.trim()
  const applied = replacement ? lines.findIndex(line => line.includes(replacement)) + 1 : 0
  return applied > 0
    ? { listed, state: 'applied', line: applied }
    : { listed, state: 'missing', line: undefined }
}

const nearest = (lines: readonly number[], { line = 1 }: Listed): number | undefined =>
  lines.toSorted((left, right) => Math.abs(left - line) - Math.abs(right - line))[0]
