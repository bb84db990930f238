import { visible } from './visible.ts'

/** `path:line:column`, or the path alone for the name of a file or folder. */
export function placeOf({
  path,
  line,
  column,
}: {
  readonly path: string
  readonly line: number | null
  readonly column: number | null
}): string {
  return line === null ? visible(path) : `${visible(path)}:${line}:${column ?? 1}`
}
