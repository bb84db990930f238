import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import type { Entry } from '../core/entry.ts'
import { chunksOf } from './chunks.ts'
import { causeOf } from './disk.ts'
import { contentTest, isCaseless, type SearchPattern, sourceOf } from './pattern.ts'

export interface SearchOptions {
  /** Path of the rg program; without it, or where it fails, files are read one by one. */
  readonly binary?: string | undefined
}

/**
 * Yields the entries whose content matches, in the given order. They must be regular files: rg
 * follows a link that it is given. While the caller looks at the files of one chunk, rg searches
 * the next.
 */
export async function* searchFiles(
  root: string,
  entries: readonly Entry[],
  pattern: SearchPattern,
  { binary }: SearchOptions = {},
): AsyncGenerator<Entry> {
  const stop = new AbortController()
  const decide = decision(root, pattern)
  const chunks = chunksOf(entries)
  const searchNext = () => {
    const { value: chunk } = chunks.next()
    return (
      chunk && {
        chunk,
        names: binary ? list(binary, root, chunk, pattern, stop.signal) : undefined,
      }
    )
  }
  let next = searchNext()
  try {
    while (next) {
      const { chunk } = next
      const names = await next.names
      next = searchNext()
      for (const entry of chunk) if (decide(entry, names)) yield entry
    }
  } finally {
    stop.abort()
    await next?.names
  }
}

/** The names that rg printed for a chunk, or undefined where it did not search all of it. */
type Names = ReadonlySet<string> | undefined

/** rg cannot see latin1 letters, so beyond ASCII it only proposes and the text decides. */
function decision(root: string, pattern: SearchPattern): (entry: Entry, names: Names) => boolean {
  const test = contentTest(root, pattern)
  const isFinal = isAscii(pattern)
  return (entry, names) => {
    if (!names || entry.raw) return test(entry)
    return names.has(entry.path) && (isFinal || test(entry))
  }
}

/** Neither letters beyond ASCII nor escapes that may stand for them. */
const isAscii = (pattern: SearchPattern): boolean =>
  /^(?!.*\\[xupUP])\p{ASCII}*$/su.test(sourceOf(pattern))

async function list(
  binary: string,
  root: string,
  chunk: readonly Entry[],
  pattern: SearchPattern,
  signal: AbortSignal,
): Promise<Names> {
  const paths = chunk.filter(entry => !entry.raw).map(entry => `./${entry.path}`)
  // Without a path rg would search the whole folder.
  if (paths.length === 0) return new Set()
  const args = [...flagsOf(pattern), '--', ...paths]
  try {
    return await namesFrom(
      spawn(binary, args, { cwd: root, signal, stdio: ['ignore', 'pipe', 'ignore'] }),
    )
  } catch (error) {
    // The pattern is longer than a command line, or holds a NUL.
    causeOf(error)
    return undefined
  }
}

/** `-a`: a binary file with the term is reported as binary, so it has to be found. */
function flagsOf(pattern: SearchPattern): readonly string[] {
  const source = sourceOf(pattern)
  return [
    ...[
      '--no-config',
      '--color=never',
      '--path-separator=/',
      '--regex-size-limit=1G',
      '-l',
      '-0',
      '-a',
    ],
    ...(isCaseless(pattern) ? ['-i'] : ['-s']),
    ...(source.includes('\\n') ? ['-U'] : []),
    ...['-e', source],
    ...(isAscii(pattern) ? [] : ['-e', '(?-u:[\\x80-\\xff])']),
  ]
}

/** Status 2 says that some file could not be read, even where others matched. */
function namesFrom(child: ChildProcessByStdio<null, Readable, null>): Promise<Names> {
  const pieces: Buffer[] = []
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece))
  return new Promise(resolve => {
    child.on('error', () => resolve(undefined))
    child.on('close', code => resolve(code === 0 || code === 1 ? namesOf(pieces) : undefined))
  })
}

function namesOf(pieces: readonly Buffer[]): Names {
  const names = Buffer.concat(pieces).toString().split('\0')
  return new Set(names.map(name => name.slice('./'.length)))
}
