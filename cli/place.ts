import { mistake } from '../core/errors.ts'

/** A place in a file. */
export interface Place {
  readonly path: string
  readonly line: number
  readonly column: number | undefined
}

/** Reads `PATH:LINE[:COLUMN]` from the right, because a path may contain colons. */
export function parsePlace(text: string): Place {
  const [, path, line, column] = /^(.+?):([1-9]\d{0,9})(?::([1-9]\d{0,9}))?$/s.exec(text) ?? []
  if (path === undefined || line === undefined) throw mistake('invalidPlace', text)
  return { path, line: Number(line), column: column === undefined ? undefined : Number(column) }
}
