import type { ScanOptions } from '../engine/scan.ts'
import type { Input } from './commands/command.ts'
import type { Io } from './io.ts'
import { parseSize } from './number.ts'
import { termsOf } from './terms.ts'
import type { Values } from './values.ts'
import { readVersion } from './version.ts'

/** Largest file that is read, in bytes. */
export function maxFileSizeOf(values: Values): number {
  const size = values.text('maxFileSize')
  return size === undefined ? 32 * 1024 ** 2 : parseSize('--max-file-size', size)
}

/** What the engine needs to know of a command line. */
export function scanOptionsOf(
  { values }: Input,
  terms: readonly string[],
  paths: readonly string[],
  { cwd }: Io,
): ScanOptions {
  return {
    cwd,
    paths,
    terms: termsOf(terms, values),
    include: values.list('include'),
    exclude: values.list('exclude'),
    ignore: values.flag('ignore') ?? true,
    hidden: values.flag('hidden') ?? false,
    maxFileSize: maxFileSizeOf(values),
    version: readVersion(),
  }
}
