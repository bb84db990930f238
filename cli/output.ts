import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { mistake } from '../core/errors.ts'
import type { Output } from './io.ts'

/** Writes and waits while the reader is behind. Rejects when it has gone away. */
export async function write(output: Output, text: string): Promise<void> {
  if (!output.write(text)) await once(output, 'drain')
}

/** Where one report goes, piece by piece. */
export interface Sink {
  readonly write: (text: string) => void | Promise<void>
  readonly end: () => Promise<void>
}

/** Pieces of this many characters leave together: a system call for each line would be slow. */
const pieceSize = 16_384

/** A sink for a stream that passes text on while it comes. */
export function streamSink(output: Output): Sink {
  let pending = ''
  const flush = async (): Promise<void> => {
    const text = pending
    pending = ''
    if (text !== '') await write(output, text)
  }
  return {
    write: text => {
      pending += text
      return pending.length < pieceSize ? undefined : flush()
    },
    end: flush,
  }
}

/** A sink for a file. It is written at the end, so that a scan never finds its own report half done. */
export function fileSink(path: string, cwd: string): Sink {
  const pieces: string[] = []
  return {
    write: text => {
      pieces.push(text)
    },
    end: async () => {
      try {
        await writeFile(resolve(cwd, path), pieces)
      } catch (error) {
        throw mistake('unwritableFile', path, causeOf(error))
      }
    },
  }
}

const causeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)
