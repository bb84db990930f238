import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs'
import { mistake } from '../core/errors.ts'
import { causeOf, foldersOf } from './disk.ts'
import { linkTarget } from './write.ts'

const flags =
  constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0)

/** What an append has to know of a file, and may do with it. Nobody else writes meanwhile. */
export interface OpenLog {
  readonly content: Buffer
  /** Cuts the file off behind some bytes. */
  readonly cut: (length: number) => void
  /** Adds bytes to the end in one write, on disk when it returns, and reads them back. */
  readonly add: (bytes: Buffer) => void
}

/** Opens a log for reading and appending; it is made where there is none. Throws `unwritableFile`. */
export function withLog<Result>(root: string, path: string, run: (log: OpenLog) => Result): Result {
  if (foldersOf({ path }).some(folder => linkTarget(root, folder) !== undefined))
    throw mistake('unwritableFile', path, 'a folder of it is a link')
  const file = guarded(path, () => openSync(`${root}/${path}`, flags, 0o644))
  try {
    const content = guarded(path, () => readWhole(file))
    return run({
      content,
      cut: length => guarded(path, () => ftruncateSync(file, length)),
      add: bytes => guarded(path, () => append(file, bytes)),
    })
  } finally {
    closeSync(file)
  }
}

function readWhole(file: number): Buffer {
  const bytes = Buffer.allocUnsafe(fstatSync(file).size)
  let read = 0
  while (read < bytes.length) {
    const count = readSync(file, bytes, read, bytes.length - read, read)
    if (count === 0) break
    read += count
  }
  return bytes.subarray(0, read)
}

/** A disk without room takes a part of the bytes: that part is taken back. */
function append(file: number, bytes: Buffer): void {
  const before = fstatSync(file).size
  try {
    if (writeSync(file, bytes) !== bytes.length) throw new Error('ENOSPC')
    fsyncSync(file)
  } catch (error) {
    ftruncateSync(file, before)
    throw error
  }
  const back = Buffer.alloc(bytes.length)
  readSync(file, back, 0, back.length, before)
  if (!back.equals(bytes)) throw new Error('the bytes that were written are not there')
}

function guarded<Result>(path: string, act: () => Result): Result {
  try {
    return act()
  } catch (error) {
    throw mistake(
      'unwritableFile',
      path,
      error instanceof Error && !('code' in error) ? error.message : causeOf(error),
    )
  }
}
