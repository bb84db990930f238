import { closeSync, constants, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import { mistake } from '../core/errors.ts'
import { causeOf } from './disk.ts'

const flags =
  constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0)

/** Adds one line to the end of a file, in one write, on disk when it returns. A torn last line is closed first. */
export function appendLine(root: string, path: string, line: string): void {
  try {
    const file = openSync(`${root}/${path}`, flags, 0o644)
    try {
      writeSync(file, endsLine(file) ? line : `\n${line}`)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    throw mistake('unwritableFile', path, causeOf(error))
  }
}

function endsLine(file: number): boolean {
  const { size } = fstatSync(file)
  if (size === 0) return true
  const last = Buffer.alloc(1)
  readSync(file, last, 0, 1, size - 1)
  return last[0] === 0x0a
}
