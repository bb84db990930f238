import { sep } from 'node:path'
import type { Entry } from '../core/entry.ts'

const most = { entries: 8000, bytes: sep === '/' ? 400_000 : 20_000 }

/** Cuts a list so that the paths of a piece fit on a command line; Windows has short ones. */
export function* chunksOf(entries: readonly Entry[]): Generator<readonly Entry[]> {
  let start = 0
  let bytes = 0
  for (const [index, { path }] of entries.entries()) {
    const length = Buffer.byteLength(path) + 3
    if (index - start === most.entries || (bytes + length > most.bytes && index > start)) {
      yield entries.slice(start, index)
      start = index
      bytes = 0
    }
    bytes += length
  }
  if (start < entries.length) yield entries.slice(start)
}
