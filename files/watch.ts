import { type FSWatcher, lstatSync, watch } from 'node:fs'
import { causeOf } from './disk.ts'

export interface Watching {
  /** Adds a folder; one that is watched already, or is not there, is fine. */
  readonly add: (folder: string) => void
  readonly close: () => void
}

/** Milliseconds in which changes are gathered. */
const gathering = 40

/** Milliseconds between two looks where the system watches no more. */
const pause = 1000

interface Watched {
  readonly watcher: FSWatcher
  /** Tells the folder from another that was made under its name. */
  readonly identity: string
}

/** Folders to look at. */
export interface Changes {
  /** Something in them has changed. */
  readonly changed: ReadonlySet<string>
  /** They are watched from now on, and may have changed before. */
  readonly added: ReadonlySet<string>
}

/**
 * Tells which of some folders change; undefined where the system has no room for more watches, and
 * everything has to be looked at.
 */
export function watchFolders(onChange: (changes: Changes | undefined) => void): Watching {
  const watched = new Map<string, Watched>()
  let changed = new Set<string>()
  let added = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let poll: NodeJS.Timeout | undefined
  const tell = (): void => {
    timer = undefined
    const changes = { changed, added }
    changed = new Set()
    added = new Set()
    onChange(changes)
  }
  const note = (folder: string, where: Set<string>): void => {
    where.add(folder)
    timer ??= setTimeout(tell, gathering)
  }
  const drop = (folder: string): void => {
    watched.get(folder)?.watcher.close()
    watched.delete(folder)
  }
  const start = (folder: string, identity: string): void => {
    try {
      const watcher = watch(folder, { persistent: true }, () => note(folder, changed))
      watcher.on('error', () => drop(folder))
      watched.set(folder, { watcher, identity })
      note(folder, added)
    } catch (error) {
      const cause = causeOf(error)
      if (cause !== 'ENOENT' && cause !== 'ENOTDIR')
        poll ??= setInterval(() => onChange(undefined), pause)
    }
  }
  return {
    add: folder => {
      const identity = identityOf(folder)
      if (identity === watched.get(folder)?.identity) return
      drop(folder)
      if (identity !== undefined) start(folder, identity)
    },
    close: () => {
      clearTimeout(timer)
      clearInterval(poll)
      for (const folder of [...watched.keys()]) drop(folder)
    },
  }
}

/** Undefined for what is no folder. */
function identityOf(folder: string): string | undefined {
  try {
    const stats = lstatSync(folder, { throwIfNoEntry: false })
    return stats?.isDirectory() ? `${stats.dev}:${stats.ino}:${stats.birthtimeMs}` : undefined
  } catch (error) {
    causeOf(error)
    return undefined
  }
}
