import { posix, resolve, sep } from 'node:path'
import { type BaselineEntry, parseBaseline, renderBaseline } from '../core/baseline.ts'
import { mistake } from '../core/errors.ts'
import { baselinePath } from '../core/own-files.ts'
import { readText } from '../files/folder.ts'
import { replaceFile } from '../files/write.ts'

/** A baseline and where it lies, relative to the root. */
export interface Baseline {
  readonly path: string
  readonly entries: readonly BaselineEntry[]
}

/** Reads the baseline of a run. Throws `damagedFile`, `missingPath` for one that was named, `pathOutsideRoot`. */
export function readBaseline(
  root: string,
  cwd: string,
  { path: typed, isWritten }: { readonly path: string | undefined; readonly isWritten: boolean },
): Baseline {
  const path = typed === undefined ? baselinePath : insideOf(root, cwd, typed)
  const content = readText(root, path)
  if (content === undefined && typed !== undefined && !isWritten)
    throw mistake('missingPath', typed)
  return { path, entries: content === undefined ? [] : parseBaseline(path, content) }
}

/** Writes a baseline as a whole. */
export const writeBaseline = (root: string, { path, entries }: Baseline): void =>
  replaceFile(root, { path }, Buffer.from(renderBaseline(entries)))

function insideOf(root: string, cwd: string, typed: string): string {
  const path = posix.relative(root, resolve(cwd, typed).split(sep).join('/'))
  if (path === '' || path.startsWith('..') || posix.isAbsolute(path))
    throw mistake('pathOutsideRoot', typed, root)
  return path
}
