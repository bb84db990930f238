import { namesIn, readText } from '../../files/folder.ts'
import { type ProfileName, profileNames } from '../progress/profiles.ts'
import { type Progress, progressOf } from '../progress/progress.ts'
import type { Finding } from '../status/findings.ts'
import { type LiveLog, readLive } from '../status/live-log.ts'
import { blockedLanes, snapshotOf } from '../status/reduce.ts'
import type { Snapshot } from '../status/snapshot.ts'
import { type Identity, identityOf } from './identity.ts'
import { type Meta, readMeta } from './meta.ts'
import { logPlace } from './place.ts'
import { quietly } from './quietly.ts'
import { idOfFile } from './work-package-name.ts'

/** A mission by its log and the names of its files: all that its progress takes. */
export interface Mission {
  /** The name of its folder. */
  readonly folder: string
  readonly meta: Meta
  readonly identity: Identity
  readonly snapshot: Snapshot
  readonly progress: Readonly<Record<ProfileName, Progress>>
  /** File names in `tasks/` by the id of their work package. */
  readonly files: ReadonlyMap<string, string>
  readonly findings: readonly Finding[]
  readonly log: LiveLog
  /** Where the log lies, relative to the root. */
  readonly logPath: string
}

/** The folder with the missions of a project. */
export const specsFolder = 'kitty-specs'

/** The folders of all missions, sorted. */
export const missionFolders = (root: string): readonly string[] =>
  namesIn(root, specsFolder).filter(name => !name.startsWith('.') && hasMissionFiles(root, name))

const hasMissionFiles = (root: string, name: string): boolean =>
  ['meta.json', 'status.events.jsonl', 'tasks', 'spec.md'].some(file =>
    namesOf(root, `${specsFolder}/${name}`).includes(file),
  )

const namesOf = (root: string, path: string): readonly string[] =>
  quietly(() => namesIn(root, path)) ?? []

/** Reads a mission, or what is new of it. */
export function readMission(root: string, folder: string, before?: Mission): Mission {
  const path = `${specsFolder}/${folder}`
  const { meta, findings } = readMeta(quietly(() => readText(root, `${path}/meta.json`)))
  const logPath = logPlace(root, folder, meta)
  const log = readLive(
    root,
    { path: logPath },
    before?.logPath === logPath ? before.log : undefined,
  )
  const snapshot = snapshotOf(log.folded)
  const files = new Map(
    namesOf(root, `${path}/tasks`).flatMap(name => {
      const id = idOfFile(name)
      return id === undefined ? [] : [[id, name] as const]
    }),
  )
  const measured = {
    workPackages: snapshot.work_packages,
    blockedLanes: blockedLanes(log.folded),
    files: [...files.keys()],
  }
  const [cutover, specKitty] = profileNames.map(name => progressOf(measured, name))
  if (!cutover || !specKitty) throw new Error('Unexpected profiles, expected two')
  return {
    folder,
    meta,
    identity: identityOf(meta, snapshot.mission_slug),
    snapshot,
    progress: { cutover, 'spec-kitty': specKitty },
    files,
    findings: [...findings, ...log.findings, ...strayFindings(snapshot, files)],
    log,
    logPath,
  }
}

/** Work packages that have a file or events, and not both. */
function strayFindings(
  { work_packages: states }: Snapshot,
  files: ReadonlyMap<string, string>,
): readonly Finding[] {
  return [
    ...[...files].flatMap(([wp, name]): readonly Finding[] =>
      Object.hasOwn(states, wp)
        ? []
        : [
            {
              code: 'no-event',
              severity: 'warning',
              message: 'has a file and no event: it counts as planned',
              file: `tasks/${name}`,
              wp,
            },
          ],
    ),
    ...(files.size === 0 ? [] : Object.keys(states)).flatMap((wp): readonly Finding[] =>
      files.has(wp)
        ? []
        : [{ code: 'no-file', severity: 'warning', message: 'has events and no file', wp }],
    ),
  ]
}
