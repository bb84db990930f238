import { isDeepStrictEqual } from 'node:util'
import { type Watching, watchFolders } from '../../files/watch.ts'
import { type Mission, missionFolders, readMission, specsFolder } from './read.ts'

/** The missions of a project, kept up to date: of a log that grows only what is new is read. */
export interface Store {
  /** Sorted by folder. */
  readonly missions: () => readonly Mission[]
  readonly mission: (folder: string) => Mission | undefined
  /**
   * Looks at some missions again, or at all; the folders of those that came, went, or read
   * otherwise.
   */
  readonly refresh: (folders?: ReadonlySet<string>) => readonly string[]
  /** Tells of changes until it is closed. */
  readonly watch: (onChange: Listener) => { readonly close: () => void }
}

type Listener = (folders: readonly string[]) => void

/** Reads all missions of a project. */
export function openStore(root: string): Store {
  let known = new Map(missionFolders(root).map(folder => [folder, readMission(root, folder)]))
  const refresh = (folders?: ReadonlySet<string>): readonly string[] => {
    const before = known
    known = new Map(
      missionFolders(root).map(folder => {
        const old = before.get(folder)
        const isLookedAt = !old || !folders || folders.has(folder)
        return [folder, isLookedAt ? readMission(root, folder, old) : old]
      }),
    )
    const all = new Set([...before.keys(), ...known.keys()])
    return [...all].filter(folder => !isSame(before.get(folder), known.get(folder)))
  }
  const listeners = new Set<Listener>()
  let watching: Watching | undefined
  const watchAll = (): void => {
    watching?.add(root)
    watching?.add(`${root}/${specsFolder}`)
    for (const mission of known.values())
      for (const folder of watched(root, mission)) watching?.add(folder)
  }
  const start = (): Watching =>
    watchFolders(changes => {
      const missionsOf = (paths: ReadonlySet<string>) =>
        [...paths].map(path => missionOf(path.slice(root.length))).filter(one => one !== '')
      const changed = missionsOf(changes?.changed ?? new Set())
      const looked = changes && new Set([...changed, ...missionsOf(changes.added)])
      // A work package or a plan that was edited is seen on a page, and not in what is kept here.
      const folders = new Set([...refresh(looked), ...changed])
      watchAll()
      if (folders.size > 0) for (const tell of [...listeners]) tell([...folders])
    })
  return {
    missions: () => [...known.values()],
    mission: folder => known.get(folder),
    refresh,
    watch: onChange => {
      listeners.add(onChange)
      if (!watching) {
        watching = start()
        watchAll()
      }
      return {
        close: () => {
          listeners.delete(onChange)
          if (listeners.size > 0) return
          watching?.close()
          watching = undefined
        },
      }
    },
  }
}

/** The folders in which something of a mission changes. */
const watched = (root: string, { folder, logPath }: Mission): readonly string[] => [
  `${root}/${specsFolder}/${folder}`,
  `${root}/${specsFolder}/${folder}/tasks`,
  `${root}/${logPath.slice(0, logPath.lastIndexOf('/'))}`,
]

/** `/kitty-specs/lamps/tasks` is about `lamps`; what is about no mission is empty. */
function missionOf(path: string): string {
  const parts = path.split('/')
  return parts[parts.lastIndexOf(specsFolder) + 1] ?? ''
}

/** Whether nobody would see a difference. */
function isSame(before: Mission | undefined, after: Mission | undefined): boolean {
  if (before === after) return true
  if (!before || !after) return false
  const seen = ({ meta, snapshot, findings, files, log }: Mission) => [
    meta,
    snapshot,
    findings,
    [...files],
    log.size,
  ]
  return isDeepStrictEqual(seen(before), seen(after))
}
