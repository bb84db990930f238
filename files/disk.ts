import { type Entry, entryOf } from '../core/entry.ts'

/** The absolute path of an entry, in bytes where a string cannot spell it. */
export function diskPath(root: string, entry: Entry): string | Buffer {
  return entry.raw ? Buffer.concat([Buffer.from(`${root}/`), entry.raw]) : `${root}/${entry.path}`
}

/** The entry of a name inside a folder; undefined is the root. */
export function childOf(folder: Entry | undefined, name: Buffer): Entry {
  const own = entryOf(name)
  if (!folder) return own
  const path = `${folder.path}/${own.path}`
  if (!folder.raw && !own.raw) return { path }
  return {
    path,
    raw: Buffer.concat([folder.raw ?? Buffer.from(folder.path), Buffer.from('/'), name]),
  }
}

/** The folders around an entry, from the root down. */
export function foldersOf(entry: Entry): readonly Entry[] {
  const bytes = entry.raw ?? Buffer.from(entry.path)
  const folders: Entry[] = []
  for (let end = bytes.indexOf('/'); end !== -1; end = bytes.indexOf('/', end + 1)) {
    folders.push(entryOf(bytes.subarray(0, end)))
  }
  return folders
}

/** The code of a system error such as `ENOENT`; any other error is a bug and flies on. */
export function causeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  throw error
}
