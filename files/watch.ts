import { type FSWatcher, watch } from 'node:fs'
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

/**
 * Tells which of some folders change: `onChange` gets those that did, or undefined where the
 * system has no room for more watches, and everything has to be looked at.
 */
export function watchFolders(
  onChange: (folders: ReadonlySet<string> | undefined) => void,
): Watching {
  const watchers = new Map<string, FSWatcher>()
  let changed = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let poll: NodeJS.Timeout | undefined
  const tell = (): void => {
    timer = undefined
    const folders = changed
    changed = new Set()
    onChange(folders)
  }
  const note = (folder: string): void => {
    changed.add(folder)
    timer ??= setTimeout(tell, gathering)
  }
  const drop = (folder: string): void => {
    watchers.get(folder)?.close()
    watchers.delete(folder)
  }
  return {
    add: folder => {
      if (watchers.has(folder)) return
      try {
        const watcher = watch(folder, { persistent: true }, () => note(folder))
        watcher.on('error', () => drop(folder))
        watchers.set(folder, watcher)
      } catch (error) {
        const cause = causeOf(error)
        if (cause !== 'ENOENT' && cause !== 'ENOTDIR')
          poll ??= setInterval(() => onChange(undefined), pause)
      }
    },
    close: () => {
      clearTimeout(timer)
      clearInterval(poll)
      for (const folder of [...watchers.keys()]) drop(folder)
    },
  }
}
