import { lstatSync, renameSync, unlinkSync } from 'node:fs'
import { causeOf } from './disk.ts'

/** When a file was last written, in milliseconds since 1970; undefined where there is none. */
export const writtenAt = (path: string): number | undefined =>
  lstatSync(path, { throwIfNoEntry: false })?.mtimeMs

/** Removes a file that another program has left: away with its name first, so that only one does. */
export function removeStale(path: string): void {
  const aside = `${path}.stale`
  try {
    renameSync(path, aside)
    unlinkSync(aside)
  } catch (error) {
    if (causeOf(error) !== 'ENOENT') throw error
  }
}
