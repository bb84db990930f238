import { lstatSync, readdirSync, renameSync, unlinkSync } from 'node:fs'
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

/**
 * Removes files of git's object store that are empty, as a loss of power may leave them. They hold
 * nothing, and git would take each for the object of its name. Returns their paths in the store.
 */
export function removeEmptyObjects(store: string): readonly string[] {
  const folders = readdirSync(store).filter(name => /^[0-9a-f]{2}$/.test(name))
  const empty = folders
    .flatMap(folder => readdirSync(`${store}/${folder}`).map(name => `${folder}/${name}`))
    .filter(path => lstatSync(`${store}/${path}`, { throwIfNoEntry: false })?.size === 0)
  for (const path of empty) unlinkSync(`${store}/${path}`)
  return empty
}
