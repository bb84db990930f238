import { mkdirSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { mistake } from '../core/errors.ts'
import { causeOf } from './disk.ts'

/** Makes a folder and those around it; one that is there is fine. Throws `unwritableFile`. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true })
  } catch (error) {
    throw mistake('unwritableFile', path, causeOf(error))
  }
}

/** Gives a folder another name, in one step; false where something has that name already. */
export function moveFolder(from: string, to: string): boolean {
  makeFolder(dirname(to))
  try {
    renameSync(from, to)
    return true
  } catch (error) {
    const cause = causeOf(error)
    if (cause === 'EEXIST' || cause === 'ENOTEMPTY' || cause === 'ENOTDIR') return false
    throw error
  }
}
